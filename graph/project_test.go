package graph_test

import (
	"fmt"
	"testing"

	"actant/graph"
)

// pairs prints edges as "a>b" or "a>b via g".
func pairs(edges []graph.Edge) string {
	text := ""
	for _, e := range edges {
		text += fmt.Sprintf(" %s>%s", e.Source, e.Target)
		if e.ViaGroup != "" {
			text += " via " + string(e.ViaGroup)
		}
	}
	return text
}

func TestProject(t *testing.T) {
	merged := func(id graph.ID) graph.ID {
		if id == "old" {
			return "new"
		}
		return id
	}
	holds := func(r graph.Relation, source, target graph.ID, sourceMembers, targetMembers []graph.ID) graph.Statement {
		return graph.Statement{
			ID: "s1:1", Relation: r, Source: source, Target: target, SourceMembers: sourceMembers, TargetMembers: targetMembers,
			Polarity: graph.Positive, Factuality: graph.Asserted,
		}
	}
	planned := holds("INVITED", "a", "b", nil, nil)
	planned.Factuality = graph.Planned
	denied := holds("INVITED", "a", "b", nil, nil)
	denied.Polarity = graph.Negative
	for _, c := range []struct {
		why  string
		st   graph.Statement
		want string
	}{
		{"plain", holds("INVITED", "b", "a", nil, nil), " b>a"},
		{"planned is no edge", planned, ""},
		{"negated is no edge", denied, ""},
		{"no source", holds("INVITED", "", "b", nil, nil), ""},
		{"no target", holds("DIED", "a", "", nil, nil), ""},
		{"one with itself", holds("PRAISED", "a", "a", nil, nil), ""},
		{"one by a merge", holds("PRAISED", "old", "new", nil, nil), ""},
		{"merged ends", holds("PRAISED", "old", "b", nil, nil), " new>b"},
		{"symmetric: smaller first", holds("MET_WITH", "b", "a", nil, nil), " a>b"},
		{"symmetric after a merge", holds("MET_WITH", "o", "old", nil, nil), " new>o"},
		{"members of the target", holds("INVITED", "a", "g", nil, []graph.ID{"x", "y"}), " a>g a>x via g a>y via g"},
		{"members of the source", holds("INVITED", "g", "a", []graph.ID{"x", "a"}, nil), " g>a x>a via g"},
		{"members of both", holds("MET_WITH", "g", "h", []graph.ID{"x"}, []graph.ID{"y"}), " g>h g>y via h h>x via g x>y via h"},
		{"a member that was merged with another", holds("INVITED", "a", "g", nil, []graph.ID{"new", "old"}), " a>g a>new via g"},
	} {
		edges := graph.Project(c.st, merged)
		if got := pairs(edges); got != c.want {
			t.Errorf("%s: got%s, want%s", c.why, got, c.want)
		}
		ids := map[graph.ID]bool{}
		for i, e := range edges {
			if ids[e.ID] || (i == 0) != (e.ID == c.st.ID) && e.ViaGroup == "" {
				t.Errorf("%s: edge id %s", c.why, e.ID)
			}
			ids[e.ID] = true
		}
	}
}

func TestProjectStopsAtItsLimit(t *testing.T) {
	st := graph.Statement{ID: "s1:1", Relation: "MET_WITH", Source: "g", Target: "h", Polarity: graph.Positive, Factuality: graph.Asserted}
	for i := range 30 {
		st.SourceMembers = append(st.SourceMembers, graph.ID(fmt.Sprintf("a%02d", i)))
		st.TargetMembers = append(st.TargetMembers, graph.ID(fmt.Sprintf("b%02d", i)))
	}
	if got := len(graph.Project(st, nil)); got != graph.MaxMemberEdges {
		t.Errorf("got %d edges, want %d", got, graph.MaxMemberEdges)
	}
}
