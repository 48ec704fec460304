package relate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// end is one source or target of a statement; denied when the member alone is
// negated («не Анкара, а Ер-Ріяд») or excepted. tok -1 = not said.
type end struct {
	tok     int
	mention int
	denied  bool
}

// nobody is an end that was not said.
var nobody = end{tok: -1, mention: -1}

// build makes the statements of a filled frame: one for each pair of members of
// coordinated ends.
func (v *view) build(f *filled) []extract.Statement {
	base := v.base(f)
	if deed, ok := f.slots[slotDeed]; ok {
		return v.buildDeeds(f, base, deed)
	}
	sources, targets := v.ends(f, slotSource), v.ends(f, slotTarget)
	if graph.Schema(f.frame.Relation).Symmetric && targets[0].tok < 0 && len(sources) > 1 {
		return v.pairs(base, sources)
	}
	if v.kidOn(f.trigger, "pairwise") >= 0 && len(sources) == len(targets) {
		return v.pairwise(base, sources, targets)
	}
	var all []extract.Statement
	for _, s := range sources {
		for _, t := range targets {
			if s.tok != t.tok || s.tok < 0 {
				all = append(all, v.withItems(f, base, s, t)...)
			}
		}
	}
	return all
}

// withItems makes a statement for each of several goods: "two systems as well as ten
// thousand shells".
func (v *view) withItems(f *filled, base extract.Statement, s, t end) []extract.Statement {
	item, ok := f.slots[string(graph.RoleItem)]
	if !ok {
		return []extract.Statement{v.with(base, s, t)}
	}
	var all []extract.Statement
	for _, c := range v.conjuncts(item) {
		arg := v.argument(c)
		if arg == nil && v.rel(c) == "compound" {
			arg = v.argument(v.toks[c].Head) // "an aid package"
		}
		if arg == nil {
			continue
		}
		st := v.with(base, s, t)
		st.Roles.Args[graph.RoleItem] = arg
		if a := v.amount(c); a != nil && graph.Schema(st.Relation).Amount {
			st.Roles.Amount = a
		}
		all = append(all, st)
	}
	return all
}

// pairwise joins the first with the first: "met Blinken and Austin respectively".
func (v *view) pairwise(base extract.Statement, sources, targets []end) []extract.Statement {
	var all []extract.Statement
	for i := range sources {
		all = append(all, v.with(base, sources[i], targets[i]))
	}
	return all
}

// base is the statement without its ends.
func (v *view) base(f *filled) extract.Statement {
	tok, sent := v.toks[f.trigger], v.doc.Sentences[v.sent]
	st := extract.Statement{
		Relation: f.frame.Relation, Sent: v.sent, Tok: f.trigger, Derived: -1,
		Trigger:  extract.Slice(v.doc.Text, tok.Start, tok.End),
		Evidence: extract.Slice(v.doc.Text, sent.Start, sent.End),
		Rules:    append([]string{fmt.Sprintf("frame:%s/%d", f.frame.Relation, f.frame.Number)}, f.rules...),
		Roles:    extract.Roles{Args: map[graph.Role]*extract.Argument{}, Mode: f.frame.Mode},
	}
	if f.frame.Relation == graph.Open {
		st.Predicate = v.predicate(f.trigger)
	}
	v.judge(f, &st)
	for _, role := range graph.Schema(f.frame.Relation).Roles {
		t, ok := f.slots[string(role)]
		if !ok {
			continue
		}
		if arg := v.roleArgument(role, t, f.trigger); arg != nil {
			st.Roles.Args[role] = arg
		}
	}
	v.placeOfEvent(f, &st)
	st.Roles.Amount = v.amountIn(f, slotAmount, string(graph.RoleItem))
	st.Confidence = v.confidence(f)
	return st
}

func (v *view) ends(f *filled, slot string) []end {
	t, ok := f.slots[slot]
	if !ok {
		return []end{nobody}
	}
	if p := v.people(t); p >= 0 && t == f.trigger && slot == slotTarget {
		return []end{{tok: -1, mention: p}}
	}
	if ms := v.heads[t]; len(ms) > 1 && v.doc.Mentions[ms[0]].Form == extract.Demonym {
		return []end{{tok: t, mention: ms[0]}, {tok: t, mention: ms[1]}} // «американо-китайські»
	}
	members := v.conjuncts(t)
	if named := v.named(t); named != nil {
		members = named
	}
	if t == f.trigger {
		members = members[:1] // what is coordinated with "a member of …" is none
	}
	var ends []end
	for i, c := range members {
		if i > 0 && !fits(v, c, f.kinds[slot]) {
			continue // "killed 1,200 soldiers and 15 tanks"
		}
		if m := v.mention(c); m >= 0 {
			ends = append(ends, end{tok: c, mention: m, denied: v.deniedMember(c)})
		}
		if v.isVerb(f.trigger) {
			ends = append(ends, v.excepted(c)...)
		}
	}
	return ends
}

