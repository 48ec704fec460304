package relate

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// filled is a frame whose slots found their arguments.
type filled struct {
	frame   *Frame
	trigger int
	with    int // the dependent that makes the head special ("seized control"); -1 = none
	kinds   map[string][]graph.Kind
	slots   map[string]int // slot -> token; absent = not said
	rules   []string
	score   int
}

// match is the best frame for a trigger, or nil. Each argument fills one slot; a
// frame fires when its required slots and at least one end, deed or content are filled.
// The frame that uses most arguments wins, then the more special head, then the
// first in the file.
func (v *view) match(t int) *filled {
	f, done := v.matched[t]
	if !done {
		f = v.bestFrame(t)
		if len(v.busy) == 0 {
			v.matched[t] = f
		}
	}
	return f
}

func (v *view) bestFrame(t int) *filled {
	var best *filled
	for _, c := range v.candidates(t) {
		f := v.fill(t, c.frame, v.withKid(t, c.head.With))
		if f == nil {
			continue
		}
		if c.head.With != "" {
			f.score += 5
		}
		if best == nil || f.score > best.score {
			best = f
		}
	}
	return best
}

// withKid is the dependent that a head asks for, -1 = none.
func (v *view) withKid(t int, lemma string) int {
	if lemma == "" {
		return -1
	}
	return slices.IndexFunc(v.kids[t], func(k int) bool { return v.fitsHead(k, lemma) })
}

// beside says whether the word that a head asks for stands with token t: below it, or as
// the first word of the preposition over it, «під» of «під час візиту».
func (v *view) beside(t int, want string) bool {
	return v.withKid(t, want) >= 0 || v.inComplex(t) && v.preposition(v.toks[t].Head) == want
}

// fitsHead says whether a token is the word that a head asks for: "support", or
// "list.sanction", a list with "sanction" below it.
func (v *view) fitsHead(k int, want string) bool {
	word, below, two := strings.Cut(want, ".")
	if v.lemma(k) != word && v.word(k) != word || v.lang.Grammar.Is("cause", v.preposition(k)) {
		return false // what something follows from is no part of it: «унаслідок атаки зазнали поранень»
	}
	return !two || slices.ContainsFunc(v.kids[k], func(b int) bool { return v.lemma(b) == below || v.word(b) == below })
}

func (v *view) fill(t int, frame *Frame, with int) *filled {
	f := &filled{frame: frame, trigger: t, with: -1, slots: map[string]int{}, kinds: map[string][]graph.Kind{}}
	args := v.args(t)
	if with >= 0 {
		f.with = v.kids[t][with]
		args = append(slices.Clone(args), v.ofWith(f.with)...)
	}
	used := map[int]bool{}
	for _, slot := range frame.Slots {
		if _, done := f.slots[slot.Role]; done {
			continue
		}
		a, ok := v.find(t, frame, slot, args, used)
		if slot.Role == slotNot {
			if ok || v.blockedBelow(slot, args) {
				return nil
			}
			continue
		}
		if slot.Role == slotHas {
			if !ok {
				return nil
			}
			used[a.tok], f.score = true, f.score+1
			continue
		}
		if !ok {
			if slot.Required {
				return nil
			}
			continue
		}
		used[a.tok] = a.tok != t
		f.slots[slot.Role], f.kinds[slot.Role] = a.tok, a.kinds
		f.score += weight(slot)
		if a.rule != "" && !slices.Contains(f.rules, a.rule) {
			f.rules = append(f.rules, a.rule)
		}
	}
	if !f.says() || v.misfit(t, f, used) {
		return nil
	}
	return f
}

// ofWith lists the arguments of the noun that makes a head special: "seized control of
// the town", «висунули обвинувачення мерові».
func (v *view) ofWith(noun int) []arg {
	if !v.isNominal(noun) {
		return nil
	}
	all := v.own(noun)
	for i := range all {
		all[i].rule = "with-noun"
	}
	return all
}

