package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/extract/lexicon"
)

// sentence is one sentence on its way to mentions.
type sentence struct {
	names *lexicon.Names
	words *Words
	doc   *extract.Doc
	index int // of the sentence in the document
	toks  []extract.Token

	heads []int      // the tree, mended
	kids  [][]int    // children of each token, in order
	keys  [][]string // look-up keys of each token, lower case

	titles []title
	blocks []block
	behind []span   // names found behind titles
	people []string // the country of a people's name or adjective that the token begins
	owner  []int    // block that a token stands in, -1 = none; of nested ones the inner

	found   []extract.Mention
	blockOf []int // block of each found mention, -1 = none
	at      []int // found mention that a token heads, -1 = none
}

// span is a run of tokens, first and last included.
type span struct{ first, last int }

func (s span) holds(i int) bool        { return s.first <= i && i <= s.last }
func (s span) covers(o span) bool      { return s.first <= o.first && o.last <= s.last }
func (s span) crosses(o span) bool     { return s.first <= o.last && o.first <= s.last }
func (s span) length() int             { return s.last - s.first + 1 }
func (s span) join(o span) span        { return span{min(s.first, o.first), max(s.last, o.last)} }
func compareSpans(a, b span) int       { return 2*sign(a.first-b.first) + sign(b.last-a.last) }
func sign(n int) int                   { return max(-1, min(1, n)) }
func (s *sentence) low(i int) string   { return lexicon.Low(lexicon.Norm(s.toks[i].Text)) }
func (s *sentence) rel(i int) string   { return s.toks[i].Rel }
func (s *sentence) lemma(i int) string { return lexicon.Low(s.toks[i].Lemma) }

func (s *sentence) is(i int, pos ...string) bool {
	return i >= 0 && i < len(s.toks) && slices.Contains(pos, s.toks[i].POS)
}

// universal is the relation of token i without its subtype.
func (s *sentence) universal(i int) string {
	rel, _, _ := strings.Cut(s.toks[i].Rel, ":")
	return rel
}

func (s *sentence) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.toks[i].Text)
	return unicode.IsUpper(r)
}

// label is the class of the name label of token i: "PER", or empty.
func (s *sentence) label(i int) string {
	_, class, _ := strings.Cut(s.toks[i].Name, "-")
	return class
}

func newSentence(names *lexicon.Names, words *Words, doc *extract.Doc, index int) *sentence {
	toks := doc.Sentences[index].Tokens
	s := &sentence{names: names, words: words, doc: doc, index: index, toks: toks}
	s.heads = make([]int, len(toks))
	s.at = make([]int, len(toks))
	s.owner = make([]int, len(toks))
	s.people = make([]string, len(toks))
	s.keys = make([][]string, len(toks))
	for i := range toks {
		s.heads[i], s.at[i], s.owner[i] = toks[i].Head, -1, -1
		s.keys[i] = names.Keys(s.written(i), toks[i].Lemma)
	}
	s.mend()
	s.kids = make([][]int, len(toks))
	for i, h := range s.heads {
		if h >= 0 && h < len(toks) && h != i {
			s.kids[h] = append(s.kids[h], i)
		}
	}
	return s
}

// written is the text of token i, with a capital where a name is also written small.
func (s *sentence) written(i int) string {
	text := s.toks[i].Text
	if r, n := utf8.DecodeRuneInString(text); s.words.Small[text] {
		return string(unicode.ToUpper(r)) + text[n:]
	}
	return text
}

// under says whether token i hangs below token top.
func (s *sentence) under(i, top int) bool {
	for range s.toks {
		if i = s.heads[i]; i == top || i < 0 || i >= len(s.toks) {
			break
		}
	}
	return i == top
}

// outside is the token of the run whose head stands outside of it: the first one
// with a noun's part of speech, else the first one.
func (s *sentence) outside(run span) int {
	first := -1
	for i := run.first; i <= run.last; i++ {
		if run.holds(s.heads[i]) || s.is(i, "PUNCT", "ADP", "DET", "CCONJ", "PART") {
			continue
		}
		if s.is(i, "NOUN", "PROPN", "PRON") {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	if first < 0 {
		return run.last
	}
	return first
}