// named lists the names that a common noun in the plural is said of: «сіл Айтарун і
// Бліда», "the towns of Aitaroun and Blida"; nil for fewer than two.
func (v *view) named(t int) []int {
	if v.toks[t].POS != "NOUN" || v.toks[t].Feats.Number != "Plur" {
		return nil
	}
	for _, k := range v.kids[t] {
		of := v.rel(k) == "nmod" && v.preposition(k) == "of" && fits(v, t, graph.KindsOf("L"))
		if v.toks[k].POS != "PROPN" || !of && v.rel(k) != "flat" && (v.rel(k) != "appos" || k != t+1) {
			continue
		}
		if all := v.conjuncts(k); len(all) > 1 {
			return all
		}
	}
	return nil
}

// excepted lists who is taken out of a collective: "all members except Hungary".
func (v *view) excepted(t int) []end {
	var ends []end
	for _, k := range v.kids[t] {
		if !v.lang.Grammar.Is("except", v.preposition(k)) {
			continue
		}
		for _, c := range v.conjuncts(k) {
			if m := v.mention(c); m >= 0 {
				ends = append(ends, end{tok: c, mention: m, denied: true})
			}
		}
	}
	return ends
}

// deniedMember says whether a member of a list is negated by itself.
func (v *view) deniedMember(t int) bool {
	for _, k := range v.kids[t] {
		if v.is("negation", k) && v.toks[k].POS != "CCONJ" || v.is("except", k) {
			return true
		}
	}
	return false
}

// pairs makes a symmetric statement for each two members: "Blinken and Lavrov met".
func (v *view) pairs(base extract.Statement, members []end) []extract.Statement {
	var all []extract.Statement
	for i, s := range members {
		for _, t := range members[i+1:] {
			all = append(all, v.with(base, s, t))
		}
	}
	return all
}

// with is base between two ends; the maps of base are copied.
func (v *view) with(base extract.Statement, s, t end) extract.Statement {
	st := base
	st.Rules = slices.Clone(base.Rules)
	st.Roles.Args = map[graph.Role]*extract.Argument{}
	for role, arg := range base.Roles.Args {
		c := *arg
		st.Roles.Args[role] = &c
	}
	st.Source, st.Target = v.argumentOf(s.mention), v.argumentOf(t.mention)
	if st.Roles.Amount == nil && graph.Schema(st.Relation).Amount {
		st.Roles.Amount = cmp.Or(v.amount(t.tok), v.amount(s.tok))
	}
	if s.denied || t.denied {
		st.Polarity = opposite(st.Polarity)
		st.Rules = append(st.Rules, "negated-member")
	}
	return st
}

// argument is what the token heads as an argument; nil for -1.
func (v *view) argument(t int) *extract.Argument {
	if t < 0 {
		return nil
	}
	return v.argumentOf(v.mention(t))
}

// argumentOf is a mention as an argument; nil for -1.
func (v *view) argumentOf(m int) *extract.Argument {
	if m < 0 {
		return nil
	}
	men := v.doc.Mentions[m]
	return &extract.Argument{Mention: m, Text: v.doc.Text[men.Start:men.End], Start: men.Start, End: men.End}
}

// roleArgument is the argument of a role. A position at its own trigger is the words
// of the title alone, which are no mention: Mention is -1.
func (v *view) roleArgument(role graph.Role, t, trigger int) *extract.Argument {
	switch {
	case role == graph.RoleTopic && v.mention(t) < 0:
		return v.clause(t)
	case role != graph.RolePosition || t != trigger:
		return v.argument(t)
	}
	men := v.doc.Mentions[v.mention(t)]
	at := strings.Index(v.doc.Text[men.Start:men.End], men.Position)
	if at < 0 {
		return nil
	}
	start := men.Start + at
	end := start + len(men.Position)
	if men.Org >= 0 {
		start, end = v.without(start, end, v.doc.Mentions[men.Org])
	}
	return &extract.Argument{Mention: -1, Text: v.doc.Text[start:end], Start: start, End: end}
}

// without cuts the organisation off the ends of a position: «голова Єврокомісії».
func (v *view) without(start, end int, org extract.Mention) (from, to int) {
	switch {
	case org.Start > start && org.End == end:
		return start, start + len(strings.TrimRight(v.doc.Text[start:org.Start], " "))
	case org.Start == start && org.End < end:
		return end - len(strings.TrimLeft(v.doc.Text[org.End:end], " ")), end
	}
	return start, end
}

