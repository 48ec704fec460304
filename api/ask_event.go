package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"actant/extract"
	"actant/graph"
)

// event answers when or where an event is: from the event itself.
func (a *asking) event(ctx context.Context) error {
	c := a.fixed[0]
	ids := sortedIDs(c.exact)
	if len(ids) == 0 {
		ids = sortedIDs(c.wide)
	}
	a.out.Verdict = IsUnknown
	for _, id := range ids[:min(len(ids), maxAnchors)] {
		if err := a.eventOf(ctx, a.known[id]); err != nil {
			return err
		}
	}
	return nil
}

func (a *asking) eventOf(ctx context.Context, e graph.Entity) error {
	if e.Kind != graph.Event {
		return nil
	}
	answer := Answer{Exact: true, Factuality: graph.Asserted, Polarity: graph.Positive}
	ref := refOf(e)
	answer.Entity = &ref
	switch {
	case a.q.Asked[0] == extract.SlotTime && e.Time != nil:
		answer.Time, answer.Text = e.Time, days(e.Time)
	case a.q.Asked[0] == string(graph.RolePlace) && e.Place != "":
		names, err := a.refs(ctx, []graph.ID{e.Place})
		if err != nil {
			return err
		}
		answer.Entity = names.ref(e.Place)
		answer.Text = cmp.Or(answer.Entity.Names[string(a.q.Lang)], answer.Entity.Name)
	default:
		return nil
	}
	list, err := a.statementsOf(ctx, e)
	if err != nil || len(list) == 0 {
		return err
	}
	c := &counted{}
	for _, st := range list {
		c.found = append(c.found, fitting{st, exactFit})
	}
	answer.Publishers = c.publishers()
	if answer.Statements, err = a.expand(ctx, list); err != nil {
		return err
	}
	a.out.Answers, a.out.Verdict = append(a.out.Answers, answer), IsFound
	return nil
}

// statementsOf lists statements with an event at an end or as their event.
func (a *asking) statementsOf(ctx context.Context, e graph.Entity) ([]graph.Statement, error) {
	const enough = 10
	var all []graph.Statement
	for _, m := range []graph.Match{{Either: e.ID}, {Roles: map[graph.Role]graph.ID{graph.RoleEvent: e.ID}}} {
		m.Limit, m.Factualities = enough, graph.Factualities()
		page, err := a.store.Statements(ctx, m)
		if err != nil {
			return nil, fmt.Errorf("statements of an event: %w", err)
		}
		all = append(all, page.Statements...)
	}
	return all[:min(len(all), enough)], nil
}

// path answers how two things are connected: by statements between them, else by
// pairs of statements over a third.
func (a *asking) path(ctx context.Context) error {
	a.out.Verdict = IsUnknown
	from, err := a.edges(ctx, a.fixed[0])
	if err != nil {
		return err
	}
	main := newTally(a)
	for _, st := range from {
		if a.touches(st, a.fixed[1]) {
			main.add(value{text: string(st.Relation)}, fitting{st, exactFit})
		}
	}
	if len(main.answers) == 0 {
		if err := a.over(ctx, from, main); err != nil {
			return err
		}
	}
	if len(main.answers) > 0 {
		a.out.Verdict = IsFound
	}
	return a.write(ctx, main, newTally(a))
}

// edges are the statements of a thing that hold.
func (a *asking) edges(ctx context.Context, c *constant) ([]graph.Statement, error) {
	var all []graph.Statement
	for _, id := range sortedIDs(c.exact) {
		page, err := a.store.Statements(ctx, graph.Match{Either: id, Limit: graph.MaxLimit, Factualities: []graph.Factuality{graph.Asserted, graph.Planned}})
		if err != nil {
			return nil, fmt.Errorf("statements of a thing: %w", err)
		}
		all = append(all, page.Statements...)
	}
	return all, a.meet(ctx, all)
}

func (a *asking) touches(st graph.Statement, c *constant) bool {
	return a.best(c, actorsOf(st)...) == exactFit
}

// over finds the things that both are connected with.
func (a *asking) over(ctx context.Context, from []graph.Statement, main *tally) error {
	to, err := a.edges(ctx, a.fixed[1])
	if err != nil {
		return err
	}
	for _, x := range from {
		for _, y := range to {
			for _, id := range []graph.ID{x.Source, x.Target} {
				if id == "" || a.isNamed(id) || !slices.Contains([]graph.ID{y.Source, y.Target}, id) {
					continue
				}
				v := value{text: a.known[id].Name, entity: id}
				main.add(v, fitting{x, wideFit})
				main.add(v, fitting{y, wideFit})
			}
		}
	}
	return nil
}
