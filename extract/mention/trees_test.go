package mention_test

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"

	"actant/extract"
)

// tree is one case of trees.conllu.
type tree struct {
	name string
	doc  *extract.Doc
	want string
}

// TestTrees finds mentions in trees made by hand.
func TestTrees(t *testing.T) {
	data, err := os.ReadFile("testdata/trees.conllu")
	if err != nil {
		t.Fatal(err)
	}
	st, err := stage()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range trees(t, string(data)) {
		t.Run(c.name, func(t *testing.T) {
			if err := st.Fill(context.Background(), c.doc); err != nil {
				t.Fatal(err)
			}
			if got := show(c.doc); got != c.want {
				t.Errorf("%s\ngot\n%swant\n%s", c.doc.Text, got, c.want)
			}
		})
	}
}

// trees reads the cases: blocks that are parted by blank lines.
func trees(t *testing.T, text string) []tree {
	t.Helper()
	var all []tree
	for block := range strings.SplitSeq(text, "\n\n") {
		c := tree{doc: &extract.Doc{Sentences: []extract.Sentence{{}}}}
		for line := range strings.Lines(block) {
			line = strings.TrimRight(line, "\n")
			switch {
			case strings.HasPrefix(line, "# lang = "):
				c.doc.Sentences[0].Lang = extract.Lang(line[len("# lang = "):])
			case strings.HasPrefix(line, "# > "):
				c.want += line[len("# > "):] + "\n"
			case strings.HasPrefix(line, "# "):
				c.name = line[2:]
			case line != "":
				addToken(t, c.doc, strings.Split(line, "\t"))
			}
		}
		if len(c.doc.Sentences[0].Tokens) > 0 {
			all = append(all, c)
		}
	}
	return all
}

func addToken(t *testing.T, doc *extract.Doc, cells []string) {
	t.Helper()
	if len(cells) != 10 {
		t.Fatalf("%d columns in %q, want 10", len(cells), cells)
	}
	head, err := strconv.Atoi(cells[6])
	if err != nil {
		t.Fatal(err)
	}
	s := &doc.Sentences[0]
	if len(s.Tokens) > 0 && cells[8] != "=" {
		doc.Text += " "
	}
	start := len(doc.Text)
	doc.Text += cells[1]
	s.End = len(doc.Text)
	s.Tokens = append(s.Tokens, extract.Token{
		Start: start, End: s.End, Text: cells[1], Lemma: cells[2], POS: cells[3],
		Feats: feats(cells[5]), Head: head - 1, Rel: cells[7], Name: cells[9],
	})
}

func feats(cell string) extract.Feats {
	var f extract.Feats
	for pair := range strings.SplitSeq(cell, "|") {
		name, value, _ := strings.Cut(pair, "=")
		if field := f.Field(name); field != nil {
			*field = value
		}
	}
	return f
}
