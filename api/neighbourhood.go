package api

import (
	"context"
	"fmt"

	"actant/graph"
)

type neighbourhoodIn struct {
	Entity   string   `query:"entity" maxLength:"300" doc:"Entity id or name; empty: the newest edges of all."`
	Relation []string `query:"relation,explode" nullable:"false" doc:"INVITED,VISITED or repeated."`
	Hops     int      `query:"hops" default:"1" minimum:"1" maximum:"3"`
	Limit    int      `query:"limit" default:"300" minimum:"1" maximum:"1000" doc:"Most edges."`
}

// Neighbourhood is a part of the graph: the edges and the entities at their ends.
// Edges are statements that are positive and asserted.
type Neighbourhood struct {
	Center    graph.ID     `json:"center,omitempty"`
	Nodes     []EntityRef  `json:"nodes"`
	Edges     []graph.Edge `json:"edges"`
	Truncated bool         `json:"truncated" doc:"There are more edges than limit."`
}

type neighbourhoodOut struct{ Body Neighbourhood }

func (s *server) neighbourhood(ctx context.Context, in *neighbourhoodIn) (*neighbourhoodOut, error) {
	relations, err := relationList(in.Relation)
	if err != nil {
		return nil, err
	}
	center, err := s.lookUp(ctx, "entity", in.Entity)
	if err != nil {
		return nil, err
	}
	part := &Neighbourhood{Center: center, Edges: []graph.Edge{}}
	match := graph.Match{Relations: relations, Limit: in.Limit}
	if center == "" {
		err = s.newestEdges(ctx, match, part)
	} else {
		err = s.edgesAround(ctx, match, in.Hops, part)
	}
	if err != nil {
		return nil, err
	}
	if part.Nodes, err = s.nodes(ctx, center, part.Edges); err != nil {
		return nil, err
	}
	return &neighbourhoodOut{Body: *part}, nil
}

// newestEdges takes the newest statements that have both ends.
func (s *server) newestEdges(ctx context.Context, m graph.Match, part *Neighbourhood) error {
	page, err := s.store.Statements(ctx, m)
	if err != nil {
		return fmt.Errorf("newest statements: %w", err)
	}
	for _, st := range page.Statements {
		if st.Source == "" || st.Target == "" {
			continue
		}
		part.Edges = append(part.Edges, graph.Edge{
			ID: st.ID, Statement: st.ID, Relation: st.Relation, Source: st.Source, Target: st.Target, Date: st.SortDate,
		})
	}
	part.Truncated = page.Next != ""
	return nil
}

// edgesAround walks outwards from the centre, all edges of one hop before the next.
func (s *server) edgesAround(ctx context.Context, m graph.Match, hops int, part *Neighbourhood) error {
	limit := m.Limit
	seenEdge, seenNode := map[graph.ID]bool{}, map[graph.ID]bool{part.Center: true}
	frontier := []graph.ID{part.Center}
	for range hops {
		m.Limit = limit
		edges, err := s.store.Neighbours(ctx, frontier, m)
		if err != nil {
			return fmt.Errorf("neighbours: %w", err)
		}
		part.Truncated = part.Truncated || len(edges) >= limit
		frontier = nil
		for _, edge := range edges {
			if seenEdge[edge.ID] || len(part.Edges) >= limit {
				continue
			}
			seenEdge[edge.ID] = true
			part.Edges = append(part.Edges, edge)
			for _, end := range []graph.ID{edge.Source, edge.Target} {
				if !seenNode[end] {
					seenNode[end] = true
					frontier = append(frontier, end)
				}
			}
		}
		if len(frontier) == 0 || len(part.Edges) >= limit {
			break
		}
	}
	return nil
}

// nodes lists the ends of the edges in the order in which the edges name them, the
// centre first.
func (s *server) nodes(ctx context.Context, center graph.ID, edges []graph.Edge) ([]EntityRef, error) {
	ids := []graph.ID{center}
	for _, edge := range edges {
		ids = append(ids, edge.Source, edge.Target)
	}
	known, err := s.refs(ctx, append([]graph.ID(nil), ids...))
	if err != nil {
		return nil, err
	}
	nodes := []EntityRef{}
	seen := map[graph.ID]bool{"": true}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			node := *known.ref(id)
			node.ID = id
			nodes = append(nodes, node)
		}
	}
	return nodes, nil
}
