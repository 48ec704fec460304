package relate

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// unreal is the reason why what a trigger says is no statement at all; empty when it
// is one.
func (v *view) unreal(t int) extract.Reason {
	switch {
	case v.asked(t) && !v.questions:
		return extract.IsQuestion
	case v.fiction(t):
		return extract.IsFiction
	case v.generic(t), v.maxim(t), v.appeal(t), v.notDenied(t), v.horoscope(), v.howTo(t):
		return extract.IsGeneric
	case v.advertises(t):
		return extract.IsAdvertisement
	}
	return ""
}

// asked says whether the token stands in a direct question.
func (v *view) asked(t int) bool {
	for i := len(v.toks) - 1; i > t; i-- {
		text := v.toks[i].Text
		switch {
		case strings.HasPrefix(text, "?"), strings.HasPrefix(text, "!?"):
			return true
		case v.toks[i].POS != "PUNCT":
			return false
		}
	}
	return false
}

// fiction says whether a work of fiction governs the clause: «у фільмі …», "in the
// novel".
func (v *view) fiction(t int) bool {
	const opening = 4 // tokens: what a sentence begins with holds for all of it
	for k := 1; k < len(v.toks) && k < opening; k++ {
		if v.is("fiction", k) && v.lang.Grammar.Is("place-preposition", v.preposition(k)) {
			return true
		}
	}
	for cur, n := t, 0; cur >= 0 && n <= len(v.toks); n++ {
		if s := v.kid(cur, "nsubj"); cur != t && s >= 0 && v.is("tale", s) {
			return true // "the book tells of a king who executed his wife"
		}
		for _, k := range v.kids[cur] {
			if v.is("fiction", k) && v.lang.Grammar.Is("place-preposition", v.preposition(k)) {
				return true
			}
		}
		cur = v.toks[cur].Head
	}
	return false
}

// howTo says whether an infinitive only tells how something is done: "how to thank a
// teacher", «як подякувати вчителю».
func (v *view) howTo(t int) bool {
	return v.toks[t].Feats.VerbForm == "Inf" && v.kidOn(t, "how") >= 0 && v.subject(t) < 0
}

// horoscope says whether signs of the zodiac stand beside the words of horoscopes.
func (v *view) horoscope() bool {
	signs, stars := 0, 0
	for t := range v.toks {
		if v.is("zodiac", t) && strings.ToLower(v.toks[t].Text) != v.toks[t].Text {
			signs++
		}
		if v.is("stars", t) {
			stars++
		}
	}
	return signs > 0 && stars > 0 || signs > 1
}

// generic says whether a relative clause in the present tense says what kind of
// things a bare plural means: "states that invade neighbours".
func (v *view) generic(t int) bool {
	for cur, n := t, 0; cur >= 0 && n <= len(v.toks); n++ {
		h := v.toks[cur].Head
		if v.rel(cur) == "acl:relcl" && v.toks[cur].Feats.Tense == "Pres" && h >= 0 && (v.barePlural(h) || v.anybody(h)) {
			return true
		}
		cur = h
	}
	return false
}

// anybody says whether a word means whoever it may be: "anyone who signs", «особа, яка
// підписує».
func (v *view) anybody(t int) bool {
	if p := v.toks[t].Feats.PronType; p == "Ind" || p == "Tot" {
		return v.toks[t].POS == "PRON"
	}
	return v.is("anybody", t) && v.kid(t, "det", "nummod", "nmod") < 0
}

// maxim says whether the sentence speaks of a kind of people or things: an indefinite
// or bare plural subject, the present tense, and not one name: "A good ambassador never
// criticises his hosts".
func (v *view) maxim(t int) bool {
	if !v.isVerb(t) || v.tense(t) != graph.Present || v.anyName() {
		return false
	}
	s := v.subject(t)
	if s < 0 || v.toks[s].POS != "NOUN" {
		return false
	}
	return v.barePlural(s) || v.kidOn(s, "indefinite") >= 0
}

// anyName says whether the sentence names anybody or anything.
func (v *view) anyName() bool {
	return slices.ContainsFunc(v.toks, func(t extract.Token) bool { return t.POS == "PROPN" })
}

