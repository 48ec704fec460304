package parse

import "strings"

// subjects finds the subject of Ukrainian verbs that the network gave none: position
// misleads it, case and agreement do not.
func (t agreeing) subjects() {
	for v := range t.toks {
		f := t.toks[v].Feats
		if t.toks[v].POS == "VERB" && f.VerbForm == "Fin" {
			t.falseSubjects(v)
		}
		if t.toks[v].POS != "VERB" || f.VerbForm != "Fin" || f.Person == "0" || f.Person == "1" || f.Person == "2" || t.hasSubject(v) {
			continue
		}
		k := t.likelySubject(v)
		if k < 0 {
			k = t.afterDate(v)
		}
		if k < 0 {
			k = t.strayed(v)
		}
		if k >= 0 {
			t.makeSubject(v, k)
		}
	}
}

// falseSubjects makes objects of subjects that cannot be: a singular one of a plural
// verb («Київ обстріляли»), and a second one behind the verb that may be accusative.
func (t agreeing) falseSubjects(v int) {
	first := -1
	for k := range t.toks {
		if t.toks[k].Head != v || t.toks[k].Rel != "nsubj" || !t.nominal(k) {
			continue
		}
		if t.toks[k].POS == "NOUN" && !t.canBe(k, "Nom") && t.toks[k].Feats.Case != "Nom" && t.canBe(k, "Acc") && t.kid(k, "nummod") < 0 && !t.counts(k) {
			t.toks[k].Rel, t.toks[k].Feats.Case = "obj", "Acc" // «заступника міністра підозрюють»
			continue
		}
		disagrees := t.toks[v].Feats.Number == "Plur" && t.toks[k].Feats.Number == "Sing" && !t.coordinated(k) && t.kid(k, "nummod") < 0
		if t.toks[v].Feats.Number == "Sing" && t.toks[k].Feats.Number == "Plur" && t.kid(k, "nummod") < 0 && t.kid(k, "det") < 0 && t.rival(v, k) {
			disagrees = true // «обов'язки виконує Карла Рохас»
		}
		second := first >= 0 && k > v
		gender := t.toks[v].Feats.Gender != "" && t.toks[k].Feats.Gender != "" && t.toks[v].Feats.Gender != t.toks[k].Feats.Gender
		if gender && t.toks[k].Feats.Number == "Sing" && t.toks[k].Feats.Abbr == "" && t.rival(v, k) {
			disagrees = true // «навчання прийняла Естонія»
		}
		free := t.kid(v, "obj") < 0 || t.mayBeSubject(v, t.kid(v, "obj"))
		if (disagrees || second) && t.canBe(k, "Acc") && free && !t.counts(k) {
			t.toks[k].Rel, t.toks[k].Feats.Case = "obj", "Acc"
			continue
		}
		first = k
	}
}

// rival says whether another dependent of the verb may be its subject where k does not
// agree.
func (t agreeing) rival(v, k int) bool {
	for o := range t.toks {
		if o != k && t.toks[o].Head == v && (t.bareNominal(o) || t.toks[o].Rel == "nsubj" && t.nominal(o)) && t.mayBeSubject(v, o) {
			return true
		}
	}
	return false
}

// counts says whether k is followed by a genitive plural that it may count: «низка
// держав», which may take a plural verb.
func (t agreeing) counts(k int) bool {
	n := t.kid(k, "nmod")
	return n == k+1 && t.toks[n].Feats.Case == "Gen" && t.toks[n].Feats.Number == "Plur"
}

// countedObjects gives verbs without object the counted genitive that was hung on the
// noun before it: «передадуть Україні 14 танків».
func (t agreeing) countedObjects() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Rel != "nmod" || h < 0 || h > k || !t.nominal(h) || t.kid(k, "nummod") < 0 || t.preposition(k) >= 0 || t.toks[k].Feats.Case != "Gen" {
			continue
		}
		v := t.toks[h].Head
		if v >= 0 && t.toks[v].POS == "VERB" && t.kid(v, "obj") < 0 && t.toks[h].Rel != "nsubj" {
			t.toks[k].Head, t.toks[k].Rel = v, "obj"
		}
	}
}

// distributed makes the object of a verb without one of what it gives to each: «обміняли по
// 175 військовополонених».
func (t agreeing) distributed() {
	for k := range t.toks {
		v, p := t.toks[k].Head, t.preposition(k)
		if p < 0 || t.toks[p].Lemma != "по" || t.toks[k].Rel != "obl" || t.kid(k, "nummod") < 0 || v < 0 || t.toks[v].POS != "VERB" || t.kid(v, "obj") >= 0 {
			continue
		}
		t.toks[k].Rel, t.toks[p].Rel = "obj", "advmod"
		t.toks[k].Feats.Case = "Acc"
	}
}

func (t agreeing) hasSubject(v int) bool {
	for k := range t.toks {
		if t.toks[k].Head == v && (strings.HasPrefix(t.toks[k].Rel, "nsubj") || t.toks[k].Rel == "csubj") {
			return true
		}
	}
	return false
}

