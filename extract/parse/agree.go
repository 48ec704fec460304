package parse

import (
	"context"

	"actant/extract"
)

// Agreement is a stage after Parser that mends trees of Ukrainian sentences where
// case, gender and number contradict them. The network scores each arc by itself;
// agreement is a property of the phrase:
//
//   - an adjective agrees with its noun: in «під час спільної з главою МЗС Японії
//     пресконференції» спільної (Gen Fem) belongs to пресконференції, whatever
//     stands between;
//   - members of a coordination stand in one case: in «глави держав та урядів» урядів
//     (Gen) is coordinated with держав (Gen), not with глави (Nom);
//   - a sentence without a verb in which a dash joins two nominatives is a nominal
//     sentence: «Латвія — союзниця України».
type Agreement struct{}

// Fill implements extract.Stage. It changes Head and Rel only.
func (Agreement) Fill(ctx context.Context, doc *extract.Doc) error {
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		if doc.Sentences[i].Lang != extract.Ukrainian {
			continue
		}
		t := agreeing(doc.Sentences[i].Tokens)
		t.brackets()
		t.coordinations()
		t.nominalSentence()
	}
	return nil
}

// agreeing is a sentence whose agreement is looked at.
type agreeing []extract.Token

// brackets finds adjectives that agree with a noun behind the noun phrase that they
// were hung on, and lets that noun take over the phrase.
func (t agreeing) brackets() {
	for a := range t {
		w := t[a].Head
		if t[a].Rel != "amod" || w < a || t.agree(a, w) {
			continue
		}
		if n := t.agreeingNoun(a, w); n >= 0 && t.under(n, w) {
			t.takeOver(a, w, n)
		}
	}
}

// agreeingNoun is the first noun after w that adjective a agrees with, within the
// reach of one noun phrase; -1 = none.
func (t agreeing) agreeingNoun(a, w int) int {
	const reach = 8
	for n := w + 1; n < len(t) && n <= w+reach; n++ {
		switch {
		case t[n].POS == "PUNCT" || t[n].POS == "VERB":
			return -1
		case t[n].POS == "NOUN" && t.agree(a, n):
			return n
		}
	}
	return -1
}

// takeOver makes noun n the head of the phrase that adjective a begins: it takes the
// place of w, w hangs on it, and so does what followed n inside the phrase of w.
func (t agreeing) takeOver(a, w, n int) {
	for k := n + 1; k < len(t); k++ {
		if h := t[k].Head; h != n && h >= w && h < n {
			t[k].Head = n
		}
	}
	t[n].Head, t[n].Rel = t[w].Head, t[w].Rel
	t[w].Head, t[w].Rel = n, "nmod"
	t[a].Head = n
}

// agree says whether an adjective agrees with a noun in case, number and gender, as
// far as both are known.
func (t agreeing) agree(a, n int) bool {
	adj, noun := t[a].Feats, t[n].Feats
	if adj.Case == "" || noun.Case == "" || noun.Number == "" {
		return true
	}
	if adj.Case != noun.Case || adj.Number != noun.Number {
		return false
	}
	return adj.Number == "Plur" || adj.Gender == "" || noun.Gender == "" || adj.Gender == noun.Gender
}

// coordinations hangs a conjunct on the nearest noun before it that stands in the
// same case, when the one it hangs on does not.
func (t agreeing) coordinations() {
	for k := range t {
		h := t[k].Head
		if t[k].Rel != "conj" || h < 0 || !t.differ(k, h) {
			continue
		}
		if first := t.sameCase(k, h); first >= 0 {
			t[k].Head = first
		}
	}
}

// differ says whether two nominals without prepositions stand in different cases.
func (t agreeing) differ(k, h int) bool {
	return t.nominal(k) && t.nominal(h) && t[k].Feats.Case != t[h].Feats.Case &&
		t.preposition(k) < 0 && t[k].Feats.Case != "" && t[h].Feats.Case != ""
}

// sameCase looks for a nominal in the case of k before it: among the dependents of h,
// then among those of the words above h.
func (t agreeing) sameCase(k, h int) int {
	for n := 0; h >= 0 && n <= len(t); n++ {
		for c := k - 1; c >= 0; c-- {
			if t[c].Head == h && t.nominal(c) && t[c].Feats.Case == t[k].Feats.Case && t.preposition(c) < 0 && t[c].Rel != "nsubj" && !t.under(h, c) {
				return c
			}
		}
		h = t[h].Head
	}
	return -1
}

func (t agreeing) nominal(k int) bool { return t[k].POS == "NOUN" || t[k].POS == "PROPN" }

func (t agreeing) preposition(k int) int {
	for i := range t {
		if t[i].Head == k && t[i].Rel == "case" {
			return i
		}
	}
	return -1
}

// nominalSentence makes the nominative after a dash the predicate.
func (t agreeing) nominalSentence() {
	root := -1
	for i := range t {
		if t[i].POS == "VERB" || t[i].POS == "AUX" || t[i].Feats.VerbForm != "" {
			return
		}
		if t[i].Head < 0 {
			root = i
		}
	}
	if root < 0 || !t.nominal(root) {
		return
	}
	for p := range t {
		joined := t[p].Head == root && (t[p].Rel == "appos" || t[p].Rel == "parataxis")
		if !joined || !t.nominal(p) || t[p].Feats.Case != "Nom" || t[root].Feats.Case != "Nom" || !t.dashBefore(p, root) {
			continue
		}
		t[p].Head, t[p].Rel = -1, "root"
		t[root].Head, t[root].Rel = p, "nsubj"
		for k := p + 1; k < len(t); k++ {
			if t[k].Head == root {
				t[k].Head = p
			}
		}
		return
	}
}

// dashBefore says whether a dash stands between root and the phrase of p.
func (t agreeing) dashBefore(p, root int) bool {
	for i := p - 1; i > root; i-- {
		if t[i].Text == "—" || t[i].Text == "–" {
			return true
		}
	}
	return false
}

func (t agreeing) under(k, anc int) bool {
	for n := 0; k >= 0 && n <= len(t); n++ {
		if k == anc {
			return true
		}
		k = t[k].Head
	}
	return false
}
