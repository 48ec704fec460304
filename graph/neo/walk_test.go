package neo_test

import (
	"encoding/json"
	"testing"

	"actant/graph"
	"actant/graph/graphtest"
	"actant/graph/neo"
)

// TestWalk turns the pages of busy entities, which are found by walking through the
// days, and compares them with one large page, which is not.
func TestWalk(t *testing.T) {
	s := open(t)
	put(t, s, graphtest.Crowd(2000)...)
	busy, other, rare := graphtest.Player(0).ID, graphtest.Player(5).ID, graphtest.Player(4000).ID
	for _, c := range []struct {
		name  string
		match graph.Match
		walks bool
	}{
		{"source", graph.Match{Source: busy}, true},
		{"target", graph.Match{Target: busy}, true},
		{"either", graph.Match{Either: busy}, true},
		{"source of a relation", graph.Match{Source: busy, Relations: []graph.Relation{"INVITED"}}, true},
		{"source of a symmetric relation", graph.Match{Source: busy, Relations: []graph.Relation{"MET_WITH"}}, true},
		{"source of relations", graph.Match{Source: busy, Relations: []graph.Relation{"INVITED", "PRAISED"}}, true},
		{"in a year", graph.Match{Source: busy, From: "2013-01-01", To: "2013-12-31"}, true},
		{"in a month", graph.Match{Source: busy, From: "2013-05-01", To: "2013-05-31"}, true},
		{"before any news", graph.Match{Source: busy, To: "1999-12-31"}, true},
		{"of a rare relation", graph.Match{Source: busy, Relations: []graph.Relation{"VISITED"}}, true},
		{"negative", graph.Match{Source: busy, Polarities: []graph.Polarity{graph.Negative}}, true},
		{"both ends", graph.Match{Source: busy, Target: other}, false},
		{"a rare one", graph.Match{Source: rare}, false},
		{"busy and rare", graph.Match{Source: busy, Target: rare}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.match.Limit = graph.MaxLimit
			whole, err := s.Statements(t.Context(), c.match)
			if err != nil || whole.Next != "" {
				t.Fatalf("got next %q, error %v, want one page", whole.Next, err)
			}
			c.match.Limit = 4
			if walks, err := s.Walks(t.Context(), c.match); err != nil || walks != c.walks {
				t.Errorf("it walks: got %v, error %v, want %v", walks, err, c.walks)
			}
			equal(t, turned(t, s, c.match), lines(t, whole.Statements))
		})
	}
}

// turned is every statement of every page.
func turned(t *testing.T, s *neo.Store, m graph.Match) []string {
	t.Helper()
	var all []graph.Statement
	for {
		page, err := s.Statements(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page.Statements...)
		if m.After = page.Next; m.After == "" {
			return lines(t, all)
		}
	}
}

func lines(t *testing.T, statements []graph.Statement) []string {
	t.Helper()
	var all []string
	for _, st := range statements {
		text, err := json.Marshal(st)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	return all
}
