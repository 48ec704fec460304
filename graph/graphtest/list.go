package graphtest

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"actant/graph"
)

func listCases() []testCase {
	return []testCase{
		{"export has one order", "Two exports of one graph must be equal, byte for byte, on every store.", exportOrder},
		{"export goes on after any record", "A broken download must not begin again.", exportResumes},
		{"export stops early", "Whoever breaks off a loop must leave nothing open.", exportStops},
		{"documents", "The page lists documents, newest first, without their texts.", documents},
		{"closed twice", "Closing twice is no fault; use after closing is an error, not a crash.", closedTwice},
		{"opened again", "What was stored is there tomorrow.", openedAgain},
	}
}

func fill(s *session, n int) {
	for i := range n {
		s.put(numbered(i))
	}
	s.put(invited("https://a.example/1", "2023-06-01").sealed())
	s.correct(graph.Correction{Action: graph.NotSame, Entity: id("nato"), Into: id("japan")})
	s.correct(graph.Correction{Action: graph.Merge, Entity: id("nato"), Into: id("stoltenberg")})
}

// recordID is the section and the id of a record.
func recordID(r graph.Record) (int, graph.ID) {
	switch {
	case r.Document != nil:
		return 0, r.Document.ID
	case r.Entity != nil:
		return 1, r.Entity.ID
	case r.Statement != nil:
		return 2, r.Statement.ID
	}
	return 3, r.Correction.ID
}

func (s *session) records(after graph.ID) []graph.Record {
	s.Helper()
	var all []graph.Record
	for r, err := range s.Export(s.ctx, after) {
		if err != nil {
			s.Fatalf("Export: %v", err)
		}
		all = append(all, r)
	}
	return all
}

func exportOrder(s *session) {
	fill(s, 8)
	all := s.records("")
	s.same("records", len(all), 9+6+9+2)
	if !slices.IsSortedFunc(all, func(a, b graph.Record) int {
		sectionA, idA := recordID(a)
		sectionB, idB := recordID(b)
		return slices.Compare([]string{fmt.Sprint(sectionA), string(idA)},
			[]string{fmt.Sprint(sectionB), string(idB)})
	}) {
		s.Error("the records are not in order")
	}
	s.same("again", s.records(""), all)
	for _, r := range all {
		if r.Document != nil && r.Document.Text == "" || r.Statement != nil && len(r.Statement.Evidence) == 0 {
			s.Errorf("a record is not whole: %s", asJSON(r))
		}
	}
}

func exportResumes(s *session) {
	fill(s, 5)
	all := s.records("")
	for i, r := range all {
		_, after := recordID(r)
		s.same("after "+string(after), s.records(after), append([]graph.Record(nil), all[i+1:]...))
	}
	s.same("after a statement that is gone", len(s.records("s1:zzz")), 2)
	for _, err := range s.Export(s.ctx, "no id") {
		s.is("Export after no id", err, graph.ErrInvalid)
	}
}

func exportStops(s *session) {
	fill(s, 5)
	for range 30 {
		for _, err := range s.Export(s.ctx, "") {
			s.is("Export", err, nil)
			// A store with one connection would wait for itself here.
			s.same("found", len(s.find(graph.Match{Source: id("nato")})) > 0, true)
			break
		}
	}
	s.put(numbered(100))
}

func documents(s *session) {
	library, ok := s.Store.(graph.Library)
	if !ok {
		return
	}
	b := invited("https://a.example/1", "2023-06-01").sealed()
	s.put(b, report("https://b.example/1", "").
		says("Візит.", did("VISITED", "stoltenberg", "ukraine")).sealed())
	for i := range 9 {
		s.put(numbered(i))
	}
	d, err := library.Document(s.ctx, b.Document.ID)
	s.is("Document", err, nil)
	want := b.Document
	want.Statements = 1
	s.same("Document", d, want)
	_, err = library.Document(s.ctx, "d1:none")
	s.is("Document", err, graph.ErrNotFound)
	var listed []string
	cursor := ""
	for {
		docs, next, err := library.Documents(s.ctx, cursor, 4)
		s.is("Documents", err, nil)
		for _, d := range docs {
			s.same("text", d.Text, "")
			s.same("statements", d.Statements, 1)
			listed = append(listed, string(d.Published)+" "+string(d.ID))
		}
		if cursor = next; cursor == "" {
			break
		}
	}
	s.same("how many", len(listed), 11)
	s.same("newest first", slices.IsSortedFunc(listed,
		func(a, b string) int { return strings.Compare(b, a) }), true)
	_, _, err = library.Documents(s.ctx, "no cursor", 4)
	s.is("Documents", err, graph.ErrInvalid)
	_, _, err = library.Documents(s.ctx, "", -1)
	s.is("Documents", err, graph.ErrInvalid)
}

func closedTwice(s *session) {
	c, ok := s.Store.(io.Closer)
	if !ok {
		return
	}
	s.put(numbered(1))
	s.is("Close", c.Close(), nil)
	s.is("Close again", c.Close(), nil)
	if _, err := s.Put(s.ctx, putTime, numbered(2)); err == nil {
		s.Error("Put after Close gave no error")
	}
	if _, err := s.Statements(s.ctx, graph.Match{}); err == nil {
		s.Error("Statements after Close gave no error")
	}
}

func openedAgain(s *session) {
	r, ok := s.Store.(Reopener)
	if !ok {
		return
	}
	fill(s, 5)
	before := s.records("")
	page, err := s.Statements(s.ctx, graph.Match{Source: id("stoltenberg"), Limit: 3})
	s.is("Statements", err, nil)
	if s.Store, err = r.Reopen(); err != nil {
		s.Fatalf("Reopen: %v", err)
	}
	s.same("export", s.records(""), before)
	again, err := s.Statements(s.ctx, graph.Match{Source: id("stoltenberg"), Limit: 3})
	s.is("Statements", err, nil)
	s.same("page", again, page)
	s.same("put again", s.put(numbered(1)), 0)
	if c, ok := s.Store.(io.Closer); ok {
		s.is("Close", c.Close(), nil)
	}
}