// sport says whether words of games stand in the sentence.
func (v *view) sport() bool {
	maybe := 0
	for t := range v.toks {
		switch {
		case v.toks[t].POS != "NOUN":
		case v.is("sport", t):
			return true
		case v.is("sport-maybe", t):
			maybe++
		}
	}
	return maybe > 1
}

// barePlural says whether a common noun in the plural has nothing that picks out
// whom it means.
func (v *view) barePlural(t int) bool {
	if v.toks[t].POS != "NOUN" || v.toks[t].Feats.Number != "Plur" {
		return false
	}
	return !slices.ContainsFunc(v.kids[t], func(k int) bool {
		switch v.rel(k) {
		case "det", "nummod", "nmod", "amod", "appos", "compound", "flat", "nmod:poss":
			return true
		}
		return false
	})
}

// appeal says whether the trigger is an imperative outside direct speech: "Invite
// Japan!", "Let us support Moldova".
func (v *view) appeal(t int) bool {
	for cur, n := t, 0; cur >= 0 && n <= len(v.toks); n++ {
		if v.quote(cur) < 0 && (v.is("let", cur) && v.rel(cur) == "root" || v.imperative(cur)) {
			return true
		}
		if v.rel(cur) != "xcomp" && v.rel(cur) != "ccomp" && v.rel(cur) != "conj" && v.rel(cur) != "obj" {
			return false
		}
		cur = v.toks[cur].Head
	}
	return false
}

// notDenied says whether a denial is itself negated, which says nothing: «не заперечує».
func (v *view) notDenied(t int) bool {
	return v.lang.Operators.facts[v.lemma(t)] == graph.Denied && v.isVerb(t) && v.kidOn(t, "negation") >= 0
}

func (v *view) imperative(t int) bool {
	tok := v.toks[t]
	if tok.POS != "VERB" || v.kid(t, "nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "mark") >= 0 {
		return false
	}
	bare := v.lang.Lang == extract.English && v.rel(t) == "root" && (tok.Feats.VerbForm == "Inf" || tok.Feats.VerbForm == "")
	return tok.Feats.Mood == "Imp" || bare
}

// advertises says whether the outlet itself speaks in the first person: «запрошуємо
// водіїв», "we invite drivers". In a quotation, or in the clause of a verb, it is
// somebody else who does.
func (v *view) advertises(t int) bool {
	if !v.isVerb(t) || v.rel(t) != "root" || v.quote(t) >= 0 || v.kid(t, "parataxis") >= 0 {
		return false
	}
	if s := v.kid(t, "nsubj"); s >= 0 {
		return v.toks[s].Feats.Person == "1" && v.toks[s].Feats.Number == "Plur"
	}
	return v.toks[t].Feats.Person == "1" && v.toks[t].Feats.Number == "Plur"
}

// heading says whether the sentence is a headline of nouns: "Japan PM Kyiv visit: what
// we know".
func (v *view) heading() bool {
	last := len(v.toks) - 1
	for last > 0 && strings.Contains(closers+")]", v.toks[last].Text) {
		last--
	}
	if strings.ContainsAny(v.toks[last].Text, ".!?…") {
		return false
	}
	for i, t := range v.toks {
		if t.Head < 0 {
			first := v.toks[0].Text
			return !v.isVerb(i) && strings.ToLower(first) != first
		}
	}
	return false
}

// played says whether an act of force belongs to a game.
func (v *view) played(f *filled) bool {
	return graph.Schema(f.frame.Relation).Group == forceGroup && v.sport()
}

// unsaid says whether an act of speech never took place: "had he said".
func (v *view) unsaid(f *filled) bool {
	j := &judgement{fact: graph.Asserted}
	if f.frame.Speech {
		v.judgeSelf(f.trigger, j)
	}
	return j.fact == graph.Hypothetical
}

// forceGroup is the group of relations whose words games borrow.
const forceGroup = "C"

// onlyTopic says whether a deed noun without doer is merely what is talked about:
// "discussed sanctions on Iran" says of nobody that they imposed any.
func (v *view) onlyTopic(f *filled) bool {
	if _, said := f.slots[slotSource]; said || v.isVerb(f.trigger) || graph.Schema(f.frame.Relation).Symmetric {
		return false
	}
	j := &judgement{fact: graph.Asserted}
	v.judgeAbove(f.trigger, j)
	return j.fact == graph.Possible
}
