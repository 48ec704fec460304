package relate

import (
	"slices"

	"actant/extract"
	"actant/graph"
)

// judgement is what is known about whether a statement holds.
type judgement struct {
	negative bool
	fact     graph.Factuality
	tense    graph.Tense
	mode     string
	rules    []string
	passed   bool // a verb lies between that says nothing of it: "refused to discuss the arrest"
}

// strength orders factualities from strong to weak; the weakest of several wins.
var strength = []graph.Factuality{
	graph.Asserted, graph.Alleged, graph.Planned, graph.Promised, graph.Threatened, graph.Requested,
	graph.Possible, graph.Conditional, graph.Hypothetical, graph.Denied,
}

func (j *judgement) weaken(to graph.Factuality, rule string) {
	if slices.Index(strength, to) > slices.Index(strength, j.fact) {
		j.fact = to
		j.rules = append(j.rules, rule)
	}
}

// negate turns the polarity; what governs another verb only makes things uncertain.
func (j *judgement) negate(rule string) {
	if j.passed {
		j.weaken(graph.Possible, rule)
		return
	}
	j.negative = !j.negative
	j.rules = append(j.rules, rule)
}

// judge sets polarity, factuality, tense and mode of a statement: first by what
// stands at the trigger, then by everything that governs it, from the inside out.
func (v *view) judge(f *filled, st *extract.Statement) {
	j := &judgement{fact: graph.Asserted, tense: graph.NoTense}
	if f.frame.Fact != "" {
		j.weaken(f.frame.Fact, "frame")
	}
	if f.frame.Negates {
		j.negate("frame")
	}
	v.judgeSelf(f.trigger, j)
	v.judgeArguments(f, j)
	if v.heading() && !v.isVerb(f.trigger) && !graph.Schema(st.Relation).State {
		j.weaken(graph.Possible, "heading")
	}
	if !graph.Schema(st.Relation).State || v.isVerb(f.trigger) {
		v.judgeAbove(f.trigger, j) // "our partners" are partners whatever the sentence is about
	}
	st.Polarity, st.Factuality, st.Tense = graph.Positive, j.fact, j.tense
	if j.negative {
		st.Polarity = graph.Negative
	}
	if st.Roles.Mode == "" && slices.Contains(graph.Schema(st.Relation).Modes, j.mode) {
		st.Roles.Mode = j.mode
	}
	st.Rules = append(st.Rules, j.rules...)
}

func opposite(p graph.Polarity) graph.Polarity {
	if p == graph.Positive {
		return graph.Negative
	}
	return graph.Positive
}

// judgeSelf reads particles, auxiliaries, mood, tense and modifiers of one word.
func (v *view) judgeSelf(t int, j *judgement) {
	if v.isVerb(t) && j.tense == graph.NoTense {
		j.tense = v.tense(t)
	}
	switch v.toks[t].Feats.Mood {
	case "Cnd":
		j.weaken(graph.Hypothetical, "mood:conditional")
	case "Imp":
		j.weaken(graph.Requested, "mood:imperative")
	}
	if a := v.kid(t, "aux"); a == 0 && v.is("inverted", a) {
		j.weaken(graph.Hypothetical, "inversion") // "Had NATO admitted Ukraine"
	}
	if v.toBe(t) {
		j.weaken(graph.Planned, "to-be") // "is to sign"
	}
	if v.tense(t) == graph.Future && v.isVerb(t) {
		j.weaken(graph.Planned, "tense:future")
	}
	for _, k := range v.kids[t] {
		v.judgeKid(k, j)
	}
	if !v.lang.Grammar.Cased && !v.isVerb(t) && v.kidOn(t, "negative-det") >= 0 {
		j.negate("negation:noun") // "held no talks"; Ukrainian has the particle at the verb besides
	}
	if k := v.kidOn(t, "save"); j.negative && k >= 0 && k == t-1 {
		j.negate("double-negation") // "cannot but support"
		j.fact = graph.Asserted
	}
}

// toBe says whether an English infinitive is the predicate of "be": "is to sign".
func (v *view) toBe(t int) bool {
	if v.lang.Grammar.Cased || v.toks[t].Feats.VerbForm != "Inf" || v.kidOn(t, "purpose") < 0 {
		return false
	}
	return slices.ContainsFunc(v.kids[t], func(k int) bool { return v.lemma(k) == "be" && (v.rel(k) == "cop" || v.rel(k) == "aux") })
}

