package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"actant/extract"
	"actant/graph"
)

// maxAnswers is how many answers, and statements of one answer, are given.
const maxAnswers = 50

// run finds and writes the answers.
func (a *asking) run(ctx context.Context) error {
	if err := a.constants(ctx); err != nil {
		return err
	}
	if a.q.Form == extract.Path {
		return a.path(ctx)
	}
	if a.q.Form == extract.Events && len(a.q.Asked) > 0 {
		return a.event(ctx)
	}
	list, err := a.fetch(ctx)
	if err != nil {
		return err
	}
	found := a.choose(list)
	if found, err = a.sameAct(ctx, found); err != nil {
		return err
	}
	found = a.successors(found)
	if a.q.Form == extract.YesNo {
		return a.verdict(ctx, found)
	}
	return a.find(ctx, found)
}

// sameAct adds what tells the same act and leaves unsaid who did it: an invitation of
// the same people to the same event, or in the same text.
func (a *asking) sameAct(ctx context.Context, found []fitting) ([]fitting, error) {
	var added []fitting
	for _, f := range found {
		targets := append(slices.Clone(f.st.TargetMembers), f.st.Target)
		for _, id := range targets[:min(len(targets), maxAnchors)] {
			if id == "" || f.st.Source == "" {
				continue
			}
			page, err := a.store.Statements(ctx, graph.Match{Relations: []graph.Relation{f.st.Relation}, Target: id, Limit: graph.MaxLimit})
			if err != nil {
				return nil, fmt.Errorf("statements of the same act: %w", err)
			}
			if err := a.meet(ctx, page.Statements); err != nil {
				return nil, err
			}
			for _, st := range page.Statements {
				if a.tellsOf(st, f.st) && !holds(found, st.ID) && !holds(added, st.ID) {
					added = append(added, fitting{st, wideFit})
				}
			}
		}
	}
	return append(found, added...), nil
}

// tellsOf says whether st leaves unsaid who did what other says, and fits the question
// in all else.
func (a *asking) tellsOf(st, other graph.Statement) bool {
	if st.Source != "" || st.Polarity != other.Polarity || !a.inTime(st) {
		return false
	}
	for _, c := range a.fixed {
		if c.Slot != extract.SlotSource && a.fitsSlot(c, st) == noFit {
			return false
		}
	}
	x, y := st.Roles[graph.RoleEvent], other.Roles[graph.RoleEvent]
	return x != "" && x == y || (x == "" || y == "") && shareDocument(st, other)
}

func shareDocument(x, y graph.Statement) bool {
	return slices.ContainsFunc(x.Evidence, func(ev graph.Evidence) bool {
		return slices.ContainsFunc(y.Evidence, func(o graph.Evidence) bool { return o.Document == ev.Document })
	})
}

func holds(list []fitting, id graph.ID) bool {
	return slices.ContainsFunc(list, func(f fitting) bool { return f.st.ID == id })
}

// successors keeps of the holders of an office the one right before or after the
// holder that the question names.
func (a *asking) successors(found []fitting) []fitting {
	i := slices.IndexFunc(a.fixed, func(c *constant) bool { return c.Slot == extract.SlotBefore || c.Slot == extract.SlotAfter })
	if i < 0 {
		return found
	}
	named := a.fixed[i]
	var his []fitting
	others := slices.DeleteFunc(slices.Clone(found), func(f fitting) bool {
		is := a.best(named, f.st.Source) != noFit
		if is {
			his = append(his, f)
		}
		return is
	})
	var kept []fitting
	for _, h := range his {
		var near *fitting
		for k := range others {
			if o := &others[k]; sameOffice(o.st, h.st) && follows(named.Slot, o.st, h.st) && (near == nil || follows(named.Slot, near.st, o.st)) {
				near = o
			}
		}
		if near != nil && !holds(kept, near.st.ID) {
			kept = append(kept, *near)
		}
	}
	return kept
}

// sameOffice says whether two statements are of one position in one organisation.
func sameOffice(x, y graph.Statement) bool {
	return x.Target == y.Target && x.Roles[graph.RolePosition] == y.Roles[graph.RolePosition]
}

// follows says whether st lies on the asked side of other in time.
func follows(slot string, st, other graph.Statement) bool {
	if slot == extract.SlotAfter {
		return st.SortDate > other.SortDate
	}
	return st.SortDate < other.SortDate
}