// misfit says whether an active verb has a subject of its own that the frame has no
// use for: "a storm visited the island" visits nobody.
func (v *view) misfit(t int, f *filled, used map[int]bool) bool {
	s := v.kid(t, "nsubj")
	if o := v.kid(t, "obj"); s >= 0 && o >= 0 && v.isVerb(t) && !v.agentless(t) && v.swapped(f) && slotHolds(f, slotTarget, s) && !slotHolds(f, slotSource, o) {
		return true // «Суд обрав захід» elects no court
	}
	if _, sourced := f.slots[slotSource]; sourced || !v.isVerb(t) || v.agentless(t) {
		return false
	}
	return s >= 0 && !used[s] && v.marks(t, s)[0] == v.lang.Grammar.subject() && !v.is("relative", s)
}

// swapped says whether a target that is the subject of the tree was read as the object:
// the frame asks for none that is a subject.
func (v *view) swapped(f *filled) bool {
	return !slices.ContainsFunc(f.frame.Slots, func(slot Slot) bool {
		return slot.Role == slotTarget && slices.ContainsFunc(slot.Marks, func(m Mark) bool { return m.Name == v.lang.Grammar.subject() })
	})
}

// slotHolds says whether a slot is filled by token t.
func slotHolds(f *filled, slot string, t int) bool {
	at, ok := f.slots[slot]
	return ok && at == t
}

func weight(slot Slot) int {
	switch {
	case slot.Role == slotSource, slot.Role == slotTarget, slot.Role == slotDeed:
		return 2
	}
	return 1
}

// says says whether enough was found to make a statement.
func (f *filled) says() bool {
	for _, name := range []string{slotSource, slotTarget} {
		if _, ok := f.slots[name]; ok {
			return true
		}
	}
	return false
}

// find is the first unused argument with the best marking of a slot.
func (v *view) find(t int, frame *Frame, slot Slot, args []arg, used map[int]bool) (arg, bool) {
	for _, mark := range slot.Marks {
		kinds := kindsFor(frame, slot, mark)
		if mark.Name == markContent {
			if e := v.inInfinitive(t, kinds); e >= 0 && !used[e] {
				return arg{tok: e, rule: "role-of-content"}, true
			}
			continue
		}
		if a, ok := v.atTrigger(t, mark.Name, graph.Schema(frame.Relation)); ok {
			if a.tok >= 0 && (mark.Name == markTitle || mark.Name == markPeople || fits(v, a.tok, kinds)) {
				return a, true
			}
			continue
		}
		if a, ok := v.best(args, mark.Name, used, func(t int) bool {
			return v.fitsSlot(t, slot, kinds) && (!mark.Holder || v.holds(t)) && (mark.Words == "" || v.is(mark.Words, t))
		}); ok {
			a.kinds = kinds
			return a, true
		}
	}
	return arg{}, false
}

// best is the first unused argument that fits and whose likeliest marking is mark,
// else the first whose form allows it.
func (v *view) best(args []arg, mark string, used map[int]bool, fits func(int) bool) (arg, bool) {
	second := -1
	for i, a := range args {
		if used[a.tok] || !slices.Contains(a.marks, mark) || !fits(a.tok) {
			continue
		}
		if a.marks[0] == mark {
			return a, true
		}
		if second < 0 {
			second = i
		}
	}
	if second < 0 {
		return arg{}, false
	}
	return args[second], true
}

func (v *view) fitsSlot(t int, slot Slot, kinds []graph.Kind) bool {
	if slot.Role == slotContent || slot.Role == slotAmount {
		return true
	}
	if v.is("this", t) || slot.Role == string(graph.RolePosition) && v.is("no-position", t) {
		return false
	}
	if slot.Role == string(graph.RoleTopic) && v.isVerb(t) {
		return true
	}
	return v.mention(t) >= 0 && fits(v, t, kinds)
}

// namesMembers says whether the noun phrase names somebody: itself, or its members.
func (v *view) namesMembers(t int) bool {
	m := v.mention(t)
	return m >= 0 && (v.doc.Mentions[m].Form == extract.Name || len(v.doc.Mentions[m].Members) > 0)
}

