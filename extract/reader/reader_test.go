package reader_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/parse"
	"actant/extract/reader"
	"actant/graph"
)

func open(t testing.TB) *reader.Reader {
	t.Helper()
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestStatementsReachTheGraph(t *testing.T) {
	r := open(t)
	doc, err := r.Extract(t.Context(), extract.Input{
		ID: "a", Text: "Столтенберг запросив Японію на саміт у Вільнюсі.", Published: "2023-04-04",
	})
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := r.Bundle(doc)
	if err != nil {
		t.Fatal(err)
	}
	if err := graph.Validate(bundle); err != nil {
		t.Fatal(err)
	}
	names := map[graph.ID]string{}
	for _, m := range bundle.Entities {
		names[m.Entity.ID] = m.Entity.Names["en"]
		if len(m.Search) == 0 {
			t.Errorf("%s has no search keys", m.Entity.Name)
		}
	}
	for _, st := range bundle.Statements {
		if st.Relation == "INVITED" && names[st.Source] == "Jens Stoltenberg" && names[st.Target] == "Japan" && st.Holds() {
			return
		}
	}
	t.Errorf("INVITED(Jens Stoltenberg, Japan) is not among %d statements", len(bundle.Statements))
}

func TestVersionNamesEverythingThatIsReadWith(t *testing.T) {
	plain := open(t).Version
	more, err := reader.New(reader.Options{Names: []lexicon.Source{
		{Table: "people", Text: "# columns: id\tname_en\tname_uk\nmade-up\tMade Up\tМейд Ап\n"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if plain.Version == "" || plain.Weights == "" || plain.Tables == "" {
		t.Errorf("incomplete version %+v", plain)
	}
	if more.Version.Tables == plain.Tables {
		t.Error("another name table did not change the hash of the tables")
	}
}

func TestUnusableTables(t *testing.T) {
	junk := []byte(strings.Repeat("junk ", 10))
	if _, err := reader.New(reader.Options{Weights: junk}); !errors.Is(err, parse.ErrWeights) {
		t.Errorf("weights: got %v", err)
	}
	if _, err := reader.New(reader.Options{Dict: junk}); !errors.Is(err, lexicon.ErrDict) {
		t.Errorf("dictionary: got %v", err)
	}
	if _, err := reader.New(reader.Options{Names: []lexicon.Source{{Table: "dragons", Text: "x"}}}); err == nil {
		t.Error("a name table that does not exist was accepted")
	}
}

// TestConcurrent: one Reader reads many texts at a time, each as if alone.
func TestConcurrent(t *testing.T) {
	r := open(t)
	texts := []string{"Japan condemned the missile strike.", "Японія засудила ракетний удар.", "Швейцарія не запросила Росію на саміт."}
	read := func(text string) string {
		doc, err := r.Extract(t.Context(), extract.Input{Text: text})
		if err != nil {
			return err.Error()
		}
		return fmt.Sprint(doc.Statements[0].ID, len(doc.Statements), doc.Entities)
	}
	alone := make([]string, len(texts))
	for i, text := range texts {
		alone[i] = read(text)
	}
	var wg sync.WaitGroup
	for i := range 24 {
		wg.Go(func() {
			if got := read(texts[i%3]); got != alone[i%3] {
				t.Errorf("%q: got %s, want %s", texts[i%3], got, alone[i%3])
			}
		})
	}
	wg.Wait()
}

func TestLemmas(t *testing.T) {
	if got := open(t).Lemmas("Японію"); len(got) == 0 || got[0] != "Японія" {
		t.Errorf("got %v, want Японія first", got)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		open(b)
	}
}

// BenchmarkExtract reads texts of 20 sentences and one of 2000: the time that a byte
// takes must not grow with the text.
func BenchmarkExtract(b *testing.B) {
	r := open(b)
	const (
		uk = "Генеральний секретар НАТО Єнс Столтенберг запросив Японію на саміт у Вільнюсі, повідомив Укрінформ. "
		en = "NATO Secretary General Jens Stoltenberg invited Japan to the summit in Vilnius, Ukrinform reported. "
	)
	for _, c := range []struct{ name, text string }{
		{"uk", strings.Repeat(uk, 20)}, {"en", strings.Repeat(en, 20)}, {"long", strings.Repeat(uk, 2000)},
	} {
		in := extract.Input{Text: c.text, Published: "2023-04-04"}
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(in.Text)))
			for b.Loop() {
				if _, err := r.Extract(b.Context(), in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
