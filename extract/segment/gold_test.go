package segment_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// gold is a text with the tokens and sentences that an annotator made.
type gold struct {
	text      string
	tokens    map[span]bool
	sentences map[span]bool
}

type span struct{ start, end int }

// readGold reads testdata/<name>.txt: one sentence a line, its tokens with a space
// between, or with U+2423 before a token that follows a space in the text. Eight
// sentences, joined with a space, make a text.
func readGold(tb testing.TB, name string) []gold {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
	if err != nil {
		tb.Fatal(err)
	}
	var out []gold
	count := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		if count%8 == 0 {
			out = append(out, gold{tokens: map[span]bool{}, sentences: map[span]bool{}})
		}
		out[len(out)-1].add(line)
		count++
	}
	return out
}

func (g *gold) add(line string) {
	if g.text != "" {
		g.text += " "
	}
	start := len(g.text)
	for _, t := range strings.Split(line, " ") {
		if bare, ok := strings.CutPrefix(t, "␣"); ok {
			g.text += " "
			t = bare
		}
		g.tokens[span{len(g.text), len(g.text) + len(t)}] = true
		g.text += t
	}
	g.sentences[span{start, len(g.text)}] = true
}

// score counts what is equal.
type score struct{ gold, found, equal int }

func (s score) f1() float64 { return 200 * float64(s.equal) / float64(s.gold+s.found) }

func TestTreebanks(t *testing.T) {
	tests := []struct {
		name              string
		tokens, sentences float64 // least F1
	}{
		{"parlamint", 99.8, 95},
		{"ewt", 98, 65},
	}
	for _, tt := range tests {
		var tok, sent score
		for _, g := range readGold(t, tt.name) {
			tok.gold += len(g.tokens)
			sent.gold += len(g.sentences)
			for _, s := range read(t, g.text, "").Sentences {
				sent.found++
				if g.sentences[span{s.Start, s.End}] {
					sent.equal++
				}
				for _, w := range s.Tokens {
					tok.found++
					if g.tokens[span{w.Start, w.End}] {
						tok.equal++
					}
				}
			}
		}
		got := fmt.Sprintf("%s: tokens %.2f, sentences %.2f", tt.name, tok.f1(), sent.f1())
		t.Log(got)
		if tok.f1() < tt.tokens || sent.f1() < tt.sentences {
			t.Errorf("%s: want at least %.2f and %.2f", got, tt.tokens, tt.sentences)
		}
	}
}
