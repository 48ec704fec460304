package api

import (
	"context"
	"fmt"
	"slices"

	"actant/graph"
)

// maxWalk is how many statements one request looks through at most.
const maxWalk = 10_000

// walk visits the statements that fit m, by falling date, until visit says stop. It
// says whether there were more than a request looks through.
func (s *server) walk(ctx context.Context, m graph.Match, visit func(graph.Statement) (goOn bool)) (truncated bool, err error) {
	m.Limit = graph.MaxLimit
	for seen := 0; ; {
		page, err := s.store.Statements(ctx, m)
		if err != nil {
			return false, fmt.Errorf("walk statements: %w", err)
		}
		for _, st := range page.Statements {
			if !visit(st) {
				return false, nil
			}
		}
		seen += len(page.Statements)
		if page.Next == "" || seen >= maxWalk {
			return page.Next != "", nil
		}
		m.After = page.Next
	}
}

// asOf finds a page of what had been published by a day: statements with an evidence
// of that time, computed from such evidences only. Their order is that of today.
func (s *server) asOf(ctx context.Context, m graph.Match, day graph.Date) (graph.Page, error) {
	limit := m.Limit
	m.Limit = max(limit, 200)
	speakers, err := s.namesOf(ctx, m.Speaker)
	if err != nil {
		return graph.Page{}, err
	}
	then := former{day, m.Document, speakers}
	out := graph.Page{ViaGroup: map[graph.ID]graph.ID{}}
	for seen := 0; ; {
		page, err := s.store.Statements(ctx, m)
		if err != nil {
			return out, fmt.Errorf("statements of a former day: %w", err)
		}
		for i, today := range page.Statements {
			st, err := s.before(ctx, today, then)
			if err != nil {
				return out, err
			}
			if st.Evidences == 0 {
				continue
			}
			st.Evidence = st.Evidence[:min(len(st.Evidence), graph.PageEvidence)]
			out.Statements = append(out.Statements, st)
			if via, ok := page.ViaGroup[st.ID]; ok {
				out.ViaGroup[st.ID] = via
			}
			if len(out.Statements) == limit && (page.Next != "" || i+1 < len(page.Statements)) {
				out.Next = graph.Cursor(today.SortDate, today.ID)
				return out, nil
			}
		}
		seen += len(page.Statements)
		if m.After = page.Next; m.After == "" || seen >= maxWalk {
			out.Next = m.After
			return out, nil
		}
	}
}

// former says which evidences count: those published by day, of the document and by
// one of the speakers where these are given.
type former struct {
	day      graph.Date
	document graph.ID
	speakers []graph.ID
}

// before is st as it was known on a day. One that nobody had made yet has no evidence.
func (s *server) before(ctx context.Context, st graph.Statement, then former) (graph.Statement, error) {
	if st.Evidences > len(st.Evidence) {
		var err error
		if st, err = s.store.Statement(ctx, st.ID); err != nil {
			return st, fmt.Errorf("statement of a former day: %w", err)
		}
	}
	known := slices.DeleteFunc(slices.Clone(st.Evidence), func(ev graph.Evidence) bool {
		return ev.Published == "" || ev.Published > then.day
	})
	asked := func(ev graph.Evidence) bool {
		return (then.document == "" || ev.Document == then.document) && (len(then.speakers) == 0 || saidBy(ev, then.speakers))
	}
	if !slices.ContainsFunc(known, asked) {
		known = nil
	}
	st = graph.FoldOf(known).Apply(st)
	if then.document != "" {
		known = slices.DeleteFunc(known, func(ev graph.Evidence) bool { return ev.Document != then.document })
	}
	st.Evidence = known
	return st, nil
}

func saidBy(ev graph.Evidence, speakers []graph.ID) bool {
	return slices.ContainsFunc(ev.SaidBy, func(a graph.Attribution) bool {
		return slices.Contains(speakers, a.Speaker) || slices.Contains(speakers, a.OnBehalfOf) || slices.Contains(speakers, a.Via)
	})
}

// namesOf lists the ids that answer as an entity; none for "".
func (s *server) namesOf(ctx context.Context, id graph.ID) ([]graph.ID, error) {
	if id == "" {
		return nil, nil
	}
	list, err := s.store.Entities(ctx, graph.EntityQuery{IDs: []graph.ID{id}})
	if err != nil {
		return nil, fmt.Errorf("entity by id: %w", err)
	}
	ids := []graph.ID{id}
	for _, e := range list {
		ids = append(ids, e.Merged...)
	}
	return ids, nil
}