// likelySubject is the dependent that can only be the subject of v, or the one that
// can be it while another dependent can only be an object, or the first of two around
// the verb; -1 = none.
func (t agreeing) likelySubject(v int) int {
	subject, candidates, objects, first := -1, 0, 0, -1
	for k := range t.toks {
		if t.toks[k].Head != v || !t.bareNominal(k) {
			continue
		}
		if t.mayBeSubject(v, k) {
			candidates++
			subject = k
			if k < v && first < 0 {
				first = k
			}
			counted := t.kid(k, "nummod") >= 0 && (!t.canBe(k, "Nom") || t.approximate(k))
			if !t.canBe(k, "Acc") || t.toks[k].Feats.Case == "Nom" || counted && t.kid(v, "nsubj") < 0 && t.onlyOne(v, k) {
				return k
			}
			continue
		}
		objects++
	}
	switch {
	case candidates == 1 && objects > 0:
		return subject
	case candidates == 2 && first >= 0 && subject > v:
		return first // both forms allow both: the order decides
	}
	return -1
}

// afterDate is a name right before the verb that was hung on the date before it: «У
// квітні НАТО запросила Японію».
func (t agreeing) afterDate(v int) int {
	k := v - 1
	if k < 1 || t.toks[k].POS != "PROPN" || t.preposition(k) >= 0 || !t.mayBeSubject(v, k) {
		return -1
	}
	if d := t.toks[k].Head; d == k-1 && t.toks[d].Head == v && strings.HasSuffix(t.toks[d].Name, "DATE") {
		t.toks[k].Head = v
		return k
	}
	return -1
}

// strayed is a nominative that was hung on another dependent of the verb, where only
// a genitive could stand: «Литву запросила на форум Польща».
func (t agreeing) strayed(v int) int {
	for k := range t.toks {
		h := t.toks[k].Head
		if h < 0 || t.toks[h].Head != v || t.toks[h].POS == "VERB" || !t.nominal(k) || t.preposition(k) >= 0 {
			continue
		}
		loose := t.toks[k].Rel == "nmod" || t.toks[k].Rel == "flat:title" || t.toks[k].Rel == "flat:name" || t.toks[k].Rel == "appos"
		if loose && t.toks[k].Feats.Case == "Nom" && t.toks[h].Feats.Case != "Nom" && t.mayBeSubject(v, k) && !t.canBe(k, "Gen") {
			t.toks[k].Head = v
			return k
		}
	}
	return -1
}

// approximate says whether the preposition before a counted noun belongs to its number:
// «близько сорока міністрів».
func (t agreeing) approximate(k int) bool {
	p := t.preposition(k)
	if p < 0 || t.kid(k, "nummod") < 0 {
		return false
	}
	switch strings.ToLower(t.toks[p].Lemma) {
	case "близько", "понад", "коло":
		return true
	}
	return false
}

// onlyOne says whether k is the only bare nominal of the verb.
func (t agreeing) onlyOne(v, k int) bool {
	for o := range t.toks {
		if o != k && t.toks[o].Head == v && t.bareNominal(o) {
			return false
		}
	}
	return true
}

// bareNominal says whether k is a noun, name or pronoun without preposition in a
// place where subjects and objects stand.
func (t agreeing) bareNominal(k int) bool {
	switch t.toks[k].Rel {
	case "obj", "iobj", "obl", "nmod", "compound":
	default:
		return false
	}
	pronoun := t.toks[k].POS == "PRON" || t.toks[k].POS == "DET"
	number := t.toks[k].POS == "NUM" && t.toks[k].Rel == "obj"
	return (t.nominal(k) || pronoun || number) && (t.preposition(k) < 0 || t.approximate(k)) && !strings.HasSuffix(t.toks[k].Name, "DATE")
}

// mayBeSubject says whether k can be nominative and agrees with the verb in number
// and, in the past tense, in gender (acronyms agree with the noun they stand for, so
// their gender is not looked at).
func (t agreeing) mayBeSubject(v, k int) bool {
	verb, noun := t.toks[v].Feats, t.toks[k].Feats
	if n := t.kid(k, "nummod"); n >= 0 && (t.toks[n].Feats.Case == "Nom" || t.approximate(k)) {
		return verb.Number == "Plur" || verb.Gender == "Neut" // «загинули троє цивільних»
	}
	if !t.canBe(k, "Nom") && noun.Case != "Nom" {
		return false
	}
	if noun.Number != "" && verb.Number != "" && noun.Number != verb.Number && !t.coordinated(k) {
		return false
	}
	fixed := noun.Abbr == "Yes" || t.canBe(k, "Gen") && t.canBe(k, "Ins")
	return fixed || verb.Gender == "" || noun.Gender == "" || verb.Gender == noun.Gender || t.toks[k].POS == "DET"
}

func (t agreeing) coordinated(k int) bool {
	for i := range t.toks {
		if t.toks[i].Head == k && t.toks[i].Rel == "conj" {
			return true
		}
	}
	return false
}

// makeSubject makes k the subject of v; an animate name that was hung on k and can be
// an object becomes the object of v: «запросила Туреччина Асада».
func (t agreeing) makeSubject(v, k int) {
	t.toks[k].Rel, t.toks[k].Feats.Case = "nsubj", "Nom"
	object := -1
	for o := range t.toks {
		switch {
		case t.toks[o].Head == v && t.toks[o].Rel == "obj":
			return
		case t.toks[o].Head == k && o > k && t.toks[o].POS == "PROPN" && t.toks[o].Feats.Animacy == "Anim" && t.toks[o].Feats.Case == "Gen" && t.preposition(o) < 0:
			object = o
		}
	}
	if object >= 0 {
		t.toks[object].Head, t.toks[object].Rel, t.toks[object].Feats.Case = v, "obj", "Acc"
	}
}
