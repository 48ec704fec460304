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
	if h := v.toks[p].Head; v.rel(p) == "appos" && h >= 0 {
		all = append(all, arg{tok: h, marks: []string{"name"}}) // "Hungary, a NATO member"
	}
	if h := v.toks[p].Head; v.rel(p) == "parataxis" && v.isVerb(p) && h >= 0 {
		all = append(all, arg{tok: h, marks: []string{markQuote}}) // the tag of a quotation
	}
	return all
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
	return v.toks[subject].POS == "NOUN" && fits(v, subject, graph.KindsOf("LFWE")) && fits(v, object, doers)
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

// borrowed finds the arguments that stand elsewhere in the tree.
func (v *view) borrowed(p int, own []arg) []arg {
	h := v.toks[p].Head
	switch {
	case !v.isVerb(p):
		return v.aroundNoun(p)
	case h < 0:
		return nil
	}
	switch v.rel(p) {
	case "acl:relcl":
		return v.fromRelative(p, h, own)
	case "acl", "amod":
		if v.isVerb(p) {
			return v.fromModified(p, h, own)
		}
	}
	if v.isVerb(p) && !v.hasSubject(p, own) {
		return v.fromGovernor(p, h)
	}
	return nil
}

// hasSubject says whether p has a surface subject of its own.
func (v *view) hasSubject(p int, own []arg) bool {
	for _, a := range own {
		if rel := v.rel(a.tok); rel == "nsubj" || rel == "nsubj:pass" || rel == "csubj" {
			return true
		}
	}
	return v.toks[p].Feats.Person == "0"
}

// subject is the surface subject of a predicate, borrowed if need be; -1 = none.
func (v *view) subject(p int) int {
	if k := v.kid(p, "nsubj", "nsubj:pass"); k >= 0 {
		return k
	}
	want := v.subjectMark(p, false)
	for _, a := range v.args(p) {
		if a.rule != "" && a.marks[0] == want {
			return a.tok
		}
	}
	return -1
}

// fromGovernor borrows the subject of a verb from the verb it hangs on.
func (v *view) fromGovernor(p, h int) []arg {
	rule, subject := "", -1
	switch v.rel(p) {
	case "ccomp":
		if v.lang.Grammar.Cased && v.toks[p].Feats.Number == "Sing" && v.agrees(p, v.subject(h)) {
			rule, subject = "share:dropped", v.subject(h) // «заперечив, що запрошував»
		}
	case "conj":
		if v.isVerb(h) && v.agrees(p, v.subject(h)) {
			rule, subject = "share:conj", v.subject(h)
		}
	case "xcomp":
		rule, subject = v.controller(h)
		if subject < 0 {
			rule, subject = v.dativeBefore(p, h)
		}
	case "advcl":
		if (v.toks[p].Feats.VerbForm == "Inf" || v.kidOn(p, "complementizer") >= 0) && v.is("control", h) {
			rule, subject = v.controller(h)
		} else if f := v.toks[p].Feats.VerbForm; f == "Conv" || f == "Part" || f == "Inf" || f == "Ger" {
			rule, subject = "share:advcl", v.subject(h)
		}
	}
	if subject < 0 || subject == p {
		return nil
	}
	return []arg{{tok: subject, marks: []string{v.subjectMark(p, false)}, rule: rule}}
}

// agrees says whether p may share the subject: a plural Ukrainian verb does not
// share a singular one («Його затримали й вивезли»).
func (v *view) agrees(p, subject int) bool {
	if subject < 0 {
		return false
	}
	verb, subj := v.toks[p].Feats, v.toks[subject].Feats
	plural := subj.Number != "Sing" || len(v.conjuncts(subject)) > 1
	return !v.lang.Grammar.Cased || verb.Number != "Plur" || plural
}

// controller is who does what an infinitive below h says: the object of verbs like
// "urge", the dative of «вдалося», else the subject.
func (v *view) controller(h int) (rule string, tok int) {
	if v.is("no-control", h) {
		return "", -1
	}
	if v.is("control", h) {
		if f := v.match(h); f != nil {
			if t, ok := f.slots[slotTarget]; ok {
				return "share:object-control", t
			}
		}
		for _, a := range v.args(h) {
			if m := a.marks[0]; m == v.lang.Grammar.Object || m == "dat" || m == "iobj" {
				return "share:object-control", a.tok
			}
		}
		if v.is("order", h) {
			return "", -1
		}
	}
	if s := v.subject(h); s >= 0 {
		return "share:control", s
	}
	for _, a := range v.own(h) {
		if a.marks[0] == "dat" {
			return "share:dative-subject", a.tok
		}
	}
	return "", -1
}

// dativeBefore is a dative that was hung on the infinitive although it stands before
// the impersonal verb: «Словаччині не вдалося підписати угоду».
func (v *view) dativeBefore(p, h int) (rule string, tok int) {
	for _, a := range v.own(p) {
		if a.marks[0] == "dat" && a.tok < h {
			return "share:dative-subject", a.tok
		}
	}
	return "", -1
}

// fromRelative fills the gap of a relative clause: with its own relative pronoun
// when that is an argument, else with the noun ("the envoy Minsk expelled").
func (v *view) fromRelative(p, noun int, own []arg) []arg {
	for _, a := range own {
		if v.toks[a.tok].Feats.PronType == "Rel" || v.is("relative", a.tok) {
			return nil
		}
	}
	mark := v.subjectMark(p, false)
	if v.kidOn(p, "where") >= 0 {
		return v.fromMainClause(p, noun, own, mark)
	}
	if v.hasSubject(p, own) {
		mark = v.lang.Grammar.Object
	}
	return []arg{{tok: noun, marks: []string{mark}, rule: "share:relative"}}
}

// fromMainClause gives a clause with "where" the subject of the clause over it: «прибув
// до Києва, де зустрінеться з прем'єром».
func (v *view) fromMainClause(p, noun int, own []arg, mark string) []arg {
	verb := v.above(noun)
	if v.hasSubject(p, own) || verb < 0 || !v.isVerb(verb) {
		return nil
	}
	if s := v.subject(verb); s >= 0 && v.agrees(p, s) {
		return []arg{{tok: s, marks: []string{mark}, rule: "share:where"}}
	}
	return nil
}

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
			if v.preposition(below) == "of" {
				continue // belongs to its noun
			}
			if v.preposition(below) == "" {
				marks = slices.DeleteFunc(marks, func(m string) bool { return m != "dat" && m != "ins" }) // «постачання газу Австрії»
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
	for _, o := range v.kids[verb] {
		for _, below := range v.kids[o] {
			if v.rel(o) == "obl" && v.rel(below) == "nmod" && v.preposition(below) == "by" {
				return []arg{{tok: below, marks: []string{"subj"}, rule: "attach:agent"}}
			}
		}
	}
	return nil
}

// ownGenitive says whether a noun is a bare genitive below its verb, as after a
// negation or with «завдати удару».
func (v *view) ownGenitive(noun int) bool {
	return v.lang.Grammar.Cased && v.preposition(noun) == "" && v.rel(noun) == "obl" && v.caseOf(noun) == "gen"
}
