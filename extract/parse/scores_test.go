package parse_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/lexicon"
)

var update = flag.Bool("update", false, "write the golden files anew")

// score counts tokens and what was right in them.
type score struct {
	tokens, pos, feats, lemma, heads, rels, subtypes int
	cases, rightCases                                int
}

// add compares a token with the gold one. In the relations that count as universal
// the subtype after the colon does not matter. NameType is not counted in the
// features, nor the case that a preposition governs in the cases.
func (s *score) add(got, want extract.Token) {
	s.tokens++
	s.pos += one(got.POS == want.POS)
	s.lemma += one(lexicon.Norm(got.Lemma) == lexicon.Norm(want.Lemma))
	got.Feats.NameType, want.Feats.NameType = "", ""
	s.feats += one(got.Feats == want.Feats)
	if want.Feats.Case != "" && want.POS != "ADP" {
		s.cases++
		s.rightCases += one(got.Feats.Case == want.Feats.Case)
	}
	head := got.Head == want.Head
	s.heads += one(head)
	s.subtypes += one(head && got.Rel == want.Rel)
	s.rels += one(head && universal(got.Rel) == universal(want.Rel))
}

func one(right bool) int {
	if right {
		return 1
	}
	return 0
}

func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

func (s *score) String() string {
	percent := func(part, whole int) float64 { return 100 * float64(part) / float64(max(1, whole)) }
	return fmt.Sprintf("%6d %6.2f %7.2f %6.2f %6.2f %6.2f %6.2f %8.2f", s.tokens, percent(s.pos, s.tokens),
		percent(s.feats, s.tokens), percent(s.rightCases, s.cases), percent(s.lemma, s.tokens),
		percent(s.heads, s.tokens), percent(s.rels, s.tokens), percent(s.subtypes, s.tokens))
}

func scoreFile(t *testing.T, file string) string {
	t.Helper()
	var s score
	gold := readTreebank(t, file)
	var sents []extract.Sentence
	for _, g := range gold {
		sent := extract.Sentence{Lang: g.Lang}
		for _, tok := range g.Tokens {
			sent.Tokens = append(sent.Tokens, extract.Token{Text: tok.Text})
		}
		sents = append(sents, sent)
	}
	for i, sent := range fill(t, newParser(t), sents...) {
		for j, got := range sent.Tokens {
			s.add(got, gold[i].Tokens[j])
		}
	}
	return fmt.Sprintf("%-12s %s\n", filepath.Base(file), &s)
}

const scoreHead = "file         tokens   UPOS  UFeats   Case  lemma    UAS    LAS subtypes\n"

// TestScores keeps the figures for two samples of treebanks.
func TestScores(t *testing.T) {
	got := scoreHead + scoreFile(t, "testdata/pm.conllu") + scoreFile(t, "testdata/ewt.conllu")
	const golden = "testdata/scores.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