func (v *view) judgeKid(k int, j *judgement) {
	switch rel := v.rel(k); {
	case v.is("negation", k) && (rel == "advmod" || rel == "discourse" || rel == "cc" || rel == "det" || rel == "aux"):
		j.negate("negation:" + v.word(k))
	case v.is("would", k) && rel != "nsubj":
		if v.reported(v.toks[k].Head) {
			j.weaken(graph.Planned, "tense:future") // "said it would send"
			return
		}
		if h := v.toks[k].Head; v.kidOn(h, "negation") >= 0 && v.speaks(h) && v.lang.Grammar.Cased == false {
			return // "would not comment"
		}
		j.weaken(graph.Hypothetical, "mood:"+v.word(k))
	case v.is("hearsay", k):
		j.weaken(graph.Alleged, "hearsay:"+v.word(k))
	case rel == "aux" || rel == "advmod" || rel == "amod" || rel == "discourse" || rel == "parataxis" && v.kid(k, "nsubj") < 0 && !v.speaks(k):
		if fact, ok := v.lang.Operators.facts[v.lemma(k)]; ok {
			j.weaken(fact, "operator:"+v.lemma(k))
		}
	}
}

// judgeArguments finds negation inside an argument: "no ally", «жоден союзник».
func (v *view) judgeArguments(f *filled, j *judgement) {
	for _, slot := range []string{slotSource, slotTarget, slotDeed, string(graph.RoleEvent), string(graph.RoleItem)} {
		t, ok := f.slots[slot]
		if !ok {
			continue
		}
		neither := v.kidOn(t, "negation")
		if neither >= 0 && v.rel(neither) != "cc" && v.toks[neither].POS != "CCONJ" {
			neither = -1
		}
		if v.kidOn(t, "negative-det") >= 0 || v.is("negative-det", t) || neither >= 0 {
			if !v.lang.Grammar.Cased { // Ukrainian has the particle at the verb besides
				j.negate("negation:argument")
			}
			return
		}
	}
}

// tense is the tense of a verb with its auxiliaries.
func (v *view) tense(t int) graph.Tense {
	for _, k := range v.kids[t] {
		if rel := v.rel(k); rel != "aux" && rel != "cop" && rel != "aux:pass" {
			continue
		}
		switch {
		case v.is("future", k), v.toks[k].Feats.Tense == "Fut":
			return graph.Future
		case v.toks[k].Feats.Tense == "Past":
			return graph.Past
		case v.toks[k].Feats.Tense == "Pres" && v.toks[k].Rel == "aux" && v.toks[t].Feats.Tense == "Past":
			return graph.Past // "has invited"
		case v.toks[k].Feats.Tense == "Pres" && v.toks[k].Rel == "aux:pass":
			return graph.Present // "is dismissed"
		}
	}
	switch v.toks[t].Feats.Tense {
	case "Past":
		return graph.Past
	case "Fut":
		return graph.Future
	case "Pres":
		return graph.Present
	}
	if v.toks[t].Feats.Person == "0" {
		return graph.Past
	}
	return graph.NoTense
}

// judgeAbove walks from the trigger to the root and lets each governor act on the
// statement.
func (v *view) judgeAbove(t int, j *judgement) {
	for cur, n := t, 0; n <= len(v.toks); n++ {
		h := v.toks[cur].Head
		if h < 0 || v.quote(t) < 0 && v.quote(h) >= 0 {
			return // the tag of a quotation is not governed by what is quoted
		}
		if !v.govern(cur, h, j) {
			return
		}
		cur = h
	}
}

// operateOverObject applies the verb over object h to the gerund t that the tree hangs on
// that object: "accused China of ramming its ships".
func (v *view) operateOverObject(t, h int, j *judgement) {
	if verb := v.toks[h].Head; v.rel(h) == "obj" && verb >= 0 && v.kidOn(t, "complementizer") >= 0 {
		v.operate(verb, j)
	}
}

