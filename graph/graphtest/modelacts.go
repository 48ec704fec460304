package graphtest

import (
	"context"
	"slices"

	"actant/graph"
)

// asStore is the model as far as acts are found in it.
type asStore struct {
	graph.Store
	graph.Library
	m *model
}

func (a asStore) Statement(_ context.Context, id graph.ID) (graph.Statement, error) {
	for _, st := range a.m.statements() {
		if st.ID == id {
			return st, nil
		}
	}
	return graph.Statement{}, graph.ErrNotFound
}

func (a asStore) Statements(_ context.Context, m graph.Match) (graph.Page, error) { return a.m.page(m) }

func (a asStore) Entities(_ context.Context, q graph.EntityQuery) ([]graph.Entity, error) {
	return a.m.entities(q), nil
}

func (a asStore) Document(_ context.Context, id graph.ID) (graph.Document, error) {
	i := slices.IndexFunc(a.m.bundles, func(b graph.Bundle) bool { return b.Document.ID == id })
	if i < 0 {
		return graph.Document{}, graph.ErrNotFound
	}
	return a.m.bundles[i].Document, nil
}

// compareActs asks both for the act of one statement.
func (s *session) compareActs(d *dice, m *model) {
	all := m.statements()
	if len(all) == 0 {
		return
	}
	id := pick(d, all).ID
	want, err := graph.ActOf(s.ctx, asStore{m: m}, id)
	s.is("ActOf in the model", err, nil)
	s.same("ActOf("+string(id)+")", s.act(id), want)
}
