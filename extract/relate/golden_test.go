package relate_test

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"actant/extract"
	"actant/extract/en"
	"actant/extract/lexicon"
	"actant/extract/mention"
	"actant/extract/parse"
	"actant/extract/parse/weights"
	"actant/extract/relate"
	"actant/extract/segment"
	"actant/extract/uk"
	"actant/graph"
)

var update = flag.Bool("update", false, "rewrite the golden statements")

const golden = "testdata/statements.txt"

// TestStatements reads every sentence of the golden text through the whole front and
// compares what is found. A line at the margin is a text, the indented lines below it
// its statements; # begins a remark, "# wrong:" one about the statements before it.
func TestStatements(t *testing.T) {
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	p := pipeline(t)
	var got bytes.Buffer
	scan := bufio.NewScanner(bytes.NewReader(want))
	for scan.Scan() {
		line := scan.Text()
		if strings.HasPrefix(line, "  ") {
			continue
		}
		fmt.Fprintln(&got, line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		doc, err := p.Extract(context.Background(), extract.Input{Text: line, Published: "2023-04-04"})
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.Statements {
			fmt.Fprintln(&got, "  "+show(&doc.Statements[i]))
		}
	}
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("statements differ (-want +got); read the difference, then run with -update:\n%s", diff)
	}
}

func pipeline(tb testing.TB) *extract.Pipeline {
	tb.Helper()
	dict := must(lexicon.OpenDict(lexicon.UkrainianDict()))(tb)
	names := must(lexicon.LoadNames())(tb)
	words := map[extract.Lang]*mention.Words{
		extract.Ukrainian: must(uk.Mentions(dict))(tb), extract.English: must(en.Mentions())(tb),
	}
	return &extract.Pipeline{Stages: []extract.Stage{
		segment.New(uk.Segment(), en.Segment()),
		must(parse.New(weights.Data(), dict))(tb),
		parse.Mend{Dict: dict},
		mention.New(names, words),
		must(relate.New(must(uk.Relate(dict))(tb), must(en.Relate())(tb)))(tb),
	}}
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(tb testing.TB) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return v
	}
}

// show prints "INVITED(Poland → Lithuania; event=the forum) planned said by Duda".
func show(st *extract.Statement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s(%s → %s", st.Relation, text(st.Source), text(st.Target))
	for _, role := range graph.EntityRoles() {
		if a := st.Roles.Args[role]; a != nil {
			fmt.Fprintf(&b, "; %s=%s", role, a.Text)
		}
	}
	if st.Roles.Amount != nil {
		fmt.Fprintf(&b, "; amount=%s", st.Roles.Amount.Text)
	}
	if st.Roles.Mode != "" {
		fmt.Fprintf(&b, "; mode=%s", st.Roles.Mode)
	}
	b.WriteString(")")
	if st.Predicate != "" {
		fmt.Fprintf(&b, " predicate=%s", st.Predicate)
	}
	if st.Polarity == graph.Negative {
		b.WriteString(" negative")
	}
	if st.Factuality != graph.Asserted {
		fmt.Fprintf(&b, " %s", st.Factuality)
	}
	for _, at := range st.Attribution {
		if at.Form != graph.ByAuthor {
			fmt.Fprintf(&b, " by %s (%s)", text(at.Speaker), at.Form)
		}
	}
	if st.Derived >= 0 {
		b.WriteString(" derived")
	}
	return b.String()
}

func text(a *extract.Argument) string {
	if a == nil {
		return "∅"
	}
	return a.Text
}

// TestSpans checks on the golden texts that every argument is the text it says.
func TestSpans(t *testing.T) {
	data, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	p := pipeline(t)
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "#") {
			continue
		}
		doc, err := p.Extract(context.Background(), extract.Input{Text: strings.TrimSpace(line)})
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.Statements {
			for _, a := range doc.Statements[i].Arguments() {
				if doc.Text[a.Start:a.End] != a.Text {
					t.Errorf("%q: argument %q is %q", doc.Text, a.Text, doc.Text[a.Start:a.End])
				}
			}
		}
	}
}

// TestTriggers checks the frames of both languages: every relation has triggers in
// both, and every Ukrainian verb is a word of the dictionary.
func TestTriggers(t *testing.T) {
	dict := must(lexicon.OpenDict(lexicon.UkrainianDict()))(t)
	for _, lang := range []relate.Language{must(uk.Relate(dict))(t), must(en.Relate())(t)} {
		has := map[graph.Relation]bool{}
		for _, f := range lang.Frames {
			has[f.Relation] = true
			for _, h := range f.Heads {
				if lang.Lang == extract.Ukrainian && !strings.HasPrefix(h.Lemma, "@") && !inDictionary(dict, h.Lemma) {
					t.Errorf("%s: %q is no word of the dictionary", f.Relation, h.Lemma)
				}
			}
		}
		for _, r := range graph.Relations() {
			if !has[r] {
				t.Errorf("%s has no trigger in %s", r, lang.Lang)
			}
		}
	}
}

// inDictionary says whether the dictionary has the word; of a compound like
// «країна-член» both parts.
func inDictionary(dict *lexicon.Dict, word string) bool {
	if first, second, ok := strings.Cut(word, "-"); ok {
		return inDictionary(dict, first) && inDictionary(dict, second)
	}
	return slices.ContainsFunc(dict.Lookup(word), func(a lexicon.Analysis) bool { return a.Lemma == word })
}

func BenchmarkRelate(b *testing.B) {
	p := pipeline(b)
	data, err := os.ReadFile("../testdata/seed-uk.txt")
	if err != nil {
		b.Fatal(err)
	}
	last := p.Stages[len(p.Stages)-1]
	front := &extract.Pipeline{Stages: p.Stages[:len(p.Stages)-1]}
	doc, err := front.Extract(context.Background(), extract.Input{Text: string(data)})
	if err != nil {
		b.Fatal(err)
	}
	words := len(strings.Fields(doc.Text))
	b.ReportAllocs()
	for b.Loop() {
		doc.Statements, doc.Skipped = nil, nil
		if err := last.Fill(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
