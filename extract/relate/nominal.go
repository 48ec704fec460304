package relate

import (
	"slices"
	"strings"
)

// fromModified gives a participle the noun that it modifies, and an infinitive below
// a noun the owner of that noun («рішення Японії відкрити місію»).
func (v *view) fromModified(p, noun int, own []arg) []arg {
	if v.hasSubject(p, own) {
		return nil
	}
	if v.toks[p].Feats.VerbForm != "Inf" {
		return []arg{{tok: noun, marks: []string{v.subjectMark(p, false)}, rule: "share:participle"}}
	}
	if f := v.match(noun); f != nil && v.is("control", noun) {
		if t, ok := f.slots[slotTarget]; ok {
			return []arg{{tok: t, marks: []string{v.subjectMark(p, false)}, rule: "share:noun-control"}}
		}
	}
	if owner := v.owner(noun); owner >= 0 {
		return []arg{{tok: owner, marks: []string{v.subjectMark(p, false)}, rule: "share:noun-infinitive"}}
	}
	return nil
}

// owner is who a deed noun belongs to: its possessor, genitive, "from"-phrase or
// adjective of a country, else the subject of the verb it is the object of; -1 = none.
func (v *view) owner(noun int) int {
	for _, list := range [][]string{{markPoss, "gen", "of"}, {"від+gen", "from", "by", "ins"}, {markAdj, "compound"}} {
		for _, a := range v.phrase(noun) {
			for _, m := range list {
				if a.marks[0] == m && fits(v, a.tok, doers) {
					return a.tok
				}
			}
		}
	}
	for _, k := range v.kids[noun] {
		if agent := v.kid(k, "obl:agent"); v.rel(k) == "acl" && agent >= 0 && fits(v, agent, doers) {
			return agent // "every proposal put forward by the commission"
		}
		if s := v.kid(k, "nsubj"); v.rel(k) == "acl:relcl" && s >= 0 && v.relativeHead(s) < 0 && fits(v, s, doers) {
			return s // «пропозиції, які вносила комісія»
		}
	}
	if h := v.toks[noun].Head; h >= 0 && v.rel(noun) == "obj" && v.is("light", h) {
		return v.subject(h)
	}
	return -1
}

// phrase lists what belongs to a noun: its own dependents, then what stands right
// behind it and hangs on its verb.
func (v *view) phrase(noun int) []arg {
	all := v.own(noun)
	if h := v.above(noun); h >= 0 && v.isVerb(h) {
		all = append(all, v.near(noun, h)...)
	}
	return all
}

// aroundNoun finds the arguments of a noun outside its phrase: behind it, at its
// light verb, or at the noun that contains it («пакет допомоги для України»).
func (v *view) aroundNoun(noun int) []arg {
	h := v.above(noun)
	deep := v.deep(noun)
	deep = append(deep, v.predication(noun, h)...)
	if h >= 0 && v.isVerb(h) {
		return append(append(v.near(noun, h), v.fromLightVerb(noun, h)...), deep...)
	}
	if h < 0 || v.rel(noun) != "nmod" && v.rel(noun) != "compound" || !v.is("container", h) {
		return deep
	}
	all := deep
	for _, a := range v.phrase(h) {
		if a.tok != noun {
			a.rule = "container"
			all = append(all, a)
		}
	}
	if verb := v.above(h); verb >= 0 && v.isVerb(verb) {
		all = append(all, v.fromLightVerb(h, verb)...) // "held a round of talks"
	}
	return all
}

// near finds a prepositional phrase, instrumental or dative that was hung on the verb over a noun although it
// stands right behind that noun: «засуджує вторгнення в Україну».
func (v *view) near(noun, verb int) []arg {
	end := v.lastBelow(noun)
	for _, k := range v.kids[verb] {
		if k <= end || v.firstBelow(k) != end+1 {
			continue
		}
		if c := v.caseOf(k); v.preposition(k) == "" && (!v.lang.Grammar.Cased || v.rel(k) == "nsubj" || c != "ins" && c != "dat") {
			continue // «захоплення аеропорту повстанцями підтвердив …»
		}
		if marks := v.marks(verb, k); len(marks) > 0 {
			return []arg{{tok: k, marks: marks, rule: "attach:near"}}
		}
	}
	return nil
}

// firstBelow and lastBelow are the ends of the phrase of a token; closing quotation
// marks count in.
func (v *view) firstBelow(t int) int {
	first := t
	for _, k := range v.kids[t] {
		first = min(first, v.firstBelow(k))
	}
	return first
}

func (v *view) lastBelow(t int) int {
	last := t
	for _, k := range v.kids[t] {
		last = max(last, v.lastBelow(k))
	}
	if last+1 < len(v.toks) && v.toks[last+1].POS == "PUNCT" && strings.Contains(closers, v.toks[last+1].Text) {
		last++
	}
	return last
}

