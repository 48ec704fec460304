package parse

// beside makes an abbreviation just before a Ukrainian verb without subject its
// subject, when it was hung on an adverbial of the verb or, behind a comma, on a word of
// the clause before: «у відповідь ЦАХАЛ завдав ударів», «атакує Польщу, НАТО відповість».
func (t agreeing) beside() {
	for v := 1; v < len(t.toks); v++ {
		k := v - 1
		if t.toks[v].POS != "VERB" || t.toks[v].Feats.Number != "Sing" || t.toks[k].Feats.Abbr != "Yes" || t.toks[k].POS != "PROPN" || t.toks[k].Feats.Number == "Plur" {
			continue
		}
		h := t.toks[k].Head
		adverbial := t.toks[k].Rel == "nmod" && t.toks[h].Rel == "obl" && t.toks[h].Head == v
		listed := t.toks[k].Rel == "conj" && k > 0 && t.toks[k-1].Text == "," && t.kid(k, "cc") < 0
		if (adverbial || listed) && t.preposition(k) < 0 && t.subjectOr(v, "") == "nsubj" {
			t.toks[k].Head, t.toks[k].Rel, t.toks[k].Feats.Case = v, "nsubj", "Nom"
		}
	}
}

// namedRoot makes the verb the head of a Ukrainian clause whose subject was read as a
// sentence of its own: «Білорусь так і не визнала Крим».
func (t agreeing) namedRoot() {
	for v := range t.toks {
		n := t.toks[v].Head
		if t.toks[v].Rel != "parataxis" || n < 0 || n > v || t.toks[n].Head >= 0 || t.toks[n].POS != "PROPN" || t.toks[n].Feats.Case != "Nom" || t.toks[v].Feats.VerbForm != "Fin" {
			continue
		}
		if t.subjectOr(v, "") != "nsubj" || !t.sameForm(v, n) || t.markBetween(n, v) || t.predicate(n) {
			continue
		}
		t.toks[v].Head, t.toks[v].Rel = t.toks[n].Head, t.toks[n].Rel
		t.toks[n].Head, t.toks[n].Rel = v, "nsubj"
	}
}

// markBetween says whether a mark of punctuation stands between two tokens.
func (t agreeing) markBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if t.toks[k].POS == "PUNCT" {
			return true
		}
	}
	return false
}

// twoSubjects gives the first of two subjects of a verb to the clause that stands
// between them: "Brazil should condemn Russia, Kyiv said".
func (t agreeing) twoSubjects() {
	for c := range t.toks {
		h := t.toks[c].Head
		if t.toks[c].Rel != "ccomp" || h < c || t.subjectOr(c, "") != "nsubj" {
			continue
		}
		first := t.kid(h, "nsubj")
		for second := first + 1; first >= 0 && first < c && second < h; second++ {
			if second > c && t.toks[second].Head == h && t.toks[second].Rel == "nsubj" {
				t.toks[first].Head = c
			}
		}
	}
}

// crossed makes a name before an English verb without subject its subject when it was
// hung on the object behind it: "Iran allegedly supplied missiles".
func (t agreeing) crossed() {
	for k := range t.toks {
		o := t.toks[k].Head
		if o < k || t.toks[k].POS != "PROPN" || t.kid(k, "case") >= 0 || t.toks[o].Rel != "obj" {
			continue
		}
		v := t.toks[o].Head
		if v < k || v > o || t.toks[v].POS != "VERB" || t.subjectOr(v, "") != "nsubj" || t.toks[v].Feats.VerbForm == "Inf" {
			continue
		}
		t.toks[k].Head, t.toks[k].Rel = v, "nsubj"
		t.finite(v)
	}
}

// givenThing makes a thing behind the name of a place in the dative, which was read as
// belonging to it, the object of the verb: «постачав Києву ракети».
func (t agreeing) givenThing() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Rel != "nmod" || h < 0 || h > k || t.toks[h].POS != "PROPN" || t.toks[h].Feats.Case != "Dat" || t.toks[k].Feats.Animacy != "Inan" || t.preposition(k) >= 0 {
			continue
		}
		verb := t.toks[h].Head
		if verb < 0 || t.toks[verb].POS != "VERB" || t.kid(verb, "obj") >= 0 || t.toks[h].Rel != "iobj" {
			continue
		}
		t.toks[k].Head, t.toks[k].Rel = verb, "obj"
	}
}
