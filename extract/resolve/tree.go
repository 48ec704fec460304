package resolve

import (
	"slices"
	"strings"

	"actant/extract"
)

// tree is a parsed sentence with the children of its tokens.
type tree struct {
	toks []extract.Token
	kids [][]int
}

func newTree(toks []extract.Token) tree {
	t := tree{toks: toks, kids: make([][]int, len(toks))}
	for i, tok := range toks {
		if t.ok(tok.Head) && tok.Head != i {
			t.kids[tok.Head] = append(t.kids[tok.Head], i)
		}
	}
	return t
}

func (t tree) ok(i int) bool { return i >= 0 && i < len(t.toks) }

// lemma is the lemma of token i in lower case, its text when it has none.
func (t tree) lemma(i int) string {
	if !t.ok(i) {
		return ""
	}
	if l := t.toks[i].Lemma; l != "" && l != "_" {
		return strings.ToLower(l)
	}
	return strings.ToLower(t.toks[i].Text)
}

// rel is the relation of token i without its subtype.
func (t tree) rel(i int) string {
	rel, _, _ := strings.Cut(t.toks[i].Rel, ":")
	return rel
}

// path lists token i and its heads up to the root.
func (t tree) path(i int) []int {
	var path []int
	for t.ok(i) && len(path) < len(t.toks) {
		path = append(path, i)
		i = t.toks[i].Head
	}
	return path
}

// child is the first child of token i with one of the relations, or -1.
func (t tree) child(i int, rels ...string) int {
	if !t.ok(i) {
		return -1
	}
	for _, k := range t.kids[i] {
		if slices.Contains(rels, t.rel(k)) {
			return k
		}
	}
	return -1
}

// clauseRels are the relations that begin a clause.
var clauseRels = []string{"root", "ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis"}

// predicate is the token that heads the clause of token i.
func (t tree) predicate(i int) int {
	for _, at := range t.path(i) {
		verb := t.toks[at].POS == "VERB" || t.toks[at].POS == "AUX"
		if slices.Contains(clauseRels, t.rel(at)) || t.rel(at) == "conj" && verb {
			return at
		}
	}
	return i
}

// subject is the subject of a predicate, borrowed from the verb it is joined to or
// controlled by; -1 when there is none.
func (t tree) subject(pred int) int {
	for range t.toks {
		if s := t.child(pred, "nsubj"); s >= 0 {
			return s
		}
		if !t.ok(pred) || t.rel(pred) != "conj" && t.rel(pred) != "xcomp" && t.toks[pred].Rel != "advcl" {
			return -1
		}
		pred = t.toks[pred].Head
	}
	return -1
}

// sharesSubject says whether a verb without subject of its own has that of the verb
// with which it is coordinated: "Kerry came and thanked them".
func (t tree) sharesSubject(pred, subject int) bool {
	for n := 0; n < len(t.toks) && t.ok(pred) && t.rel(pred) == "conj" && t.child(pred, "nsubj") < 0; n++ {
		pred = t.toks[pred].Head
		if t.child(pred, "nsubj") == subject {
			return true
		}
	}
	return false
}

// marked says whether token i has a child of the relation with one of the lemmas.
func (t tree) marked(i int, rel string, is func(lemma string) bool) bool {
	for _, k := range t.kids[i] {
		if t.rel(k) == rel && is(t.lemma(k)) {
			return true
		}
	}
	return false
}
