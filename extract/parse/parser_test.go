package parse_test

import (
	"context"
	"encoding/json"
	"os"
	"reflect"
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