// verdict weighs what says so and what says not.
func (a *asking) verdict(ctx context.Context, found []fitting) error {
	var yes, no, planned, weaker []fitting
	for _, f := range found {
		switch {
		case f.st.Factuality == graph.Asserted && f.st.Polarity == graph.Positive:
			yes = append(yes, f)
		case f.st.Factuality == graph.Asserted:
			no = append(no, f)
		case f.st.Polarity == graph.Positive && (f.st.Factuality == graph.Planned || f.st.Factuality == graph.Promised):
			planned = append(planned, f)
		default:
			weaker = append(weaker, f)
		}
	}
	a.out.Verdict = IsUnknown
	switch {
	case len(yes) > 0 && len(no) > 0:
		a.out.Verdict = ReportsDiffer
	case len(yes) > 0:
		a.out.Verdict = Yes
	case len(no) > 0:
		a.out.Verdict = No
	case len(planned) > 0:
		a.out.Verdict = IsPlanned
	}
	words := map[graph.Polarity]string{graph.Positive: string(Yes), graph.Negative: string(No)}
	main := newTally(a)
	for _, f := range slices.Concat(yes, no, planned) {
		text := words[f.st.Polarity]
		if f.st.Factuality != graph.Asserted {
			text = string(f.st.Factuality)
		}
		main.add(value{text: text}, f)
	}
	side := newTally(a)
	for _, f := range weaker {
		side.add(value{text: string(f.st.Factuality)}, f)
	}
	return a.write(ctx, main, side)
}

// find collects what stands at the variable.
func (a *asking) find(ctx context.Context, found []fitting) error {
	main, side := newTally(a), newTally(a)
	for _, f := range found {
		if f.st.Polarity != a.q.Polarity {
			continue
		}
		into := side
		if slices.Contains(a.q.Factualities, f.st.Factuality) {
			into = main
		}
		for _, v := range a.values(f.st) {
			into.add(v, f)
		}
	}
	a.out.Verdict = IsUnknown
	if len(main.answers) > 0 {
		a.out.Verdict = IsFound
	}
	if a.q.Form == extract.Count {
		a.out.Count = len(main.answers)
	}
	return a.write(ctx, main, side)
}

// value is what stands at a variable.
type value struct {
	text   string
	entity graph.ID
	time   *graph.Time
	amount *graph.Amount
	order  int // of the slot among those that are asked for
}

// values lists what stands at the variable in one statement.
func (a *asking) values(st graph.Statement) []value {
	switch a.q.Form {
	case extract.About:
		return []value{{text: string(st.ID)}}
	case extract.Events:
		return a.happened(st)
	}
	var list []value
	for i, slot := range a.q.Asked {
		for _, v := range a.at(slot, st) {
			v.order = i
			list = append(list, v)
		}
	}
	if len(list) == 0 && slices.Contains(a.q.Asked, extract.SlotContent) {
		list = append(list, value{text: st.Evidence[0].Quote})
	}
	return list
}

// happened is the event that a statement tells of, or the statement itself.
func (a *asking) happened(st graph.Statement) []value {
	for _, id := range []graph.ID{st.Roles[graph.RoleEvent], st.Target, st.Source} {
		if e := a.known[id]; id != "" && e.Kind == graph.Event {
			return []value{{text: e.Name, entity: e.ID}}
		}
	}
	if graph.Schema(st.Relation).State {
		return nil
	}
	return []value{{text: string(st.ID)}}
}

func (a *asking) at(slot string, st graph.Statement) []value {
	switch slot {
	case extract.SlotTime:
		t := cmp.Or(st.Time, a.known[st.Roles[graph.RoleEvent]].Time)
		if t == nil {
			return nil
		}
		return []value{{text: days(t), time: t}}
	case extract.SlotAmount:
		if e := a.known[st.Roles[graph.RoleItem]]; st.Amount == nil && e.Kind == graph.Money {
			return []value{{text: e.Name, entity: e.ID}}
		}
		if st.Amount == nil {
			return nil
		}
		return []value{{text: st.Amount.Text, amount: st.Amount}}
	case extract.SlotSpeaker:
		return a.entities(speakers(st), nil)
	case extract.SlotContent:
		return nil // see values: only when nothing else stands there
	case extract.SlotSource:
		return a.entities(a.open(st, st.Source, st.Target), a.membersOf(st, st.SourceMembers, st.TargetMembers))
	case extract.SlotTarget:
		return a.entities(a.open(st, st.Target, st.Source), a.membersOf(st, st.TargetMembers, st.SourceMembers))
	case string(graph.RolePlace):
		if st.Roles[graph.RolePlace] == "" {
			return a.entities([]graph.ID{a.known[st.Roles[graph.RoleEvent]].Place}, nil)
		}
	}
	return a.entities([]graph.ID{st.Roles[graph.Role(slot)]}, nil)
}