// blockedBelow says whether what must not be there was hung on an argument.
func (v *view) blockedBelow(slot Slot, args []arg) bool {
	for _, a := range args {
		for _, below := range v.own(a.tok) {
			for _, mark := range slot.Marks {
				if mark.Words == "" && slices.Contains(below.marks, mark.Name) && v.fitsSlot(below.tok, slot, mark.Kinds) {
					return true
				}
			}
		}
	}
	return false
}

// atTrigger finds the argument of a marking that belongs to the trigger's own noun
// phrase; ok is false for other markings.
func (v *view) atTrigger(t int, mark string, schema graph.RelationSchema) (a arg, ok bool) {
	switch mark {
	case markSelf:
		if schema.Symmetric && !v.namesMembers(t) {
			return arg{tok: -1}, true // "our partners" alone says only that there are some
		}
		return arg{tok: t}, true
	case markTitle:
		return arg{tok: v.post(t)}, true
	case markAbove:
		h := v.above(t)
		if h < 0 || !v.isVerb(h) {
			return arg{tok: -1}, true
		}
		return arg{tok: v.subject(h), rule: "subject-above"}, true
	case markDoer:
		clause := v.kid(t, "ccomp")
		if clause < 0 {
			return arg{tok: -1}, true
		}
		return arg{tok: v.kid(clause, "nsubj"), rule: "doer"}, true
	case markPeople:
		if v.people(t) < 0 {
			return arg{tok: -1}, true
		}
		return arg{tok: t}, true
	case markOrg:
		m := v.mention(max(v.post(t), 0))
		if m < 0 || v.post(t) < 0 || v.doc.Mentions[m].Org < 0 || v.doc.Mentions[v.doc.Mentions[m].Org].Sent != v.sent {
			return arg{tok: -1}, true
		}
		return arg{tok: v.doc.Mentions[v.doc.Mentions[m].Org].Head}, true
	}
	return arg{}, false
}

// people is the mention of the country in a word for one of its people that heads the name of
// a person: «британець Пол Геддерлі»; -1 = none.
func (v *view) people(t int) int {
	ms := v.heads[t]
	if len(ms) < 2 || v.doc.Mentions[ms[0]].Form != extract.Name || v.doc.Mentions[ms[0]].Kind != graph.Person {
		return -1
	}
	for _, m := range ms[1:] {
		if men := &v.doc.Mentions[m]; men.Form == extract.Demonym && men.Kind == graph.Country {
			return m
		}
	}
	return -1
}

// post is the token of the position that a trigger names: itself, the predicate of a
// verb («став мером») or what its object is («обійняв посаду мера»); -1 = none.
func (v *view) post(t int) int {
	if !v.isVerb(t) {
		return t
	}
	if k := v.kid(t, "xcomp"); k >= 0 && v.holds(k) {
		return k
	}
	if o := v.kid(t, "obj"); o >= 0 {
		if k := v.kid(o, "nmod"); k >= 0 && v.holds(k) {
			return k
		}
	}
	return -1
}

// holds says whether the token heads a mention with a known or owned position.
func (v *view) holds(t int) bool {
	m := v.mention(t)
	return m >= 0 && v.doc.Mentions[m].Position != "" && (v.doc.Mentions[m].Title != "" || v.doc.Mentions[m].Org >= 0)
}

// inInfinitive is the first thing of the allowed kinds that the infinitive below a
// trigger is about: "invited Georgia to attend the summit"; -1 = none.
func (v *view) inInfinitive(t int, kinds []graph.Kind) int {
	for _, k := range v.kids[t] {
		if rel := v.rel(k); rel != "xcomp" && rel != "acl" && rel != "advcl" || !v.isVerb(k) {
			continue
		}
		for e := range v.toks {
			if v.under(e, k) && v.mention(e) >= 0 && fits(v, e, kinds) {
				return e
			}
		}
	}
	return -1
}
