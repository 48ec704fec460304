package local

import (
	"context"
	"fmt"

	"actant/graph"
)

// Statement implements graph.Store.
func (s *Store) Statement(ctx context.Context, id graph.ID) (graph.Statement, error) {
	var st graph.Statement
	err := s.read(ctx, "read statement of store", func(w *work) error {
		var err error
		st, err = w.whole(ctx, id, "", -1)
		return err
	})
	return st, err
}

// whole reads a statement with its evidences, see evidencesOf.
func (w *work) whole(ctx context.Context, id, document graph.ID, limit int) (graph.Statement, error) {
	var record string
	var st graph.Statement
	there, err := w.one(ctx, "SELECT record FROM statement WHERE id = ?", []any{id}, &record)
	if err == nil && !there {
		err = fmt.Errorf("statement %s: %w", id, graph.ErrNotFound)
	}
	if err == nil {
		err = decode(record, &st)
	}
	if err == nil {
		st.Evidence, err = w.evidencesOf(ctx, id, document, limit)
	}
	return st, err
}

// Statements implements graph.Store.
func (s *Store) Statements(ctx context.Context, m graph.Match) (graph.Page, error) {
	m, err := m.Normal()
	if err != nil {
		return graph.Page{}, err
	}
	var page graph.Page
	err = s.read(ctx, "read statements of store", func(w *work) error {
		page = graph.Page{}
		canonical, err := w.canonical(ctx)
		if err != nil {
			return err
		}
		resolve(&m, canonical)
		ids, err := w.matching(ctx, m)
		if err != nil {
			return err
		}
		more := len(ids) > m.Limit
		for _, id := range ids[:min(len(ids), m.Limit)] {
			st, err := w.whole(ctx, id, m.Document, graph.PageEvidence)
			if err != nil {
				return err
			}
			page.Statements = append(page.Statements, st)
			via, _ := m.FitsEnds(st, canonical)
			if via == "" {
				continue
			}
			if page.ViaGroup == nil {
				page.ViaGroup = map[graph.ID]graph.ID{}
			}
			page.ViaGroup[id] = via
		}
		if more {
			last := page.Statements[m.Limit-1]
			page.Next = graph.Cursor(last.SortDate, last.ID)
		}
		return nil
	})
	return page, err
}

// resolve makes the entities of m those that they were merged into.
func resolve(m *graph.Match, canonical func(graph.ID) graph.ID) {
	m.Source, m.Target, m.Either = canonical(m.Source), canonical(m.Target), canonical(m.Either)
	m.Speaker = canonical(m.Speaker)
	roles := map[graph.Role]graph.ID{}
	for role, id := range m.Roles {
		roles[role] = canonical(id)
	}
	m.Roles = roles
}

// Neighbours implements graph.Store.
func (s *Store) Neighbours(ctx context.Context, ids []graph.ID, m graph.Match) ([]graph.Edge, error) {
	m, err := m.Normal()
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, ctx.Err()
	}
	var edges []graph.Edge
	err = s.read(ctx, "read edges of store", func(w *work) error {
		edges = nil
		canonical, err := w.canonical(ctx)
		if err != nil {
			return err
		}
		resolve(&m, canonical)
		around := make([]graph.ID, len(ids))
		for i, id := range ids {
			around[i] = canonical(id)
		}
		text, args := edgesText(around, look{m, w.groups()})
		return w.all(ctx, text, args, func(scan scanner) error {
			var e graph.Edge
			err := scan(&e.ID, &e.Statement, &e.Relation, &e.Source, &e.Target, &e.Date, &e.ViaGroup)
			edges = append(edges, e)
			return err
		})
	})
	return edges, err
}
