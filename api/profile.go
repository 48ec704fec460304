package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"actant/graph"
)

// Profile is an entity with what the graph says of it, in numbers.
type Profile struct {
	Entity     graph.Entity    `json:"entity"`
	Count      int             `json:"count" doc:"Statements at an end of which it stands, positive and asserted."`
	Truncated  bool            `json:"truncated" doc:"There are more; the newest 10,000 were counted."`
	AsSource   []RelationCount `json:"as_source" doc:"What it did; symmetric relations count here."`
	AsTarget   []RelationCount `json:"as_target" doc:"What was done to it."`
	With       []ActorCount    `json:"with" doc:"Those at the other end, most frequent first, at most 20."`
	First      graph.Date      `json:"first"`
	Last       graph.Date      `json:"last"`
	OtherSides []RelationCount `json:"not_facts" doc:"Statements of it that are negated or not asserted."`
}

type profileOut struct{ Body Profile }

func (s *server) profile(ctx context.Context, in *idIn) (*profileOut, error) {
	e, err := s.entityByID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	source, target, other := newCounter(), newCounter(), newCounter()
	p := Profile{Entity: e}
	m := graph.Match{Either: e.ID, Polarities: polarities(), Factualities: graph.Factualities()}
	p.Truncated, err = s.walk(ctx, m, func(st graph.Statement) bool {
		switch {
		case !st.Holds():
			other.add(st)
			return true
		case graph.Schema(st.Relation).Symmetric || stands(e, st.Source, st.SourceMembers):
			source.add(st)
		default:
			target.add(st)
		}
		p.Count++
		p.First, p.Last = cmp.Or(st.SortDate, p.First), cmp.Or(p.Last, st.SortDate)
		return true
	})
	if err != nil {
		return nil, err
	}
	p.AsSource, p.AsTarget, p.OtherSides = source.byRelation(), target.byRelation(), other.byRelation()
	for id, n := range target.actors {
		source.actors[id] += n
	}
	for _, id := range append([]graph.ID{e.ID}, e.Merged...) {
		delete(source.actors, id)
	}
	with, err := s.actors(ctx, source.actors)
	p.With = with[:min(maxCandidates, len(with))]
	return &profileOut{Body: p}, err
}

// stands says whether e, or what was merged into it, is the end or one of its members.
func stands(e graph.Entity, end graph.ID, members []graph.ID) bool {
	return slices.ContainsFunc(append([]graph.ID{e.ID}, e.Merged...), func(id graph.ID) bool {
		return id == end || slices.Contains(members, id)
	})
}

// entityByID is the entity that answers to an id.
func (s *server) entityByID(ctx context.Context, id string) (graph.Entity, error) {
	list, err := s.store.Entities(ctx, graph.EntityQuery{IDs: []graph.ID{graph.ID(id)}})
	if err != nil {
		return graph.Entity{}, fmt.Errorf("entity: %w", err)
	}
	if len(list) == 0 {
		return graph.Entity{}, fmt.Errorf("entity %q: %w", shorten(id, maxEcho), graph.ErrNotFound)
	}
	return list[0], nil
}

type entityStatementsIn struct {
	ID string `path:"id" maxLength:"300"`
	StatementQuery
}

func (s *server) entityStatements(ctx context.Context, in *entityStatementsIn) (*statementsOut, error) {
	e, err := s.entityByID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if in.Either != "" {
		return nil, fmt.Errorf("either is the entity of the address already: use source or target: %w", graph.ErrInvalid)
	}
	in.Either = string(e.ID)
	return s.statements(ctx, &in.StatementQuery)
}

// Period is what happened in one month.
type Period struct {
	Month      string          `json:"month" doc:"2023-04; empty: of no known day."`
	Count      int             `json:"count"`
	Relations  []RelationCount `json:"relations"`
	Statements []Statement     `json:"statements" doc:"The first of the month, at most five."`
}

type timelineIn struct {
	ID   string `path:"id" maxLength:"300"`
	From string `query:"from" format:"date" doc:"First day, inclusive."`
	To   string `query:"to" format:"date" doc:"Last day, inclusive."`
}

type timelineOut struct {
	Body struct {
		Periods   []Period `json:"periods" doc:"In the order of the calendar; months without a statement are left out."`
		Truncated bool     `json:"truncated" doc:"There are more; the newest 10,000 were counted."`
	}
}

