package parse_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/parse"
	"actant/extract/parse/weights"
)

// trained is the parser with the weights that are shipped.
var trained = sync.OnceValues(func() (*parse.Parser, error) {
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		return nil, err
	}
	return parse.New(weights.Data(), dict)
})

func newParser(t testing.TB) *parse.Parser {
	t.Helper()
	p, err := trained()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sentence is one that is cut into tokens.
func sentence(lang extract.Lang, words ...string) extract.Sentence {
	s := extract.Sentence{Lang: lang}
	for _, w := range words {
		s.Tokens = append(s.Tokens, extract.Token{Text: w})
	}
	return s
}

func fill(t testing.TB, p *parse.Parser, sents ...extract.Sentence) []extract.Sentence {
	t.Helper()
	doc := &extract.Doc{Sentences: sents}
	if err := p.Fill(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc.Sentences
}

// reading is a sentence as the training programs read it with the same weights.
type reading struct {
	Tokens []string            `json:"tokens"`
	Lang   extract.Lang        `json:"lang"`
	Heads  []int               `json:"heads"`
	Rels   []string            `json:"deprels"`
	POS    []string            `json:"upos"`
	Feats  []map[string]string `json:"feats"`
	Names  []string            `json:"ner"`
	Lemmas []string            `json:"lemma"`
	Top    []float64           `json:"top0"`
}

func readings(t testing.TB, file string) []reading {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var list []reading
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// tokens are the tokens of a reading as they should be filled.
func (r reading) tokens() []extract.Token {
	var list []extract.Token
	for i, text := range r.Tokens {
		tok := extract.Token{
			Text: text, Lemma: r.Lemmas[i], POS: r.POS[i],
			Head: r.Heads[i] - 1, Rel: r.Rels[i], Name: r.Names[i],
		}
		for name, value := range r.Feats[i] {
			reflect.ValueOf(&tok.Feats).Elem().FieldByName(name).SetString(value)
		}
		list = append(list, tok)
	}
	return list
}

func TestReadsLikeTheTrainingPrograms(t *testing.T) {
	for _, file := range []string{"uk.json", "en.json"} {
		t.Run(file, func(t *testing.T) {
			p := newParser(t)
			list := readings(t, file)
			var sents []extract.Sentence
			for _, r := range list {
				sents = append(sents, sentence(r.Lang, r.Tokens...))
			}
			for i, s := range fill(t, p, sents...) {
				for j, want := range list[i].tokens() {
					if got := s.Tokens[j]; got != want {
						t.Errorf("%s\ngot  %+v\nwant %+v", strings.Join(list[i].Tokens, " "), got, want)
					}
				}
			}
		})
	}
}

func TestTopLayerIsThatOfTheTrainingPrograms(t *testing.T) {
	p := newParser(t)
	for _, r := range slices.Concat(readings(t, "uk.json"), readings(t, "en.json")) {
		got := p.Top(sentence(r.Lang, r.Tokens...))
		if len(got) != len(r.Top) {
			t.Fatalf("got %d numbers, want %d", len(got), len(r.Top))
		}
		for i, want := range r.Top {
			if math.Abs(float64(got[i])-want) > 0.002 {
				t.Errorf("%s: number %d is %v, want %v", strings.Join(r.Tokens, " "), i, got[i], want)
			}
		}
	}
}

// A sentence is read alike alone, after others, and while others are read.
func TestCompanyDoesNotMatter(t *testing.T) {
	p := newParser(t)
	var together []extract.Sentence
	for _, r := range slices.Concat(readings(t, "uk.json")[40:], readings(t, "en.json")[40:]) {
		together = append(together, sentence(r.Lang, r.Tokens...))
	}
	together = fill(t, p, together...)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			for j := i; j < len(together); j += 2 {
				alone := sentence(together[j].Lang)
				for _, tok := range together[j].Tokens {
					alone.Tokens = append(alone.Tokens, extract.Token{Text: tok.Text})
				}
				doc := &extract.Doc{Sentences: []extract.Sentence{alone}}
				if err := p.Fill(t.Context(), doc); err != nil {
					t.Error(err)
				}
				if !slices.Equal(alone.Tokens, together[j].Tokens) {
					t.Errorf("sentence %d is read otherwise alone: %+v, with others: %+v", j, alone.Tokens, together[j].Tokens)
				}
			}
		})
	}
	wg.Wait()
}

