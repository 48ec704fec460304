package relate

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// openFrame is the frame of statements whose verb has no type.
var openFrame = &Frame{Relation: graph.Open, Number: 1, Less: 0.4}

// open is the untyped statement of a finite verb that no frame knows: a named actor at
// one end and a thing that news is about at the other. A passive may leave its agent
// out. Verbs without meaning of their own and words that frames know (in a meaning
// that did not fit) give none.
func (v *view) open(t int) *filled {
	if v.toks[t].POS != "VERB" || !v.finite(t) || v.is("empty", t) || v.is("light", t) || v.is("occur", t) || v.isOperator(t) || v.known(t) {
		return nil
	}
	f := &filled{frame: openFrame, trigger: t, with: -1, slots: map[string]int{}}
	for _, a := range v.args(t) {
		switch {
		case a.marks[0] == v.lang.Grammar.subject() && v.names(a.tok):
			v.take(f, slotSource, a)
		case a.marks[0] == v.lang.Grammar.Object && fits(v, a.tok, told) && !v.unknownName(a.tok):
			v.take(f, slotTarget, a)
		}
	}
	if _, ok := f.slots[slotTarget]; !ok {
		v.openOblique(f, t)
	}
	target, ok := f.slots[slotTarget]
	_, sourced := f.slots[slotSource]
	if !ok || !sourced && !(v.agentless(t) && fits(v, target, doers) && v.happened(t)) {
		return nil
	}
	return f
}

// known says whether frames know the usual meanings of a word.
func (v *view) known(t int) bool {
	return slices.ContainsFunc(v.candidates(t), func(h headed) bool { return !h.frame.Narrow })
}

// finite says whether a verb is the predicate of a clause or in its infinitive, not a
// participle that modifies a noun.
func (v *view) finite(t int) bool {
	f := v.toks[t].Feats
	return f.VerbForm == "Fin" || f.VerbForm == "Inf" || f.Person == "0" || v.kid(t, "aux", "aux:pass", "cop") >= 0
}

// told are the kinds of things that an untyped verb may be told of: no events, which
// are marked and held, and no goods, which are used and played.
var told = graph.KindsOf("AFDM")

// happened says whether nothing weakens what the trigger says.
func (v *view) happened(t int) bool {
	j := &judgement{fact: graph.Asserted}
	v.judgeSelf(t, j)
	v.judgeAbove(t, j)
	return j.fact == graph.Asserted
}

func (v *view) take(f *filled, slot string, a arg) {
	if _, taken := f.slots[slot]; taken {
		return
	}
	f.slots[slot] = a.tok
	if a.rule != "" {
		f.rules = append(f.rules, a.rule)
	}
}

// powers are the kinds that an untyped verb may bear on through a preposition: «вплинути
// на Путіна»; not organisations, whose names games and newspapers share.
var powers = []graph.Kind{graph.Person, graph.Country}

// openOblique takes a named actor behind a preposition or in the dative as target.
func (v *view) openOblique(f *filled, t int) {
	for _, a := range v.own(t) {
		rel := v.rel(a.tok)
		if (rel == "obl" || rel == "iobj" || rel == "obj") && fits(v, a.tok, powers) && v.names(a.tok) && !v.unknownName(a.tok) && !v.lang.Grammar.Is("place", a.marks[0]) {
			v.take(f, slotTarget, a)
			return
		}
	}
}

// unknownName says whether the token heads a name of which nobody knows what it names.
func (v *view) unknownName(t int) bool {
	m := v.mention(t)
	return m >= 0 && v.doc.Mentions[m].Form == extract.Name && v.doc.Mentions[m].Kind == graph.Other
}

// names says whether the token heads the name of an actor, or a pronoun that may
// stand for one.
func (v *view) names(t int) bool {
	m := v.mention(t)
	if m < 0 || !fits(v, t, doers) {
		return false
	}
	switch men := v.doc.Mentions[m]; men.Form {
	case extract.Name, extract.Demonym:
		return true
	case extract.Pronoun:
		return men.Person == 3 && v.toks[t].Feats.PronType != "Rel"
	default:
		return men.Position != "" && men.Org >= 0
	}
}

func (v *view) isOperator(t int) bool {
	_, isFact := v.lang.Operators.facts[v.lemma(t)]
	return isFact || v.lang.Operators.negates[v.lemma(t)] || v.lang.Operators.keeps[v.lemma(t)]
}

// predicate is the name of an untyped predicate: its lemma with its particle.
func (v *view) predicate(t int) string {
	lemma := v.lemma(t)
	if k := v.kid(t, "compound:prt"); k >= 0 {
		lemma += " " + v.word(k)
	}
	return strings.TrimSpace(lemma)
}