func (s *server) timeline(ctx context.Context, in *timelineIn) (*timelineOut, error) {
	e, err := s.entityByID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &timelineOut{}
	out.Body.Periods = []Period{}
	var list []graph.Statement
	m := graph.Match{Either: e.ID, From: graph.Date(in.From), To: graph.Date(in.To)}
	out.Body.Truncated, err = s.walk(ctx, m, func(st graph.Statement) bool {
		list = append(list, st)
		return true
	})
	if err != nil {
		return nil, err
	}
	slices.Reverse(list)
	for part := range chunkBy(list, func(st graph.Statement) string { return month(st.SortDate) }) {
		t := newCounter()
		for _, st := range part {
			t.add(st)
		}
		shown, err := s.expand(ctx, part[:min(5, len(part))])
		if err != nil {
			return nil, err
		}
		out.Body.Periods = append(out.Body.Periods, Period{
			Month: month(part[0].SortDate), Count: len(part), Relations: t.byRelation(), Statements: shown,
		})
	}
	return out, nil
}

// chunkBy yields the stretches of a list that have one word in common.
func chunkBy[T any](list []T, word func(T) string) func(func([]T) bool) {
	return func(yield func([]T) bool) {
		for len(list) > 0 {
			n := 1
			for n < len(list) && word(list[n]) == word(list[0]) {
				n++
			}
			if !yield(list[:n]) {
				return
			}
			list = list[n:]
		}
	}
}

// Neighbour is an entity that shares edges with another.
type Neighbour struct {
	Entity EntityRef       `json:"entity"`
	Count  int             `json:"count"`
	Out    []RelationCount `json:"out" doc:"Edges from the entity asked for to this one; symmetric ones stand here."`
	In     []RelationCount `json:"in" doc:"Edges from this one."`
	Last   graph.Date      `json:"last"`
}

type neighboursIn struct {
	ID       string   `path:"id" maxLength:"300"`
	Relation []string `query:"relation,explode" nullable:"false" doc:"INVITED,VISITED or repeated."`
	Limit    int      `query:"limit" default:"50" minimum:"1" maximum:"200"`
}

type neighboursOut struct {
	Body struct {
		Neighbours []Neighbour `json:"neighbours" doc:"Most edges first."`
		Truncated  bool        `json:"truncated" doc:"There are more edges; the newest 1,000 were counted."`
	}
}

func (s *server) neighbours(ctx context.Context, in *neighboursIn) (*neighboursOut, error) {
	e, err := s.entityByID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	relations, err := relationList(in.Relation)
	if err != nil {
		return nil, err
	}
	edges, err := s.store.Neighbours(ctx, []graph.ID{e.ID}, graph.Match{Relations: relations, Limit: graph.MaxLimit})
	if err != nil {
		return nil, fmt.Errorf("neighbours: %w", err)
	}
	out := &neighboursOut{}
	out.Body.Truncated = len(edges) == graph.MaxLimit
	out.Body.Neighbours, err = s.sides(ctx, e.ID, edges)
	out.Body.Neighbours = out.Body.Neighbours[:min(in.Limit, len(out.Body.Neighbours))]
	return out, err
}

// sides groups the edges of an entity by who stands at the other end.
func (s *server) sides(ctx context.Context, id graph.ID, edges []graph.Edge) ([]Neighbour, error) {
	out, in, last, counts := map[graph.ID]*counter{}, map[graph.ID]*counter{}, map[graph.ID]graph.Date{}, map[graph.ID]int{}
	for _, edge := range edges {
		other, side := edge.Target, out
		if edge.Source != id {
			other = edge.Source
			if !graph.Schema(edge.Relation).Symmetric {
				side = in
			}
		}
		for _, m := range []map[graph.ID]*counter{out, in} {
			if m[other] == nil {
				m[other] = newCounter()
			}
		}
		side[other].relations[edge.Relation]++
		last[other] = max(last[other], edge.Date)
		counts[other]++
	}
	list, err := s.actors(ctx, counts)
	neighbours := make([]Neighbour, len(list))
	for i, a := range list {
		neighbours[i] = Neighbour{a.Entity, a.Count, out[a.Entity.ID].byRelation(), in[a.Entity.ID].byRelation(), last[a.Entity.ID]}
	}
	return neighbours, err
}
