package parse

import (
	"slices"
	"strings"

	"actant/extract"
)

// fronted gives an English finite verb without subject the noun before it that was
// read as something of the clause before: "Having met the pope, Zelensky flew", or as
// a modifier of the verb: "Finland plans".
func (t agreeing) fronted() {
	for v := range t.toks {
		if t.toks[v].Feats.VerbForm != "Fin" || t.toks[v].POS != "VERB" || t.subjectOr(v, "") == "" {
			continue
		}
		k := v - 1
		for k >= 0 && (t.toks[k].POS == "ADV" || t.toks[k].POS == "AUX") {
			k--
		}
		if k < 0 || !t.nominal(k) && t.toks[k].POS != "PRON" {
			continue
		}
		modifies := t.toks[k].Head == v && (t.toks[k].Rel == "compound" || t.toks[k].Rel == "amod" || t.toks[k].Rel == "nmod")
		k = t.ofName(k)
		first := t.firstBelow(k)
		aside := t.toks[k].Rel == "appos" && first > 0 && t.toks[first-1].POS == "PUNCT"
		if modifies || aside {
			t.toks[k].Head, t.toks[k].Rel = v, "nsubj"
		}
	}
}

// ofName is the head of the name that token k is a part of, or k.
func (t agreeing) ofName(k int) int {
	for n := 0; n < len(t.toks) && strings.HasPrefix(t.toks[k].Rel, "flat") && t.toks[k].Head >= 0 && t.toks[k-1].POS != "PUNCT"; n++ {
		k = t.toks[k].Head
	}
	return k
}

// firstBelow is the first token of what hangs on k, itself included.
func (t agreeing) firstBelow(k int) int {
	first := k
	for i := range k {
		if t.toks[i].POS != "PUNCT" && t.under(i, k) {
			return i
		}
	}
	return first
}

// ownClause gives a verb with an object that was read as a modifier inside the subject of a
// verb of saying behind it a clause of its own: "An attack on a bus wounded the driver, said
// the governor", and the verb of saying the subject that follows it.
func (t agreeing) ownClause() {
	for p := range t.toks {
		n := t.toks[p].Head
		if t.toks[p].Rel != "acl" || t.toks[p].POS != "VERB" || n < 0 || n > p || !t.hasObjectBehind(p) || t.toks[p].Feats.Tense == "Pres" || t.toks[p].Feats.VerbForm == "Inf" {
			continue
		}
		top := t.over(n, func(k int) bool { return t.toks[k].Rel == "nsubj" })
		if top < 0 || t.toks[top].Head < p || t.toks[t.toks[top].Head].POS != "VERB" {
			continue
		}
		tag := t.toks[top].Head
		if !t.commaBetween(p, tag) || t.anotherSubject(tag, p) {
			continue
		}
		t.toks[p].Head, t.toks[p].Rel = tag, "ccomp"
		t.finite(p)
		t.toks[top].Head = p
		if o := t.kid(tag, "obj"); o > tag {
			t.toks[o].Rel = "nsubj"
		}
	}
}

// hasObjectBehind says whether a verb has an object, and takes as such what was read as an
// apposition to its noun although nothing sets it apart from the verb.
func (t agreeing) hasObjectBehind(p int) bool {
	if t.kid(p, "obj") > p {
		return true
	}
	o := t.kid(t.toks[p].Head, "appos")
	if o < p || t.firstBelow(o) != p+1 || t.toks[p].Feats.VerbForm != "Fin" {
		return false
	}
	t.toks[o].Head, t.toks[o].Rel = p, "obj"
	return true
}

// repeated hangs a noun behind "and to", where "to" was read as that of an infinitive, on the
// noun with the same preposition before it: "to the navy and to the owner".
func (t agreeing) repeated() {
	for k := range t.toks {
		to := t.kid(k, "mark")
		if t.toks[k].Rel != "conj" || !t.nominal(k) || to < 0 || t.toks[to].Lemma != "to" {
			continue
		}
		for n := to - 1; n >= 0 && t.toks[n].POS != "VERB"; n-- {
			if p := t.preposition(n); t.nominal(n) && p >= 0 && t.toks[p].Lemma == "to" {
				t.toks[k].Head = n
				t.toks[to].Rel, t.toks[to].POS = "case", "ADP"
				break
			}
		}
	}
}

func (t agreeing) commaBetween(a, b int) bool {
	return slices.ContainsFunc(t.toks[a:b], func(tok extract.Token) bool { return tok.Text == "," })
}

