package mention_test

import (
	"context"
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"actant/extract"
	"actant/extract/mention"
	"actant/graph"
)

// check fails unless the mentions of doc keep what package extract promises of them.
func check(t *testing.T, doc *extract.Doc) {
	t.Helper()
	heads := map[[2]int]extract.Form{}
	for i, m := range doc.Mentions {
		toks := doc.Sentences[m.Sent].Tokens
		switch {
		case m.First > m.Head || m.Head > m.Last || m.First < 0 || m.Last >= len(toks):
			t.Fatalf("mention %d: head %d outside of its span %d..%d of %d tokens", i, m.Head, m.First, m.Last, len(toks))
		case m.Start != toks[m.First].Start || m.End != toks[m.Last].End:
			t.Errorf("mention %d: bytes %d..%d are not those of its tokens", i, m.Start, m.End)
		case m.Org < -1 || m.Org >= len(doc.Mentions) || m.Org == i:
			t.Errorf("mention %d: org %d", i, m.Org)
		case m.Org >= 0 && doc.Mentions[m.Org].Sent != m.Sent:
			t.Errorf("mention %d: its org %d stands in another sentence", i, m.Org)
		case m.Name == "" || m.Key == "" || m.Kind == "" || m.Form == "":
			t.Errorf("mention %d of %q: name %q, key %q, kind %q, form %q", i, doc.Text[m.Start:m.End], m.Name, m.Key, m.Kind, m.Form)
		case !slices.Contains(graph.Kinds(), m.Kind):
			t.Errorf("mention %d: kind %q", i, m.Kind)
		case m.Link != "" && len(m.Candidates) > 0 && (m.LinkedBy != extract.ByDefault || !slices.Contains(m.Candidates, m.Link)):
			t.Errorf("mention %d: both link and candidates", i)
		case (m.Link == "") != (m.LinkedBy == ""):
			t.Errorf("mention %d: link %q by %q", i, m.Link, m.LinkedBy)
		case m.NameEnd > 0 && (m.NameStart < m.Start || m.NameEnd > m.End):
			t.Errorf("mention %d: its name is outside of it", i)
		}
		at := [2]int{m.Sent, m.Head}
		if form, ok := heads[at]; ok && (form != extract.Demonym || m.Form != extract.Demonym) {
			t.Errorf("mention %d: token %d heads another mention too", i, m.Head)
		}
		heads[at] = m.Form
		for _, n := range m.Members {
			if n < 0 || n >= len(doc.Mentions) || n == i {
				t.Errorf("mention %d: member %d", i, n)
			}
		}
		if i > 0 && doc.Mentions[i-1].Start > m.Start {
			t.Errorf("mention %d starts before the one before it", i)
		}
	}
}

func sample(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestInvariants reads whole articles.
func TestInvariants(t *testing.T) {
	for _, path := range []string{"../testdata/seed-uk.txt", "../testdata/seed-en.txt"} {
		doc := read(t, extract.NoLanguage, sample(t, path))
		if len(doc.Mentions) < 80 {
			t.Errorf("%s: %d mentions, want 80 at least", path, len(doc.Mentions))
		}
		check(t, doc)
	}
}

func TestMentionAt(t *testing.T) {
	doc := read(t, extract.English, "He left. NATO Secretary General Jens Stoltenberg met the president of Finland.")
	tests := []struct {
		sent  int
		word  string
		found string
	}{
		{0, "He", "He"},
		{0, "left", ""},
		{1, "NATO", "NATO"},
		{1, "Jens", "NATO Secretary General Jens Stoltenberg"},
		{1, "the", "the president of Finland"},
		{1, "of", "the president of Finland"},
		{1, "Finland", "Finland"},
		{1, ".", ""},
	}
	for _, tt := range tests {
		tok := slices.IndexFunc(doc.Sentences[tt.sent].Tokens, func(x extract.Token) bool { return x.Text == tt.word })
		got := ""
		if n := doc.MentionAt(tt.sent, tok); n >= 0 {
			got = doc.Text[doc.Mentions[n].Start:doc.Mentions[n].End]
		}
		if got != tt.found {
			t.Errorf("MentionAt(%d, %q): got %q, want %q", tt.sent, tt.word, got, tt.found)
		}
	}
	if n := doc.MentionAt(7, 0); n != -1 {
		t.Errorf("MentionAt of a sentence that is not there: got %d, want -1", n)
	}
}

func TestFillStops(t *testing.T) {
	st, err := stage()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc := &extract.Doc{Sentences: []extract.Sentence{{Lang: extract.English}}}
	if err := st.Fill(ctx, doc); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestOtherLanguagesHaveNone(t *testing.T) {
	st, err := stage()
	if err != nil {
		t.Fatal(err)
	}
	toks := []extract.Token{{End: 4, Text: "NATO", Lemma: "NATO", POS: "PROPN", Head: -1, Rel: "root", Name: "S-ORG"}}
	doc := &extract.Doc{Text: "NATO", Sentences: []extract.Sentence{{End: 4, Lang: extract.Russian, Tokens: toks}}}
	if err := st.Fill(context.Background(), doc); err != nil || len(doc.Mentions) != 0 {
		t.Errorf("got %d mentions and error %v, want none", len(doc.Mentions), err)
	}
}

func TestConcurrentUse(t *testing.T) {
	text := sample(t, "../testdata/seed-uk.txt")
	want := show(read(t, extract.Ukrainian, text))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if got := show(read(t, extract.Ukrainian, text)); got != want {
				t.Error("two runs differ")
			}
		})
	}
	all.Wait()
}

