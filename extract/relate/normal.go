package relate

import (
	"slices"
	"strings"

	"actant/graph"
)

// arg is one argument of a predicate in the normal tree.
type arg struct {
	tok   int
	marks []string     // possible markings, best first
	rule  string       // how a borrowed argument was found; empty = it stands at the predicate
	kinds []graph.Kind // match: what the slot it fills allows
}

// args lists the arguments of a predicate in the normal tree: its own, then those it
// borrows. «Японію, яку запросив Столтенберг» gives запросити nom=Столтенберг
// acc=яку; "invited by Tokyo" gives invite subj=Tokyo.
func (v *view) args(p int) []arg {
	if found, ok := v.memo[p]; ok {
		return found
	}
	if v.busy[p] {
		return nil
	}
	v.busy[p] = true
	all := v.own(p)
	all = append(all, v.borrowed(p, all)...)
	if v.isVerb(p) {
		all = append(all, v.behindObject(p)...)
	}
	delete(v.busy, p)
	v.memo[p] = all
	return all
}

func (v *view) own(p int) []arg {
	var all []arg
	for _, k := range v.kids[p] {
		if n := v.complement(k); n >= 0 {
			mark := v.preposition(k) + " " + v.word(k) + "+" + v.caseOf(n)
			all = append(all, arg{tok: n, marks: []string{mark}})
			continue
		}
		if marks := v.marks(p, k); len(marks) > 0 {
			all = append(all, arg{tok: k, marks: marks})
		}
		if v.rel(k) == "advmod" {
			all = append(all, v.own(k)...) // «зустрілися відповідно з Блінкеном та Остіном»
		}
	}
	if owner := v.ownerOfAct(p); owner >= 0 {
		all = append(all, arg{tok: owner, marks: []string{v.lang.Grammar.subject()}, rule: "act-of"})
	}
	if h := v.toks[p].Head; v.rel(p) == "appos" && h >= 0 {
		all = append(all, arg{tok: h, marks: []string{"name"}}) // "Hungary, a NATO member"
	}
	if h := v.toks[p].Head; v.rel(p) == "parataxis" && v.isVerb(p) && h >= 0 {
		all = append(all, arg{tok: h, marks: []string{markQuote}}) // the tag of a quotation
	}
	return all
}

// ownerOfAct is who does by a decree what a passive tells: «призначено указом президента»,
// "was appointed by decree of the president"; -1 = none.
func (v *view) ownerOfAct(p int) int {
	if !v.isVerb(p) || !v.agentless(p) {
		return -1
	}
	for k := range v.toks {
		if h := v.toks[k].Head; !v.is("act", k) || v.lang.Grammar.Cased != (v.preposition(k) == "") || h != p && (h < 0 || v.toks[h].Head != p || v.preposition(k) != "by") {
			continue
		}
		if owner := v.kid(k, "nmod"); owner >= 0 && (v.lang.Grammar.Cased && v.caseOf(owner) == "gen" || v.preposition(owner) == "of") && fits(v, owner, doers) {
			return owner
		}
	}
	return -1
}

// complement is the noun behind a preposition that is itself a preposition with a
// noun, «під час зустрічі»; -1 when k is no such preposition.
func (v *view) complement(k int) int {
	if !v.lang.Grammar.Is("complex", v.preposition(k)+" "+v.word(k)) {
		return -1
	}
	return v.kid(k, "nmod")
}