// predication finds the other side of a predicate noun: "became a member", «союзниками
// лишаються Таллінн і Вільнюс», "our allies are Latvia and Estonia"; and what stands at
// a verb that only says that a deed takes place: "the meeting was held in Brussels",
// «допомога надійшла до Гаїті».
func (v *view) predication(noun, h int) []arg {
	if h < 0 {
		return nil
	}
	other, rel := -1, v.rel(noun)
	switch {
	case (rel == "obl" || rel == "xcomp") && v.calls(h, noun):
		return []arg{{tok: v.kid(h, "obj"), marks: []string{v.lang.Grammar.subject()}, rule: "predicate"}}
	case (rel == "xcomp" || rel == "obl") && v.isVerb(h) && (rel == "xcomp" || v.is("copular", h)):
		other = v.subject(h)
	case rel == "nsubj" && v.is("copular", h):
		other = v.kid(h, "xcomp")
	case rel == "nsubj" && !v.isVerb(h) && v.kid(h, "cop") >= 0:
		other = h
	case (rel == "nsubj" || rel == "nsubj:pass") && v.is("occur", h):
		return v.adverbials(h, noun)
	}
	if other < 0 || !v.isNominal(other) || v.preposition(other) != "" || v.preposition(noun) != "" {
		return nil
	}
	return []arg{{tok: other, marks: []string{v.lang.Grammar.subject()}, rule: "predicate"}}
}

// calls says whether a verb says of its object that it is the noun: "named China as Delhi's
// rival", «назвав Китай головним суперником».
func (v *view) calls(h, noun int) bool {
	if !v.isVerb(h) || v.kid(h, "obj") < 0 || !v.is("naming", h) {
		return false
	}
	return v.preposition(noun) == "as" || v.lang.Grammar.Cased && v.preposition(noun) == "" && v.caseOf(noun) == "ins"
}

// adverbials are the arguments of a verb but its subject.
func (v *view) adverbials(verb, subject int) []arg {
	var all []arg
	for _, a := range v.own(verb) {
		if a.tok != subject && v.rel(a.tok) != "nsubj" {
			a.rule = "occurs"
			all = append(all, a)
		}
	}
	return all
}

// fromLightVerb gives an event noun the arguments of the light verb over it:
// "Ankara voiced support for Baku", «провів зустріч із Шольцом».
func (v *view) fromLightVerb(noun, verb int) []arg {
	if rel := v.rel(noun); !v.is("light", verb) || rel != "obj" && rel != "nsubj:pass" && rel != "conj" && !v.ownGenitive(noun) {
		return nil
	}
	var all []arg
	for _, a := range v.args(verb) {
		if a.tok != noun && !v.under(noun, a.tok) {
			a.rule = "light-verb"
			all = append(all, a)
		}
	}
	return all
}

// deep finds prepositional phrases that were hung on an argument of a noun: "attack by
// rebels on the port".
func (v *view) deep(noun int) []arg {
	var all []arg
	for _, k := range v.kids[noun] {
		if !v.isNominal(k) {
			continue
		}
		for _, below := range v.kids[k] {
			if n := v.complement(below); n >= 0 {
				mark := v.preposition(below) + " " + v.word(below) + "+" + v.caseOf(n)
				all = append(all, arg{tok: n, marks: []string{mark}, rule: "attach:deep"})
				continue
			}
			if v.rel(below) != "nmod" {
				continue
			}
			marks := v.obliqueMarks(k, below)
			if v.preposition(below) == "of" || v.toks[below].Rel == "nmod:poss" {
				continue // belongs to its noun
			}
			if v.preposition(below) == "" {
				read := v.caseOf(below)                                                                                      // «головнокомандувача ЗСУ»: the form alone allows the instrumental
				marks = slices.DeleteFunc(marks, func(m string) bool { return m != "dat" && (m != "ins" || read != "ins") }) // «постачання газу Австрії»
			}
			if len(marks) > 0 {
				all = append(all, arg{tok: below, marks: marks, rule: "attach:deep"})
			}
		}
	}
	return all
}

// behindObject finds prepositional phrases that were hung on the object or passive
// subject of a verb: "charged the manager with fraud". A deed keeps its own: «обговорили
// зміцнення співпраці з партнерами».
func (v *view) behindObject(verb int) []arg {
	var all []arg
	for _, o := range v.kids[verb] {
		if rel := v.rel(o); rel != "obj" && rel != "nsubj:pass" || !fits(v, o, concrete) {
			continue
		}
		for _, below := range v.kids[o] {
			if v.rel(below) != "nmod" || v.preposition(below) == "" {
				continue
			}
			if marks := v.obliqueMarks(o, below); len(marks) > 0 {
				all = append(all, arg{tok: below, marks: marks, rule: "attach:object"})
			}
		}
	}
	return append(all, v.agentBelow(verb)...)
}

// agentBelow finds the by-phrase of an English passive that was hung on an adverbial:
// "was invited to the forum by Poland".
func (v *view) agentBelow(verb int) []arg {
	if v.lang.Grammar.Cased || !v.passive(verb) || v.kid(verb, "obl:agent") >= 0 {
		return nil
	}
	for k := verb + 1; k < len(v.toks); k++ {
		o := v.toks[k].Head
		if v.rel(k) != "nmod" || v.preposition(k) != "by" || o < 0 || len(v.candidates(o)) > 0 {
			continue
		}
		if h := v.toks[o].Head; v.rel(o) == "obl" && h >= 0 && (h == verb || v.toks[h].Head == verb && v.rel(h) == "xcomp") {
			return []arg{{tok: k, marks: []string{"subj"}, rule: "attach:agent"}}
		}
	}
	return nil
}

// ownGenitive says whether a noun is a bare genitive below its verb, as after a
// negation or with «завдати удару».
func (v *view) ownGenitive(noun int) bool {
	return v.lang.Grammar.Cased && v.preposition(noun) == "" && v.rel(noun) == "obl" && v.caseOf(noun) == "gen"
}
