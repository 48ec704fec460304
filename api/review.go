package api

import (
	"context"
	"fmt"

	"actant/graph"
)

// Limits of one page of pairs to review.
const (
	maxReviewed     = 100 // entities whose duplicates are sought
	reviewStatement = 50  // statements read at once
)

// Pair is an entity and what may be the same thing.
type Pair struct {
	Entity    graph.Entity `json:"entity"`
	Duplicate Duplicate    `json:"duplicate"`
}

type reviewIn struct {
	MinScore int    `query:"min_score" default:"3" minimum:"1" maximum:"100" doc:"Pairs with less are left out."`
	Limit    int    `query:"limit" default:"20" minimum:"1" maximum:"200" doc:"After so many pairs the page ends."`
	Cursor   string `query:"cursor" maxLength:"600" doc:"next of the page before."`
}

type reviewOut struct {
	Body struct {
		Pairs []Pair `json:"pairs" doc:"Those of the newest statements first. A pair may come again on a later page; a page may be empty before the end."`
		Next  string `json:"next,omitempty"`
	}
}

// reviewing gathers one page of pairs.
type reviewing struct {
	*server
	log      []graph.Correction
	minScore int
	seen     map[graph.ID]bool
	pairs    []Pair
}

// review runs through the newest statements and seeks the duplicates of their ends.
func (s *server) review(ctx context.Context, in *reviewIn) (*reviewOut, error) {
	log, err := s.inForce(ctx)
	if err != nil {
		return nil, err
	}
	r := &reviewing{server: s, log: log, minScore: in.MinScore, seen: map[graph.ID]bool{}, pairs: []Pair{}}
	out := &reviewOut{}
	m := graph.Match{After: in.Cursor, Limit: reviewStatement, Polarities: polarities(), Factualities: graph.Factualities()}
	for {
		page, err := s.store.Statements(ctx, m)
		if err != nil {
			return nil, fmt.Errorf("statements to review: %w", err)
		}
		for i, st := range page.Statements {
			if err := r.ends(ctx, st); err != nil {
				return nil, err
			}
			more := i+1 < len(page.Statements) || page.Next != ""
			if more && (len(r.pairs) >= in.Limit || len(r.seen) >= maxReviewed) {
				out.Body.Pairs, out.Body.Next = r.pairs, graph.Cursor(st.SortDate, st.ID)
				return out, nil
			}
		}
		if m.After = page.Next; m.After == "" {
			out.Body.Pairs = r.pairs
			return out, nil
		}
	}
}

// ends seeks the duplicates of the ends of a statement.
func (r *reviewing) ends(ctx context.Context, st graph.Statement) error {
	list, err := r.store.Entities(ctx, graph.EntityQuery{IDs: []graph.ID{st.Source, st.Target}})
	if err != nil {
		return fmt.Errorf("ends of a statement: %w", err)
	}
	for _, e := range list {
		if r.seen[e.ID] {
			continue
		}
		r.seen[e.ID] = true
		found, err := r.duplicatesOf(ctx, e, r.log)
		if err != nil {
			return err
		}
		for _, d := range found {
			if d.Score >= r.minScore && !r.seen[d.Entity.ID] {
				r.pairs = append(r.pairs, Pair{e, d})
			}
		}
	}
	return nil
}
