// Package graphtest proves that a graph.Store keeps its contract: Run holds every
// store to the same cases, Fuzz compares random work with a plain model in memory,
// and Bench measures the same things in each.
//
// There are no switches: what a store cannot do is not in the interface. Extras are
// interfaces found by assertion: graph.Library, Reopener, io.Closer.
package graphtest

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"actant/graph"
)

// Reopener is a store that can be closed and opened again on the same data.
type Reopener interface {
	Reopen() (graph.Store, error)
}

// Run tests the store that open gives, which must be fresh and empty each time.
func Run(t *testing.T, open func(*testing.T) graph.Store) {
	for _, group := range [][]testCase{
		putCases(), hostileCases(), findCases(), listCases(), readCases(), correctCases(), moveCases(), actCases(), modelCases(),
	} {
		for _, c := range group {
			t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
				s := &session{T: t, Store: open(t), ctx: t.Context()}
				c.check(s)
				if t.Failed() {
					t.Logf("why this matters: %s", c.why)
				}
			})
		}
	}
}

// testCase is one promise of the contract.
type testCase struct {
	name  string
	why   string
	check func(*session)
}

// session is a store under test; its methods end the test on an error.
type session struct {
	*testing.T
	graph.Store
	ctx context.Context
}

var putTime = time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)

func (s *session) put(bundles ...graph.Bundle) int {
	s.Helper()
	n, err := s.Put(s.ctx, putTime, bundles...)
	if err != nil {
		s.Fatalf("Put: %v", err)
	}
	return n
}

func (s *session) forget(document graph.ID) {
	s.Helper()
	if err := s.Forget(s.ctx, document); err != nil {
		s.Fatalf("Forget: %v", err)
	}
}

func (s *session) find(m graph.Match) []graph.Statement {
	s.Helper()
	page, err := s.Statements(s.ctx, m)
	if err != nil {
		s.Fatalf("Statements(%+v): %v", m, err)
	}
	return page.Statements
}

func (s *session) edges(m graph.Match, names ...string) []graph.Edge {
	s.Helper()
	var ids []graph.ID
	for _, name := range names {
		ids = append(ids, id(name))
	}
	edges, err := s.Neighbours(s.ctx, ids, m)
	if err != nil {
		s.Fatalf("Neighbours: %v", err)
	}
	return edges
}

func (s *session) entities(q graph.EntityQuery) []graph.Entity {
	s.Helper()
	entities, err := s.Entities(s.ctx, q)
	if err != nil {
		s.Fatalf("Entities(%+v): %v", q, err)
	}
	return entities
}

func (s *session) correct(c graph.Correction) graph.ID {
	s.Helper()
	c.By, c.At = "editor", "2024-05-02T10:00:00Z"
	c.ID = graph.CorrectionID(c)
	if err := s.Correct(s.ctx, c); err != nil {
		s.Fatalf("Correct(%+v): %v", c, err)
	}
	return c.ID
}

// dump is the export without corrections, one JSON record a line.
func (s *session) dump() string {
	s.Helper()
	return strings.Join(s.export(""), "\n")
}

func (s *session) export(after graph.ID) []string {
	s.Helper()
	var lines []string
	for r, err := range s.Export(s.ctx, after) {
		if err != nil {
			s.Fatalf("Export: %v", err)
		}
		if r.Correction == nil {
			lines = append(lines, asJSON(r))
		}
	}
	return lines
}

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// same compares as JSON, which is what a client sees.
func (s *session) same(what string, got, want any) {
	s.Helper()
	if g, w := asJSON(got), asJSON(want); g != w {
		s.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}

func (s *session) is(what string, err, want error) {
	s.Helper()
	if !errors.Is(err, want) {
		s.Errorf("%s: got error %v, want %v", what, err, want)
	}
}