// particles are English verbs with the particle that makes another verb of them.
var particles = map[string][]string{
	"put": {"off"}, "call": {"off"}, "turn": {"down"}, "rule": {"out"}, "carry": {"out"}, "take": {"over"}, "set": {"up"},
	"hand": {"over"}, "throw": {"out"}, "shoot": {"down"}, "blow": {"up"}, "knock": {"out"}, "brush": {"aside"}, "kick": {"out"},
}

// phrasal hangs the particle of an English verb on it, where it was read as a preposition:
// "put off a trip".
func (t agreeing) phrasal() {
	for k := 1; k < len(t.toks); k++ {
		v, n := k-1, t.toks[k].Head
		if t.toks[k].Rel != "case" || n < k || t.toks[v].POS != "VERB" || t.toks[n].Head != v || t.toks[n].Rel != "obl" || t.kid(v, "obj") >= 0 {
			continue
		}
		if slices.Contains(particles[t.toks[v].Lemma], strings.ToLower(t.toks[k].Text)) {
			t.toks[k].Head, t.toks[k].Rel = v, "compound:prt"
			t.toks[n].Rel = "obj"
		}
	}
}

// adverbialRoot makes the verb the head of a sentence of which an adverbial before it was
// made the head: «За повідомленням Kyodo, Японія запровадила санкції».
func (t agreeing) adverbialRoot() {
	for v := range t.toks {
		n := t.toks[v].Head
		if t.toks[v].Rel != "parataxis" || t.toks[v].Feats.VerbForm != "Fin" || n < 0 || n > v || t.toks[n].Head >= 0 || !t.nominal(n) || t.preposition(n) < 0 || t.predicate(n) {
			continue
		}
		t.toks[v].Head, t.toks[v].Rel = -1, "root"
		t.toks[n].Head, t.toks[n].Rel = v, "obl"
	}
}

// gerundFirst makes an adverbial clause of an English gerund at the beginning of a sentence
// whose object was read as one of two subjects: "Citing sources, Bloomberg reported".
func (t agreeing) gerundFirst() {
	if len(t.toks) < 3 {
		return
	}
	n := t.toks[0].Head
	if f := t.toks[0].Feats.VerbForm; t.toks[0].Rel != "amod" || f != "Ger" && f != "Part" || n < 1 || t.toks[n].Rel != "nsubj" {
		return
	}
	v := t.toks[n].Head
	if v > n && t.anotherSubject(v, n) {
		t.toks[0].Head, t.toks[0].Rel = v, "advcl"
		t.toks[n].Head, t.toks[n].Rel = 0, "obj"
	}
}

// orderedClause makes the main verb of an English sentence of a participle inside the subject of
// an infinitive, which is no main verb: "Niger's junta ordered French troops to leave".
func (t agreeing) orderedClause() {
	for inf := range t.toks {
		n, to := t.kid(inf, "nsubj"), t.kid(inf, "mark")
		if t.toks[inf].Head >= 0 || t.toks[inf].Feats.VerbForm != "Inf" || n < 0 || to < n || t.toks[to].Lemma != "to" {
			continue
		}
		p := t.kid(n, "amod")
		if p < 1 || p > n || t.toks[p].Feats.VerbForm != "Part" || t.toks[p].POS != "VERB" || t.toks[p-1].POS == "DET" {
			continue
		}
		t.toks[p-1].Head = p
		t.makeClause(p, p-1, n)
		t.toks[inf].Head, t.toks[inf].Rel = p, "xcomp"
	}
}

// plotters hangs an English infinitive right behind the object of a verb on the object, when
// that is a noun of a plan: "foiled a plot to assassinate him".
func (t agreeing) plotters() {
	for inf := range t.toks {
		v, to := t.toks[inf].Head, t.kid(inf, "mark")
		if t.toks[inf].Rel != "advcl" || t.toks[inf].Feats.VerbForm != "Inf" || v < 0 || to < 1 || t.toks[to].Lemma != "to" {
			continue
		}
		if o := to - 1; t.toks[o].Head == v && t.toks[o].Rel == "obj" && slices.Contains(plans, t.toks[o].Lemma) {
			t.toks[inf].Head, t.toks[inf].Rel = o, "acl"
		}
	}
}

// plans are nouns whose infinitive says what is planned, offered or allowed.
var plans = []string{"plot", "plan", "bid", "attempt", "decision", "right", "effort", "refusal", "offer", "pledge", "promise", "call", "request", "demand", "order", "proposal", "move", "permission", "invitation"}