func TestShortAndStrangeSentences(t *testing.T) {
	got := fill(t, newParser(t),
		extract.Sentence{Lang: extract.Ukrainian},
		sentence(extract.Ukrainian, "Так"),
		sentence(extract.Russian, "Это", "правда"),
		sentence(extract.English, "", "\u0301", "\xff", "."),
		sentence(extract.Ukrainian, "Йшов", "Іи\u0306шов"),
	)
	if tok := got[1].Tokens[0]; tok.Head != -1 || tok.Rel != "root" || tok.Lemma != "так" {
		t.Errorf("one token: got %+v", tok)
	}
	if tok := got[2].Tokens[0]; tok != (extract.Token{Text: "Это"}) {
		t.Errorf("a language that is not read: got %+v", tok)
	}
	checkTree(t, got[3].Tokens)
}

// й may be written with one code point or with two.
func TestComposedAndDecomposedAreAlike(t *testing.T) {
	words := []string{"Зеленський", "зайшов", "до", "їдальні", "."}
	var decomposed []string
	for _, w := range words {
		decomposed = append(decomposed, strings.NewReplacer("й", "и\u0306", "ї", "і\u0308").Replace(w))
	}
	got := fill(t, newParser(t), sentence(extract.Ukrainian, words...), sentence(extract.Ukrainian, decomposed...))
	for i, want := range got[0].Tokens {
		tok := got[1].Tokens[i]
		tok.Text = want.Text
		if tok != want {
			t.Errorf("got %+v, want %+v", tok, want)
		}
	}
}

func TestVeryLongSentenceIsOneTree(t *testing.T) {
	var words []string
	for range 250 {
		words = append(words, "Київ", ",", "Львів", "бачить", "і")
	}
	sent := fill(t, newParser(t), sentence(extract.Ukrainian, words...))[0]
	checkTree(t, sent.Tokens)
	hung := 0
	for _, tok := range sent.Tokens[512:] {
		if tok.Head < 512 {
			hung++
			if tok.Rel != "parataxis" || sent.Tokens[tok.Head].Head != -1 {
				t.Errorf("a later piece hangs as %s on token %d", tok.Rel, tok.Head)
			}
		}
	}
	if hung != 2 {
		t.Errorf("%d later pieces hang on the first, want 2", hung)
	}
}

// checkTree wants every field filled and one root that every token leads to.
func checkTree(t *testing.T, tokens []extract.Token) {
	t.Helper()
	roots := 0
	for i, tok := range tokens {
		if tok.POS == "" || tok.Rel == "" || tok.Name == "" || tok.Lemma == "" && tok.Text != "" {
			t.Errorf("token %d is not filled: %+v", i, tok)
		}
		if tok.Head == -1 {
			roots++
		}
		steps := 0
		for j := i; j != -1; j = tokens[j].Head {
			if steps++; steps > len(tokens) {
				t.Fatalf("token %d is in a cycle", i)
			}
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

func TestFillStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	doc := &extract.Doc{}
	for range 100 {
		doc.Sentences = append(doc.Sentences, sentence(extract.English, "Nothing", "happened", "."))
	}
	if err := newParser(t).Fill(ctx, doc); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if got := doc.Sentences[99].Tokens[0].POS; got != "" {
		t.Errorf("the last sentence was read: %s", got)
	}
}

func TestHash(t *testing.T) {
	if got := newParser(t).Hash(); len(got) != 12 || strings.Trim(got, "0123456789abcdef") != "" {
		t.Errorf("got %q, want twelve hex digits", got)
	}
}
