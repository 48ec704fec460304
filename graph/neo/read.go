package neo

import (
	"context"
	"fmt"
	"slices"

	"actant/graph"
)

// Statement implements graph.Store.
func (s *Store) Statement(ctx context.Context, id graph.ID) (graph.Statement, error) {
	var st graph.Statement
	err := s.read(ctx, "read statement of graph", func(ctx context.Context, w *work) error {
		found := false
		err := w.rows(ctx, statementText, map[string]any{"id": clean(string(id))}, func(r row) error {
			found = true
			var err error
			st, err = statementOf(r)
			return err
		})
		if err == nil && !found {
			err = fmt.Errorf("statement %s: %w", id, graph.ErrNotFound)
		}
		return err
	})
	return st, err
}

// statementOf reads the columns record and evidence.
func statementOf(r row) (graph.Statement, error) {
	var st graph.Statement
	if err := decode(r.text("record"), &st); err != nil {
		return st, err
	}
	var err error
	st.Evidence, err = evidencesOf(r.list("evidence"))
	return st, err
}

// evidencesOf reads pairs of a record and what the extractor printed.
func evidencesOf(pairs []any) ([]graph.Evidence, error) {
	evidences := make([]graph.Evidence, len(pairs))
	for i, v := range pairs {
		pair, _ := v.([]any)
		if len(pair) != 2 {
			return nil, fmt.Errorf("read record: evidence is %v", v)
		}
		record, _ := pair[0].(string)
		if err := decode(record, &evidences[i]); err != nil {
			return nil, err
		}
		if extracted, _ := pair[1].(string); extracted != "" {
			evidences[i].Extracted = []byte(extracted)
		}
	}
	return evidences, nil
}

// Statements implements graph.Store.
func (s *Store) Statements(ctx context.Context, m graph.Match) (graph.Page, error) {
	m, err := m.Normal()
	if err != nil {
		return graph.Page{}, err
	}
	var page graph.Page
	err = s.read(ctx, "read statements of graph", func(ctx context.Context, w *work) error {
		page = graph.Page{}
		l, err := w.look(ctx, m, nil)
		if err != nil {
			return err
		}
		found, err := w.statements(ctx, l)
		page = l.page(found)
		return err
	})
	return page, err
}

// page makes a page of what was found, which is one more than its limit where there
// is a next page.
func (l *look) page(found []graph.Statement) graph.Page {
	slices.SortFunc(found, func(a, b graph.Statement) int {
		return graph.CompareEdges(graph.Edge{Date: a.SortDate, ID: a.ID}, graph.Edge{Date: b.SortDate, ID: b.ID})
	})
	page := graph.Page{Statements: found}
	if len(found) > l.Limit {
		page.Statements = found[:l.Limit:l.Limit]
		last := found[l.Limit-1]
		page.Next = graph.Cursor(last.SortDate, last.ID)
	}
	for _, st := range page.Statements {
		via, _ := l.FitsEnds(st, l.canonical)
		if via == "" {
			continue
		}
		if page.ViaGroup == nil {
			page.ViaGroup = map[graph.ID]graph.ID{}
		}
		page.ViaGroup[st.ID] = via
	}
	return page
}

// group is an entity with those that were merged into it.
type group struct {
	canonical        graph.ID
	merged           []graph.ID
	sources, targets int // of how many statements they are
	edges            int // how many they have, of all kinds
}

func (g group) all() []graph.ID { return append([]graph.ID{g.canonical}, g.merged...) }

// look resolves the entities of m, and others, to those that they were merged into.
func (w *work) look(ctx context.Context, m graph.Match, others []graph.ID) (*look, error) {
	l := &look{Match: m, groups: map[graph.ID]group{}, params: map[string]any{}}
	asked := slices.Concat([]graph.ID{m.Source, m.Target, m.Either, m.Speaker}, others)
	for _, id := range m.Roles {
		asked = append(asked, id)
	}
	asked = slices.DeleteFunc(unique(asked), func(id graph.ID) bool { return id == "" })
	err := w.each(ctx, resolveText, asked, func(r row) error {
		g := group{
			canonical: r.id("canonical"), sources: r.number("sources"), targets: r.number("targets"), edges: r.number("edges"),
		}
		g.merged = slices.DeleteFunc(r.ids("members"), func(id graph.ID) bool { return id == g.canonical })
		l.groups[r.id("id")], l.total = g, r.number("total")
		for _, id := range g.all() {
			l.groups[id] = g
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.Source, l.Target, l.Either = l.canonical(m.Source), l.canonical(m.Target), l.canonical(m.Either)
	l.Speaker = l.canonical(m.Speaker)
	l.Roles = map[graph.Role]graph.ID{}
	for role, id := range m.Roles {
		l.Roles[role] = l.canonical(id)
	}
	return l, nil
}

// canonical names the entity into which an id was merged, for all ids that answer as
// one that was asked for.
func (l *look) canonical(id graph.ID) graph.ID {
	if g, ok := l.groups[id]; ok {
		return g.canonical
	}
	return id
}

// Neighbours implements graph.Store.
func (s *Store) Neighbours(ctx context.Context, ids []graph.ID, m graph.Match) ([]graph.Edge, error) {
	m, err := m.Normal()
	if err != nil {
		return nil, err
	}
	holds := slices.Contains(m.Polarities, graph.Positive) && slices.Contains(m.Factualities, graph.Asserted)
	if len(ids) == 0 || !holds {
		return nil, ctx.Err()
	}
	var edges []graph.Edge
	err = s.read(ctx, "read edges of graph", func(ctx context.Context, w *work) error {
		edges = nil
		l, err := w.look(ctx, m, ids)
		if err != nil {
			return err
		}
		around := make([]graph.ID, len(ids))
		for i, id := range ids {
			around[i] = l.canonical(id)
		}
		text := l.edgesText()
		l.params["around"] = texts(unique(around))
		return w.rows(ctx, text, l.params, func(r row) error {
			date, _ := r.Get("date")
			edges = append(edges, graph.Edge{
				ID: r.id("id"), Statement: r.id("statement"), Relation: graph.Relation(r.text("relation")),
				Source: r.id("source"), Target: r.id("target"), Date: dateOf(date), ViaGroup: r.id("via"),
			})
			return nil
		})
	})
	return edges, err
}