// govern applies governor h to what stands at or below t; false ends the walk.
func (v *view) govern(t, h int, j *judgement) bool {
	switch v.rel(t) {
	case "xcomp", "ccomp", "csubj":
		v.markClause(t, j)
		if v.inverts(t, h) {
			j.weaken(graph.Hypothetical, "inversion")
		}
		if (v.rel(t) == "xcomp" || !v.is("modal", h)) && !v.tellsPast(t, h) {
			v.operate(h, j)
		}
	case "acl":
		v.markClause(t, j)
		if f := v.toks[t].Feats; f.VerbForm == "Part" && v.passive(t) && !v.isVerb(h) {
			return false // "proposals put forward by the council" were put forward
		}
		operator := v.operate(h, j)
		if v.toks[t].Feats.VerbForm != "Inf" {
			v.operateOverObject(t, h, j)
			return operator || v.is("container", h) // "the fact that" ends what governs, "reports that" does not
		}
		if !operator && !v.isVerb(h) {
			j.weaken(graph.Possible, "infinitive-of-noun") // "the right to join"
		}
	case "advcl":
		v.markClause(t, j)
		if v.kidOn(t, "complementizer") >= 0 {
			v.operate(h, j) // "accused them of blowing up"
		}
	case "conj":
		v.shareAuxiliary(t, h, j)
	case "obj", "obl", "nmod", "nsubj:pass", "iobj", "compound":
		return v.governNominal(t, h, j)
	case "nsubj":
		switch {
		case v.is("occur", h):
			v.judgeSelf(h, j)
		case v.passive(h) || !v.isVerb(h):
			v.operate(h, j)
		default:
			if k := v.kid(h, "xcomp"); k >= 0 && !v.isVerb(k) {
				v.operate(k, j) // "recognition remains unlikely"
			}
		}
	case "acl:relcl":
		if v.cleft(h) {
			v.judgeSelf(h, j)
		}
		return false
	case "appos", "parataxis":
		return false
	}
	return true
}

// tellsPast says whether a clause in the past tense hangs on a verb of request, which asks
// for nothing then: "insist that he died", «наполягають, що він помер».
func (v *view) tellsPast(t, h int) bool {
	if v.lang.Operators.facts[v.lemma(h)] != graph.Requested || v.rel(t) != "ccomp" || v.kidOn(t, "purpose") >= 0 {
		return false
	}
	return v.tense(t) == graph.Past && v.toks[t].Feats.Mood != "Cnd"
}

// about says whether t is what the verb is about: «звинуватив у зламі».
func (v *view) about(verb, t int) bool {
	f := v.match(verb)
	if f == nil {
		return false
	}
	for _, slot := range []string{string(graph.RoleTopic), slotDeed, slotContent, slotTarget} {
		if used, ok := f.slots[slot]; ok && used == t {
			return true
		}
	}
	return false
}

// cleft says whether a predicate noun is only put forward: "it was not the president
// who signed".
func (v *view) cleft(h int) bool {
	if v.kid(h, "cop") < 0 {
		return false
	}
	return v.kid(h, "expl") >= 0 || slices.ContainsFunc(v.kids[h], func(k int) bool { return v.rel(k) == "nsubj" && v.is("cleft", k) })
}

// inverts says whether clause t before its main verb h begins with an auxiliary that was
// hung on the main verb: "Had NATO invited Ukraine, Russia would have protested".
func (v *view) inverts(t, h int) bool {
	return t < h && v.is("inverted", 0) && v.rel(0) == "aux" && v.toks[0].Head == h
}

// attributes says whether a phrase names who says so: "according to the minister", «за
// словами міністра».
func (v *view) attributes(t int) bool {
	p := v.preposition(t)
	return v.lang.Grammar.Is("according", p) || p != "" && v.lang.Grammar.Is("according", p+" "+v.lemma(t))
}

// governNominal applies governor h to a noun at or over the trigger; false ends the walk.
func (v *view) governNominal(t, h int, j *judgement) bool {
	if v.isVerb(t) {
		return true
	}
	if v.attributes(t) {
		return false // who says so says it whatever it is: «за словами міністра, гроші надійдуть»
	}
	if v.kidOn(t, "instead") >= 0 {
		j.negate("without")
		return true
	}
	if verb := v.toks[h].Head; v.rel(t) == "nmod" && v.toks[h].POS == "PROPN" && verb >= 0 && v.isVerb(verb) && v.about(verb, t) {
		return !v.operate(verb, j) // «застерегли Китай від постачання», hung on Китай
	}
	if v.rel(t) == "obl" && v.marked("adjunct", v.obliqueMarks(h, t)) && !v.about(h, t) {
		return false // what is said at or after a meeting says nothing about it
	}
	if v.rel(t) == "nmod" && v.is("about", max(v.kid(t, "case"), 0)) && v.kid(t, "case") >= 0 {
		j.weaken(graph.Possible, "topic") // "a law on sanctions"
	}
	if fact, ok := v.lang.Operators.facts[v.lemma(h)+" "+v.preposition(t)]; ok {
		j.weaken(fact, "operator:"+v.lemma(h)+" "+v.preposition(t)) // "call for sanctions"
	}
	if !v.isVerb(h) && v.kidOn(h, "negative-det") >= 0 {
		j.weaken(graph.Possible, "negation:noun") // "no evidence of an attack"
	}
	if v.governNoun(h, j) {
		return true
	}
	j.passed = j.passed || v.isVerb(h)
	return v.isVerb(h)
}