// open is the end that is asked for; of a symmetric relation the one that the question
// does not name.
func (a *asking) open(st graph.Statement, end, other graph.ID) []graph.ID {
	if graph.Schema(st.Relation).Symmetric && (a.isNamed(end) || end == "") {
		return []graph.ID{other}
	}
	return []graph.ID{end}
}

func (a *asking) membersOf(st graph.Statement, members, others []graph.ID) []graph.ID {
	if graph.Schema(st.Relation).Symmetric {
		return slices.Concat(members, others)
	}
	return members
}

// isNamed says whether the question itself names the entity.
func (a *asking) isNamed(id graph.ID) bool {
	return slices.ContainsFunc(a.fixed, func(c *constant) bool {
		return (c.Slot == extract.SlotSource || c.Slot == extract.SlotTarget) && (a.best(c, id) == exactFit || c.wide[id])
	})
}

// entities are entities as values: of the kinds asked for, a collective as its members
// where they are asked for or counted.
func (a *asking) entities(ids, members []graph.ID) []value {
	var list []value
	add := func(id graph.ID) {
		e, ok := a.known[id]
		if !ok || a.isNamed(id) || len(a.q.Kinds) > 0 && !slices.Contains(a.q.Kinds, e.Kind) {
			return
		}
		list = append(list, value{text: e.Name, entity: e.ID})
	}
	if len(members) > 0 && (len(a.q.Kinds) > 0 || a.q.Form == extract.Count) {
		ids = members
	}
	for _, id := range ids {
		add(id)
	}
	return list
}

// days writes an interval of days.
func days(t *graph.Time) string {
	switch {
	case t.From == t.To:
		return string(t.From)
	case t.From == "":
		return "… – " + string(t.To)
	case t.To == "":
		return string(t.From) + " – …"
	}
	return string(t.From) + " – " + string(t.To)
}

// write puts names to what was found.
func (a *asking) write(ctx context.Context, main, side *tally) error {
	var err error
	if a.out.Answers, err = a.answers(ctx, main); err != nil {
		return err
	}
	a.out.Weaker, err = a.answers(ctx, side)
	return err
}

func (a *asking) answers(ctx context.Context, t *tally) ([]Answer, error) {
	out := []Answer{}
	for _, c := range t.ranked() {
		var list []graph.Statement
		for _, f := range c.found[:min(len(c.found), maxAnswers)] {
			list = append(list, f.st)
		}
		statements, err := a.expand(ctx, list)
		if err != nil {
			return nil, err
		}
		answer := Answer{
			Text: c.text, Time: c.time, Amount: c.amount, Exact: c.fit() == exactFit, Publishers: c.publishers(),
			Factuality: list[0].Factuality, Polarity: list[0].Polarity, Statements: statements,
		}
		if a.q.Form == extract.About || a.q.Form == extract.Events && c.entity == "" {
			answer.Text = list[0].Evidence[0].Quote
		}
		if e, ok := a.known[c.entity]; ok {
			ref := refOf(e)
			answer.Entity = &ref
			answer.Text = a.title(e, list[0])
			if answer.Members, err = a.members(ctx, e); err != nil {
				return nil, err
			}
		}
		out = append(out, answer)
	}
	return out, nil
}

// title is how an answer is called: a position with where it is held.
func (a *asking) title(e graph.Entity, st graph.Statement) string {
	name := inLanguage(e, a.q.Lang)
	if org, ok := a.known[st.Target]; ok && slices.Equal(a.q.Asked, []string{string(graph.RolePosition)}) {
		name += ", " + inLanguage(org, a.q.Lang)
	}
	return name
}

// inLanguage is the name of an entity in the language of the question.
func inLanguage(e graph.Entity, lang extract.Lang) string {
	if e.Kind == graph.Money && len(e.Aliases) > 0 {
		return e.Aliases[0] // as written: a sum has no other name
	}
	return cmp.Or(e.Names[string(lang)], e.Name)
}

func (a *asking) members(ctx context.Context, e graph.Entity) ([]EntityRef, error) {
	if len(e.Members) == 0 {
		return nil, nil
	}
	names, err := a.refs(ctx, slices.Clone(e.Members))
	if err != nil {
		return nil, err
	}
	return names.list(e.Members), nil
}