// clause is a whole clause as an argument; it is no mention.
func (v *view) clause(t int) *extract.Argument {
	start, end := v.toks[v.firstBelow(t)].Start, v.toks[v.lastBelow(t)].End
	return &extract.Argument{Mention: -1, Text: v.doc.Text[start:end], Start: start, End: end}
}

// buildDeeds makes one statement for each deed that an evaluation is about: its
// target is the doer of the deed («привітав рішення Японії»).
func (v *view) buildDeeds(f *filled, base extract.Statement, first int) []extract.Statement {
	var all []extract.Statement
	deeds := v.conjuncts(first)
	for i, deed := range deeds {
		targets := v.ends(f, slotTarget)
		if targets[0].tok < 0 {
			doer := v.doer(deed, f.slots)
			if doer < 0 && i+1 < len(deeds) {
				continue // "the commitment and the message of Japan": the last one names the doer of both
			}
			targets = []end{nobody}
			if doer >= 0 {
				targets = []end{{tok: doer, mention: v.mention(doer)}}
			}
		}
		for _, s := range v.ends(f, slotSource) {
			for _, t := range targets {
				st := v.with(base, s, t)
				if f.frame.DeedIsTarget && st.Target == nil {
					st.Target = v.argument(deed)
				} else {
					v.setDeed(&st, deed)
				}
				all = append(all, st)
			}
		}
	}
	return all
}

// samePerson says whether two pronouns are of one grammatical person: "we value our
// partnership" praises nobody for our part of it.
func (v *view) samePerson(a, b int) bool {
	x, y := v.toks[a].Feats.Person, v.toks[b].Feats.Person
	return x != "" && x == y && v.toks[a].Feats.PronType == "Prs" && v.toks[b].Feats.PronType == "Prs"
}

// setDeed puts the deed in the role that the relation has for it.
func (v *view) setDeed(st *extract.Statement, deed int) {
	role := graph.RoleTopic
	m := v.mention(deed)
	roles := graph.Schema(st.Relation).Roles
	if m >= 0 && v.doc.Mentions[m].Kind == graph.Event && slices.Contains(roles, graph.RoleEvent) || !slices.Contains(roles, role) {
		role = graph.RoleEvent
	}
	if arg := v.argument(deed); arg != nil {
		st.Roles.Args[role] = arg
	}
}

// doer is who did the deed: the source of the noun's own frame, else its owner, else
// the other party of a joint deed («співпрацю з Японією»), unless that is already an
// end of the evaluation; -1 = not said.
func (v *view) doer(deed int, taken map[string]int) int {
	free := func(t int) bool { return t >= 0 && t != taken[slotSource] && !v.samePerson(t, taken[slotSource]) }
	if f := v.match(deed); f != nil {
		for _, slot := range []string{slotSource, slotTarget} {
			if t, ok := f.slots[slot]; ok && free(t) && (slot == slotSource || graph.Schema(f.frame.Relation).Symmetric) {
				return t
			}
		}
		return -1
	}
	if t := v.owner(deed); free(t) {
		return t
	}
	return -1
}

// placeOfEvent gives a statement that may have a place the place of its event, when
// the text says no other.
func (v *view) placeOfEvent(f *filled, st *extract.Statement) {
	event, ok := f.slots[string(graph.RoleEvent)]
	if !ok || st.Roles.Args[graph.RolePlace] != nil || !slices.Contains(graph.Schema(st.Relation).Roles, graph.RolePlace) {
		return
	}
	if p := v.placeBelow(event); p >= 0 {
		st.Roles.Args[graph.RolePlace] = v.argument(p)
		st.Rules = append(st.Rules, "place-of-event")
	}
}

// placeBelow is the place in the noun phrase of an event: «саміт у Вільнюсі», "the
// Vilnius summit"; -1 = none.
func (v *view) placeBelow(event int) int {
	for _, a := range v.own(event) {
		for _, m := range a.marks {
			if (v.lang.Grammar.Is("place", m) || m == "compound") && fits(v, a.tok, graph.KindsOf("LF")) {
				return a.tok
			}
		}
	}
	return -1
}

// confidence starts from what frames usually reach and falls with every borrowed
// argument.
func (v *view) confidence(f *filled) float64 {
	const usual, borrowed, oneEnd = 0.9, 0.05, 0.1
	c := usual - f.frame.Less - borrowed*float64(len(f.rules))
	if _, ok := f.slots[slotTarget]; !ok && len(graph.Schema(f.frame.Relation).Target) > 0 {
		c -= oneEnd
	}
	return max(c, 0.1)
}
