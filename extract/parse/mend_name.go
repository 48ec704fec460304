package parse

import "slices"

// strayNames makes a person who was read as the name of a thing in another case, or as
// belonging to a place, the object of the verb: «призначив на його місце Олександра
// Сирського», «прийняв у Ватикані президента».
func (t agreeing) strayNames() {
	for k := range t.toks {
		h := t.toks[k].Head
		if h < 0 || h > k || t.toks[k].Feats.Animacy != "Anim" || !t.namesOf(h, k) && !t.ownedBy(h, k) && !t.ofTime(h, k) {
			continue
		}
		verb := t.toks[h].Head
		if t.toks[h].Rel != "obl" || t.preposition(h) < 0 || verb < 0 || t.toks[verb].POS != "VERB" {
			continue
		}
		if c := t.toks[k].Feats.Case; t.kid(verb, "obj") < 0 && t.kid(verb, "iobj") < 0 && (c == "Gen" || c == "Acc") {
			t.toks[k].Head, t.toks[k].Rel = verb, "obj"
			t.recase(k, "Acc")
		}
	}
}

// namesOf says whether k was read as a person's name given to the thing h.
func (t agreeing) namesOf(h, k int) bool {
	return t.toks[k].Rel == "flat:title" && label(t.toks[k].Name) == "PER" && t.toks[h].POS == "NOUN" && t.toks[h].Feats.Animacy == "Inan"
}

// ofTime says whether k was read as the person of a unit of time: «арештував на два місяці
// колишнього міністра».
func (t agreeing) ofTime(h, k int) bool {
	return t.toks[k].Rel == "nmod" && t.preposition(k) < 0 && slices.Contains(timeUnits, t.toks[h].Lemma)
}

// ownedBy says whether k was read as the person of the place h in the locative.
func (t agreeing) ownedBy(h, k int) bool {
	return t.toks[k].Rel == "nmod" && t.preposition(k) < 0 && label(t.toks[h].Name) == "LOC" && t.toks[h].Feats.Case == "Loc"
}

// recase gives the words of a name a case.
func (t agreeing) recase(name int, to string) {
	for k := range t.toks {
		if k == name || t.toks[k].Head == name && t.toks[k].Rel == "flat:name" {
			t.toks[k].Feats.Case = to
		}
	}
}

// relatives hangs a Ukrainian relative clause on the nearest noun before it that its
// «який» agrees with, when it was hung on one that it does not agree with.
func (t agreeing) relatives() {
	for k := range t.toks {
		if t.toks[k].Feats.PronType != "Rel" || t.toks[k].Lemma != "який" {
			continue
		}
		clause := t.clauseOf(k)
		if clause < 0 || t.sameForm(k, t.toks[clause].Head) {
			continue
		}
		for n := k - 1; n >= 0; n-- {
			if t.nominal(n) && t.sameForm(k, n) && !t.under(n, clause) {
				t.toks[clause].Head = n
				break
			}
		}
	}
}

// clauseOf is the head of the relative clause that token k stands in, or -1.
func (t agreeing) clauseOf(k int) int {
	return t.over(k, func(n int) bool { return t.toks[n].Rel == "acl:relcl" })
}

// sameForm says whether a relative pronoun has the number and gender of a noun, as far
// as both show them; of a coordination the plural.
func (t agreeing) sameForm(pronoun, noun int) bool {
	if noun < 0 {
		return true
	}
	p, n := t.toks[pronoun].Feats, t.toks[noun].Feats
	if p.Number == "Plur" && t.kid(noun, "conj") >= 0 || p.Number == "" || n.Number == "" {
		return true
	}
	return p.Number == n.Number && (p.Number == "Plur" || p.Gender == "" || n.Gender == "" || p.Gender == n.Gender)
}

// countedVerb makes a noun of an English verb in -s that was given a number as its
// subject, which it cannot agree with, and the object of the verb before: "arrested three suspects".
func (t agreeing) countedVerb() {
	for n := 2; n < len(t.toks); n++ {
		num, tok := t.toks[n-1], &t.toks[n]
		verb := n - 2
		if tok.POS != "VERB" || tok.Feats.Number != "Sing" || tok.Feats.Tense != "Pres" || num.POS != "NUM" || num.Head != n || num.Lemma == "one" {
			continue
		}
		if tok.Head != verb || t.toks[verb].POS != "VERB" || t.kid(verb, "obj") >= 0 {
			continue
		}
		tok.POS, tok.Rel = "NOUN", "obj"
		tok.Feats.Mood, tok.Feats.Tense, tok.Feats.VerbForm, tok.Feats.Person, tok.Feats.Number = "", "", "", "", "Plur"
		t.toks[n-1].Rel = "nummod"
		t.raiseAdverbials(n, verb)
	}
}

// raiseAdverbials hangs what depended on token from as on a verb on verb.
func (t agreeing) raiseAdverbials(from, verb int) {
	for k := range t.toks {
		if t.toks[k].Head == from && (t.toks[k].Rel == "obl" || t.toks[k].Rel == "advmod") {
			t.toks[k].Head = verb
		}
	}
}

// twoObjects makes a name or pronoun that is the first of two objects of an English verb
// the indirect one: "lend Egypt $700 million".
func (t agreeing) twoObjects() {
	for k := range t.toks {
		verb := t.toks[k].Head
		if t.toks[k].Rel != "obj" || verb < 0 || k < verb || t.toks[k].POS != "PROPN" && t.toks[k].POS != "PRON" || t.kid(verb, "iobj") >= 0 {
			continue
		}
		for n := k + 1; n < len(t.toks); n++ {
			if t.toks[n].Head == verb && t.toks[n].Rel == "obj" {
				t.toks[k].Rel = "iobj"
			}
		}
	}
}

// namePairs takes two names apart that stand in different cases and were read as one:
// «Замість зустрічі з Путіним Шольц зателефонував». The nominative is the subject.
func (t agreeing) namePairs() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Rel != "flat:name" || h < 0 || t.toks[k].Feats.Case != "Nom" || t.shareCase(h, k) {
			continue
		}
		verb := t.verbOver(h)
		if verb > k && t.subjectOr(verb, "") == "nsubj" {
			t.toks[k].Head, t.toks[k].Rel = verb, "nsubj"
		}
	}
}

// shareCase says whether two words may stand in one case.
func (t agreeing) shareCase(a, b int) bool {
	if t.toks[a].Feats.Case == "" || t.toks[b].Feats.Case == "" {
		return true
	}
	cases := t.cases(a)
	return slices.ContainsFunc(t.cases(b), func(c string) bool { return slices.Contains(cases, c) })
}

// places takes a place and the name of a person apart that were read as one name behind
// a title: «експрезидента Грузії Саакашвілі». A person's name has no inanimate part.
func (t agreeing) places() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Rel != "flat:name" || h < 0 || t.toks[h].Feats.Animacy != "Inan" || t.toks[k].Feats.Animacy != "Anim" {
			continue
		}
		if title := t.toks[h].Head; t.toks[h].Rel == "nmod" && title >= 0 && title < h && t.toks[title].Feats.Animacy == "Anim" {
			t.toks[k].Head, t.toks[k].Rel = title, "flat:title"
			t.toks[h].Name, t.toks[k].Name = "S-LOC", "S-PER"
		}
	}
}