// governNoun applies what an event noun depends on; it says whether that was a word
// that passes judgement at all.
func (v *view) governNoun(h int, j *judgement) bool {
	if v.is("light", h) && v.isVerb(h) {
		v.judgeSelf(h, j)
		if !v.lang.Operators.keeps[v.lemma(h)] && !v.is("modal", h) {
			v.operate(h, j)
		}
		return true
	}
	return !v.is("modal", h) && v.operate(h, j) || v.is("container", h)
}

// operate applies the operator that h is, with its own negation; false when it is none.
func (v *view) operate(h int, j *judgement) bool {
	o, lemma := v.lang.Operators, v.lemma(h)
	fact, isFact := o.facts[lemma]
	for _, k := range v.kids[h] {
		if f, ok := o.facts[lemma+"+"+v.lemma(k)]; ok {
			fact, isFact = f, true // "put off"
		}
	}
	switch {
	case isFact && fact == graph.Possible && j.negative && v.kidOn(h, "negation") >= 0:
		j.negate("double-negation") // «не може не підтримати»
		return true
	case isFact:
		j.weaken(fact, "operator:"+lemma)
	case o.negates[lemma] || v.negatesWith(h, lemma):
		j.negate("operator:" + lemma)
		if j.fact == graph.Planned {
			j.fact = graph.Asserted // "a planned meeting was cancelled"
		}
	case !o.keeps[lemma]:
		return false
	}
	negated := v.kidOn(h, "negation") >= 0 || !v.isVerb(h) && v.kidOn(h, "negative-det") >= 0
	if negated && fact != graph.Denied {
		j.negate("negation:" + lemma)
	}
	if v.tense(h) == graph.Future {
		j.weaken(graph.Planned, "tense:future")
	}
	return true
}

// reported says whether a verb stands in the content clause of a verb in the past.
func (v *view) reported(t int) bool {
	h := v.toks[t].Head
	unreal := slices.ContainsFunc(v.kids[t], func(k int) bool { return v.lemma(k) == "have" && v.rel(k) == "aux" }) // "would have sent"
	return !v.lang.Grammar.Cased && !unreal && h >= 0 && v.rel(t) == "ccomp" && v.tense(h) == graph.Past
}

// negatesWith finds operators of two words: "has yet to".
func (v *view) negatesWith(h int, lemma string) bool {
	return slices.ContainsFunc(v.kids[h], func(k int) bool { return v.lang.Operators.negates[lemma+"+"+v.lemma(k)] })
}

// markClause reads the conjunction of a clause: if, whether, in order to.
func (v *view) markClause(t int, j *judgement) {
	for _, k := range v.kids[t] {
		if rel := v.rel(k); rel != "mark" && rel != "advmod" && rel != "discourse" && rel != "cc" {
			continue
		}
		switch {
		case v.is("condition", k):
			j.weaken(graph.Conditional, "clause:"+v.word(k))
		case v.is("counterfactual", k):
			j.weaken(graph.Hypothetical, "clause:"+v.word(k))
		case v.is("whether", k):
			j.weaken(graph.Possible, "clause:"+v.word(k))
			j.passed = true // "refused to say whether"
		case v.is("instead", k):
			j.negate("without") // "left without meeting"
		case v.is("purpose", k) && v.rel(t) == "advcl" && !v.is("performed", t):
			j.weaken(graph.Planned, "clause:purpose")
		}
	}
	if v.rel(t) == "advcl" && v.toks[t].Feats.VerbForm == "Inf" && !v.is("performed", t) {
		j.weaken(graph.Planned, "clause:purpose")
	}
}

// shareAuxiliary lets a coordinated verb without auxiliary of its own have those of
// the first: "may visit and meet".
func (v *view) shareAuxiliary(t, h int, j *judgement) {
	if !v.isVerb(t) || !v.isVerb(h) || v.kid(t, "aux", "nsubj") >= 0 {
		return
	}
	for _, k := range v.kids[h] {
		if v.rel(k) == "aux" {
			v.judgeKid(k, j)
			if v.is("future", k) {
				j.weaken(graph.Planned, "tense:future")
			}
		}
	}
}
