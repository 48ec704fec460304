package graphtest

import (
	"slices"
	"testing"

	"actant/graph"
)

// Undo fills the store, which must be empty, with about n statements, merges and splits
// those who act in most of them, takes all back, and compares everything.
func Undo(t *testing.T, store graph.Store, n int) {
	s := &session{T: t, Store: store, ctx: t.Context()}
	bundles := Crowd(n)
	for part := range slices.Chunk(bundles, 100) {
		s.put(part...)
	}
	before := s.busy()
	first := s.correct(mergePlayers(0, 1))
	second := s.correct(mergePlayers(2, 1))
	third := s.correct(mergePlayers(1, 3))
	if merged := s.busy(); slices.Equal(merged, before) {
		t.Error("the merges changed nothing")
	}
	s.correct(undo(second))
	s.correct(undo(first))
	s.correct(undo(third))
	s.sameLines("after undo of the merges", s.busy(), before)
	split := graph.Correction{Action: graph.Split, Entity: Player(0).ID, Into: graph.NamedEntityID(graph.Organization, "namesake")}
	for _, b := range bundles {
		mentions := func(m graph.Mentioned) bool { return m.Entity.ID == Player(0).ID }
		if slices.ContainsFunc(b.Entities, mentions) && len(split.Documents) < len(bundles)/4 {
			split.Documents = append(split.Documents, b.Document.ID)
		}
	}
	made := s.correct(split)
	again := s.correct(graph.Correction{Action: graph.Split, Entity: split.Into, Into: Player(1).ID, Documents: split.Documents[:3]})
	if found := s.find(graph.Match{Either: split.Into}); len(found) == 0 {
		t.Error("the split changed nothing")
	}
	s.correct(undo(made))
	s.correct(undo(again))
	s.sameLines("after undo of the splits", s.busy(), before)
}

func mergePlayers(from, into int) graph.Correction {
	return graph.Correction{Action: graph.Merge, Entity: Player(from).ID, Into: Player(into).ID}
}

// busy is the export and what is answered about those who act most.
func (s *session) busy() []string {
	s.Helper()
	lines := s.export("")
	for i := range 4 {
		lines = append(lines, asJSON(s.entities(graph.EntityQuery{IDs: []graph.ID{Player(i).ID}})),
			asJSON(s.entities(graph.EntityQuery{Keys: [][]string{{Player(i).Name}}})))
		edges, err := s.Neighbours(s.ctx, []graph.ID{Player(i).ID}, graph.Match{Limit: graph.MaxLimit})
		s.is("Neighbours", err, nil)
		lines = append(lines, asJSON(edges), asJSON(s.find(graph.Match{Source: Player(i).ID, Limit: 100})))
	}
	return lines
}

func (s *session) sameLines(what string, got, want []string) {
	s.Helper()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			s.Fatalf("%s: line %d\n got %.500s\nwant %.500s", what, i, got[i], want[i])
		}
	}
	s.same(what+", lines", len(got), len(want))
}
