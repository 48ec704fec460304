package relate

import (
	"slices"
	"strings"

	"actant/extract"
)

// view is one sentence with the look-ups that the rules need.
type view struct {
	doc     *extract.Doc
	sent    int
	toks    []extract.Token
	kids    [][]int
	heads   map[int][]int  // token -> mentions that it heads
	quoted  []extract.Span // of the whole document
	lang    *Language
	index   *index
	memo    map[int][]arg
	matched map[int]*filled // nil = no frame fires
	busy    map[int]bool

	before *view // the sentence before; nil for the first

	questions bool // see Relater.Questions
}

func newView(doc *extract.Doc, sent int, lang *Language, ix *index, quotes []extract.Span) *view {
	toks := doc.Sentences[sent].Tokens
	v := &view{
		doc: doc, sent: sent, quoted: quotes, toks: toks, lang: lang, index: ix, kids: make([][]int, len(toks)),
		heads: map[int][]int{}, memo: map[int][]arg{}, matched: map[int]*filled{}, busy: map[int]bool{},
	}
	for i, t := range toks {
		if t.Head >= 0 && t.Head < len(toks) {
			v.kids[t.Head] = append(v.kids[t.Head], i)
		}
	}
	first, _ := slices.BinarySearchFunc(doc.Mentions, sent, func(m extract.Mention, s int) int { return m.Sent - s })
	for i := first; i < len(doc.Mentions) && doc.Mentions[i].Sent == sent; i++ {
		v.heads[doc.Mentions[i].Head] = append(v.heads[doc.Mentions[i].Head], i)
	}
	return v
}

// rel is the relation of a token without its subtype, except nsubj:pass.
func (v *view) rel(t int) string {
	rel := v.toks[t].Rel
	if rel == "nsubj:pass" || rel == "acl:relcl" {
		return rel
	}
	base, _, _ := strings.Cut(rel, ":")
	return base
}

func (v *view) lemma(t int) string { return strings.ToLower(v.toks[t].Lemma) }

// above is the head of t, of its first conjunct when t is coordinated, of its preposition
// when that is a noun.
func (v *view) above(t int) int {
	for v.rel(t) == "conj" || v.inComplex(t) {
		t = v.toks[t].Head
	}
	return v.toks[t].Head
}

// inComplex says whether the head of t is the noun of a preposition that governs t: «під
// час візиту».
func (v *view) inComplex(t int) bool {
	h := v.toks[t].Head
	return h >= 0 && v.rel(t) == "nmod" && v.complement(h) == t
}

// word is the lower-case form of a token with one apostrophe.
func (v *view) word(t int) string {
	return strings.ReplaceAll(strings.ToLower(v.toks[t].Text), "’", "'")
}

// kid is the first dependent with one of the relations, or -1.
func (v *view) kid(t int, rels ...string) int {
	for _, k := range v.kids[t] {
		if slices.Contains(rels, v.toks[k].Rel) || slices.Contains(rels, v.rel(k)) {
			return k
		}
	}
	return -1
}

// is says whether the token or its lemma is on a list of the grammar.
func (v *view) is(list string, t int) bool {
	return v.lang.Grammar.Is(list, v.lemma(t)) || v.lang.Grammar.Is(list, v.word(t))
}

// marked says whether the first of the markings is on a list of the grammar.
func (v *view) marked(list string, marks []string) bool {
	return len(marks) > 0 && v.lang.Grammar.Is(list, marks[0])
}

// kidOn is the first dependent whose form or lemma is on a list, or -1.
func (v *view) kidOn(t int, list string) int {
	for _, k := range v.kids[t] {
		if v.is(list, k) {
			return k
		}
	}
	return -1
}

// under says whether t is anc or below it.
func (v *view) under(t, anc int) bool {
	for n := 0; t >= 0 && n <= len(v.toks); n++ {
		if t == anc {
			return true
		}
		t = v.toks[t].Head
	}
	return false
}

func (v *view) isVerb(t int) bool {
	pos := v.toks[t].POS
	return pos == "VERB" || pos == "AUX" || v.toks[t].Feats.VerbForm != "" || v.toks[t].Feats.Person == "0"
}

func (v *view) isNominal(t int) bool {
	switch v.toks[t].POS {
	case "NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM":
		return true
	case "ADJ":
		return v.toks[t].Feats.VerbForm == ""
	}
	return false
}

// preposition is the preposition of a noun phrase: its lemma, words of a fixed
// expression joined by a blank, variants of one preposition made one (у, в).
func (v *view) preposition(t int) string {
	k := v.kid(t, "case")
	if k < 0 {
		return ""
	}
	words := []string{v.lemma(k)}
	for _, f := range v.kids[k] {
		if v.rel(f) == "fixed" {
			words[0] = v.word(k) // "according to"
			words = append(words, v.word(f))
		}
	}
	return v.lang.Grammar.same(strings.Join(words, " "))
}

// same is the usual variant of a preposition: у -> в, із -> з.
func (g *Grammar) same(word string) string {
	if usual, ok := g.variants[word]; ok {
		return usual
	}
	return word
}

// conjuncts lists a nominal token and those coordinated with it.
func (v *view) conjuncts(t int) []int {
	all := []int{t}
	for _, k := range v.kids[t] {
		if p := v.preposition(k); v.rel(k) == "conj" && v.isNominal(k) && (p == "" || p == v.preposition(t)) {
			all = append(all, v.conjuncts(k)...)
		}
	}
	return all
}

// mention is the mention that a token heads, demonym adjectives aside; -1 = none.
func (v *view) mention(t int) int {
	for _, m := range v.heads[t] {
		if v.doc.Mentions[m].Form != extract.Demonym || v.toks[t].POS != "ADJ" {
			return m
		}
	}
	if len(v.heads[t]) > 0 {
		return v.heads[t][0]
	}
	if v.rel(t) == "flat" && v.toks[t].Head >= 0 && len(v.heads[v.toks[t].Head]) > 0 {
		return v.mention(v.toks[t].Head) // a clause that was hung on a part of a name
	}
	if n := v.kid(t, "nmod"); n >= 0 && v.toks[t].POS == "NUM" {
		return v.mention(n) // "15 of 18 drones"
	}
	if m := v.doc.MentionAt(v.sent, t); m >= 0 && v.doc.Mentions[m].Form == extract.Name && v.under(v.doc.Mentions[m].Head, t) {
		return m // "German Chancellor Olaf Scholz", whose title the tree hung on the surname
	}
	return -1
}

// quote is the index of the quotation that a token stands in, or -1.
func (v *view) quote(t int) int { return extract.SpanAt(v.quoted, v.toks[t].Start) }