// marks are the markings under which dependent k may fill a slot of p.
func (v *view) marks(p, k int) []string {
	switch v.rel(k) {
	case "nsubj", "nsubj:pass":
		return v.subjectMarks(p, k)
	case "obj":
		marks := v.objectMarks(k)
		if s := v.kid(p, "nsubj"); s >= 0 && marks[0] == "acc" && v.allows(k, "nom") && v.allows(s, "acc") {
			marks = append(marks, "nom")
			if v.placeAndActor(s, k) {
				slices.Reverse(marks)
			}
		}
		return marks
	case "iobj":
		if v.lang.Grammar.Cased {
			return v.possible(k, "dat")
		}
		if v.kid(p, "obj", "ccomp", "xcomp") < 0 {
			return []string{"obj", "iobj"} // "Brussels warned Budapest"
		}
		return []string{"iobj"}
	case "obl", "nmod", "advmod":
		return v.obliqueMarks(p, k)
	case "det":
		if v.toks[k].Feats.Poss == "Yes" || v.toks[k].POS == "PRON" {
			return []string{markPoss, "gen"}
		}
	case "amod", "compound", "nummod":
		switch {
		case v.mention(k) < 0:
			return nil
		case v.toks[k].POS == "ADJ":
			return []string{markAdj}
		}
		return []string{"compound", markAdj}
	case "flat", "appos":
		if v.lang.Grammar.Cased && v.rel(k) == "flat" && v.toks[k].POS == "PROPN" && v.allows(k, "gen") && v.allows(k, "nom") && v.toks[p].Feats.Animacy == "Anim" && v.toks[k].Feats.Animacy != "Anim" {
			return []string{"name", "gen"} // «суперник Делі»
		}
		return []string{"name"}
	case "xcomp":
		if v.agentless(p) && v.lang.Grammar.Cased && v.toks[k].Feats.Case == "Ins" && v.isNominal(k) {
			return []string{"nom", "ins"} // «затверджено Кабінетом Міністрів»
		}
		return v.clauseMarks(k)
	case "ccomp", "csubj":
		return []string{markThat}
	case "acl":
		if v.toks[k].Feats.VerbForm == "Inf" {
			return []string{markInf}
		}
		return []string{markThat}
	case "parataxis":
		if !v.speaks(k) && v.introduces(p, k) {
			return []string{markQuote}
		}
	}
	return nil
}

// subjectMarks adds to the marking of a subject the accusative, when its form allows
// it and an object stands there that may be nominative: «саміт прийматиме Мадрид».
func (v *view) subjectMarks(p, k int) []string {
	mark := v.subjectMark(p, v.toks[k].Rel == "nsubj:pass")
	o := v.kid(p, "obj")
	if mark != "nom" || o < 0 || !v.allows(k, "acc") || !v.allows(o, "nom") {
		return []string{mark}
	}
	if v.placeAndActor(k, o) {
		return []string{"acc", mark}
	}
	return []string{mark, "acc"}
}

// placeAndActor says whether a common noun for a place, thing or event stands as the subject of an
// actor, where case does not decide: «місто обстріляло вороже угруповання».
func (v *view) placeAndActor(subject, object int) bool {
	m := v.mention(subject)
	return v.toks[subject].POS == "NOUN" && m >= 0 && v.doc.Mentions[m].Kind != graph.Organization && fits(v, subject, graph.KindsOf("LFWE")) && fits(v, object, doers)
}

func (v *view) allows(k int, c string) bool {
	return v.lang.Cases != nil && slices.Contains(v.lang.Cases(v.toks[k].Text), c)
}

// introduces says whether what follows a verb is set apart as speech: by quotation
// marks or a colon.
func (v *view) introduces(verb, k int) bool {
	if v.quote(k) >= 0 && v.quote(verb) != v.quote(k) {
		return true
	}
	for i := verb; i < k; i++ {
		if v.toks[i].Text == ":" {
			return true
		}
	}
	return false
}

// speaks says whether a token is a verb of saying: as a parenthesis it is a tag and
// not what is said.
func (v *view) speaks(t int) bool {
	return slices.ContainsFunc(v.candidates(t), func(h headed) bool { return h.frame.Speech })
}

func (v *view) subjectMark(p int, marked bool) string {
	if marked || v.passive(p) || v.toks[p].Feats.Person == "0" {
		return v.lang.Grammar.Object
	}
	return v.lang.Grammar.subject()
}

// passive says whether the surface subject of p is its object.
func (v *view) passive(p int) bool {
	t := v.toks[p]
	switch {
	case t.Feats.Voice == "Pass" && t.Feats.Person != "0":
		active := !v.lang.Grammar.Cased && t.Rel != "acl" && t.Rel != "amod" && v.kid(p, "aux:pass", "nsubj:pass") < 0 && v.kid(p, "nsubj") >= 0 && v.kid(p, "obj") >= 0
		return !active // "whether Turkey invited Assad": no auxiliary, both ends
	case v.kid(p, "aux:pass", "nsubj:pass") >= 0:
		return true
	case v.lang.Grammar.Cased:
		return v.index.reflexive(v.lang, v.lemma(p))
	}
	modifies := v.rel(p) == "acl" || v.rel(p) == "amod"
	return t.Feats.VerbForm == "Part" && t.Feats.Tense == "Past" && modifies && v.kid(p, "nsubj", "aux") < 0
}