func TestReadKinds(t *testing.T) {
	kinds, err := mention.ReadKinds("# nouns\nperson\n  actor Aide\nplace\n  bay\n")
	want := map[string]graph.Kind{"actor": graph.Person, "aide": graph.Person, "bay": graph.Place}
	if err != nil || !reflect.DeepEqual(kinds, want) {
		t.Errorf("got %v, %v, want %v", kinds, err, want)
	}
	for _, bad := range []string{"planet\n  earth\n", "person\n  actor\nplace\n  actor\n"} {
		if _, err := mention.ReadKinds(bad); err == nil {
			t.Errorf("ReadKinds(%q): no error", bad)
		}
	}
}

func TestReadPronouns(t *testing.T) {
	got, err := mention.ReadPronouns("she 3 s f\nwe 1 p -\n")
	want := map[string]mention.Pronoun{"she": {Person: 3, Gender: "Fem"}, "we": {Person: 1, Plural: true}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	for _, bad := range []string{"she 3 s\n", "she 4 s f\n", "she 3 s x\n", "she 3 s f\nshe 3 s f\n"} {
		if _, err := mention.ReadPronouns(bad); err == nil {
			t.Errorf("ReadPronouns(%q): no error", bad)
		}
	}
}

func TestReadLists(t *testing.T) {
	var w mention.Words
	err := w.ReadLists("calendar: may\nlight: on_behalf\nincluding: such_as\nformer: ex\nprefix-former: ex-\noffice head of state: head of state\n")
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case !w.Calendar["may"], !w.Light["on behalf"], w.Modes["ex"] != "former":
		t.Errorf("got %+v", w)
	case !slices.Equal(w.Including[0], []string{"such", "as"}), w.Prefixes[0] != mention.Prefix{Start: "ex-", Mode: "former"}:
		t.Errorf("got %+v", w)
	case w.Offices[0].Name != "head of state" || len(w.Offices[0].Words) != 3:
		t.Errorf("got %+v", w.Offices)
	}
	if err := w.ReadLists("calendar may\n"); err == nil {
		t.Error("a line without colon: no error")
	}
}

// FuzzFill gives the stage trees without sense: whatever the parser does, no mention
// may break its promises.
func FuzzFill(f *testing.F) {
	f.Add("the NATO chief praised « Japan » and its partners – Poland , Hungary .", []byte{1, 2, 0, 4, 9, 3}, true)
	f.Add("глави держав та урядів партнерів – Японії , в. о. голови СБУ «", []byte{0, 7, 2, 2, 5, 1, 200}, false)
	f.Fuzz(func(t *testing.T, text string, noise []byte, english bool) {
		st, err := stage()
		if err != nil {
			t.Fatal(err)
		}
		doc := noisy(text, noise, english)
		if err := st.Fill(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		check(t, doc)
	})
}

// noisy makes a sentence of the words of a text with a tree and tags that depend on noise.
func noisy(text string, noise []byte, english bool) *extract.Doc {
	tags := []string{"NOUN", "PROPN", "ADJ", "VERB", "PRON", "DET", "ADP", "PUNCT", "CCONJ", "NUM", "SCONJ"}
	rels := []string{"nsubj", "obj", "nmod", "amod", "flat:title", "flat:name", "appos", "conj", "case", "det", "compound", "acl:relcl", "mark"}
	names := []string{"O", "B-PER", "E-PER", "S-ORG", "B-LOC", "I-LOC", "S-DATE"}
	cases := []string{"", "Nom", "Gen", "Ins"}
	lang := extract.Ukrainian
	if english {
		lang = extract.English
	}
	doc := &extract.Doc{Text: text, Sentences: []extract.Sentence{{Lang: lang, End: len(text)}}}
	words := strings.Fields(text)
	at := 0
	for i, w := range words {
		n := i * 7
		if len(noise) > 0 {
			n += int(noise[i%len(noise)])
		}
		start := at + strings.Index(text[at:], w)
		at = start + len(w)
		head := n%(len(words)+1) - 1
		if head == i {
			head = -1
		}
		doc.Sentences[0].Tokens = append(doc.Sentences[0].Tokens, extract.Token{
			Start: start, End: at, Text: w, Lemma: strings.ToLower(w), POS: tags[n%len(tags)], Head: head,
			Rel: rels[n%len(rels)], Name: names[n%len(names)], Feats: extract.Feats{Case: cases[n%len(cases)]},
		})
	}
	return doc
}

// BenchmarkFill is the time for one article, parsed before.
func BenchmarkFill(b *testing.B) {
	for _, name := range []string{"seed-uk", "seed-en"} {
		b.Run(name, func(b *testing.B) {
			doc := read(b, extract.NoLanguage, sample(b, "../testdata/"+name+".txt"))
			st, err := stage()
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.SetBytes(int64(len(doc.Text)))
			for b.Loop() {
				if err := st.Fill(context.Background(), doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