// agentless says whether an instrumental may be the agent: passives and predicates
// in -но, -то.
func (v *view) agentless(p int) bool {
	return v.toks[p].Feats.Person == "0" || v.passive(p)
}

func (v *view) objectMarks(k int) []string {
	if !v.lang.Grammar.Cased {
		return []string{"obj"}
	}
	switch c := v.caseOf(k); c {
	case "dat", "ins", "loc":
		return v.possible(k, c)
	case "gen":
		return v.possible(k, "acc", "gen")
	}
	return v.possible(k, "acc")
}

// possible adds to the likely cases of a bare noun the others that its form allows,
// but the nominative: «подякував Осло» may be any case, and the frame decides.
func (v *view) possible(k int, likely ...string) []string {
	if v.lang.Cases == nil {
		return likely
	}
	for _, c := range v.lang.Cases(v.toks[k].Text) {
		if c != "nom" && c != "voc" && !slices.Contains(likely, c) {
			likely = append(likely, c)
		}
	}
	return likely
}

// caseOf is the case of a noun phrase; after a numeral that governs the genitive it
// is the case of the numeral («п'ять країн підтримали»).
func (v *view) caseOf(k int) string {
	c := v.toks[k].Feats.Case
	if n := v.kid(k, "nummod"); n >= 0 && c == "Gen" && v.preposition(k) == "" {
		if nc := v.toks[n].Feats.Case; nc != "" {
			c = nc
		}
	}
	return strings.ToLower(c)
}

func (v *view) obliqueMarks(p, k int) []string {
	prep := v.preposition(k)
	if v.toks[k].Rel == "nmod:poss" {
		return []string{markPoss}
	}
	if !v.isNominal(k) {
		return nil
	}
	if !v.lang.Grammar.Cased {
		switch {
		case prep == "":
			return []string{"bare"}
		case prep == "by" && v.isVerb(p) && v.passive(p):
			return []string{"subj", "by"}
		}
		return []string{prep}
	}
	c := v.caseOf(k)
	switch {
	case prep != "" && v.institution(p, prep, c):
		return append(v.prepositional(k, prep, c), markInst)
	case prep != "":
		return v.prepositional(k, prep, c)
	case c == "ins" && v.isVerb(p) && v.agentless(p):
		return []string{"nom", "ins"}
	case v.rel(k) == "nmod" && c == "dat" && v.lang.Cases != nil && !v.allows(k, "gen"):
		return v.possible(k, "dat")
	case v.rel(k) == "nmod" && c != "ins":
		return v.possible(k, "gen")
	}
	return v.possible(k, c)
}

// institution says whether a locative may name who speaks or decides: below a plural
// or impersonal verb without subject («у МЗС заявили», «високо оцінено в Києві»).
func (v *view) institution(p int, prep, c string) bool {
	f := v.toks[p].Feats
	return c == "loc" && (prep == "в" || prep == "на") && v.kid(p, "nsubj") < 0 && v.isVerb(p) && (f.Person == "0" || f.Number == "Plur" && f.Person != "1" && f.Person != "2")
}

// prepositional gives the markings of a prepositional phrase: with the case that the
// noun was read in, then with the one that its preposition was (indeclinable names).
func (v *view) prepositional(k int, prep, c string) []string {
	marks := []string{prep + "+" + c}
	if v.toks[k].POS == "PROPN" && v.lang.Cases != nil {
		const indeclinable = 5 // forms of so many cases are the same
		if all := v.lang.Cases(v.toks[k].Text); len(all) >= indeclinable {
			for _, c := range all {
				marks = append(marks, prep+"+"+c)
			}
		}
	}
	if governed := strings.ToLower(v.toks[v.kid(k, "case")].Feats.Case); governed != "" && governed != c {
		marks = append(marks, prep+"+"+governed)
	}
	return marks
}

func (v *view) clauseMarks(k int) []string {
	switch {
	case v.isVerb(k) && v.toks[k].Feats.Case == "":
		return []string{markInf}
	case v.lang.Grammar.Cased && v.toks[k].Feats.Case != "":
		return []string{v.caseOf(k)}
	}
	return []string{"as", markInf}
}
