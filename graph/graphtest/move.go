package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"actant/graph"
)

func moveCases() []testCase {
	var cases []testCase
	for seed := range uint64(3) {
		cases = append(cases, testCase{
			fmt.Sprintf("moves from another store %d", seed),
			"A copy must hold what the first graph holds, corrections and all, also when it was broken off and begun again.",
			func(s *session) { moves(s, randomBytes(101+seed, 1200)) },
		})
	}
	return append([]testCase{
		{"a document as it was put", "Who moves a document must get all of it: mentions, search keys, and what no split has changed.", bundleBack},
		{"repeated corrections need not find anything", "A merge counts also where its documents have not come yet or were forgotten.", repeatFirst},
		{"bad corrections are not repeated", "A log that contradicts one's own, or was tampered with, must change nothing.", repeatRefused},
	}, cases...)
}

// library is the store as one that can be moved; the case ends when it cannot.
func (s *session) library() graph.Library {
	s.Helper()
	library, ok := s.Store.(graph.Library)
	if !ok {
		s.Skip("the store is no graph.Library")
	}
	return library
}

func bundleBack(s *session) {
	library := s.library()
	_, err := library.Bundle(s.ctx, "d1:none")
	s.is("Bundle", err, graph.ErrNotFound)
	bundles := visits()
	bundles[0].Entities[0].Count, bundles[0].Entities[0].First = 7, 3
	bundles = append(bundles, report("https://c.example/1", "").sealed()) // nothing was found in it
	s.put(bundles...)
	check := func(what string) {
		for _, want := range bundles {
			got, err := library.Bundle(s.ctx, want.Document.ID)
			s.is(what, err, nil)
			s.sameBundle(got, want)
		}
	}
	check("Bundle")
	b, err := library.Bundle(s.ctx, bundles[0].Document.ID)
	s.is("Bundle", err, nil)
	b.Entities[0].Search[0], b.Statements[0].Evidence[0].Quote = "other", "other"
	check("Bundle after a change of the answer")
	split := s.correct(graph.Correction{Action: graph.Split, Entity: id("stoltenberg"),
		Into: graph.NamedEntityID(graph.Person, "another"), Documents: []graph.ID{bundles[0].Document.ID}})
	s.correct(merge("zelensky", "ukraine"))
	check("Bundle of what is split and merged")
	s.correct(undo(split))
	check("Bundle after undo")
	s.forget(bundles[0].Document.ID)
	_, err = library.Bundle(s.ctx, bundles[0].Document.ID)
	s.is("Bundle of what is forgotten", err, graph.ErrNotFound)
}

// other is a store that has done random work.
func other(script []byte) *model {
	d := &dice{script}
	m := &model{}
	for len(d.script) > 0 {
		switch a := d.action(m); {
		case len(a.bundles) > 0:
			_, _ = m.put(a.bundles...) // what is refused is not there
		case a.forget != "":
			_ = m.forget(a.forget)
		default:
			_ = m.correct(a.correction)
		}
	}
	return m
}

// moves brings another store over, breaks off in the middle, and begins again.
func moves(s *session, script []byte) {
	library := s.library()
	m := other(script)
	splits := 0
	for _, c := range graph.InForce(m.log) {
		if c.Action == graph.Split {
			splits++
		}
	}
	if splits == 0 || len(m.bundles) < 3 || len(graph.Merges(m.log)) == 0 {
		s.Fatalf("%s, %d splits: the case shows too little", m, splits)
	}
	half := m.bundles[:len(m.bundles)/2]
	n, err := library.Repeat(s.ctx, m.log[:len(m.log)/2])
	s.is("Repeat", err, nil)
	s.same("new corrections", n, len(m.log)/2)
	s.same("new documents", s.put(half...), len(half))
	n, err = library.Repeat(s.ctx, m.log)
	s.is("Repeat again", err, nil)
	s.same("more corrections", n, len(m.log)-len(m.log)/2)
	s.same("more documents", s.put(slices.Clone(m.bundles)...), len(m.bundles)-len(half))
	for range 2 {
		s.same("export", s.dump(), m.dump())
		d := &dice{script}
		for range 6 {
			s.compare(d, m)
			s.compareLibrary(d, m)
		}
		n, err = library.Repeat(s.ctx, m.log)
		s.is("Repeat", err, nil)
		s.same("new corrections and documents the last time", []int{n, s.put(m.bundles...)}, []int{0, 0})
	}
}

func repeatFirst(s *session) {
	library := s.library()
	bundles := allies()
	namesake := graph.NamedEntityID(graph.Organization, "another")
	log := []graph.Correction{
		merge("alliance", "nato"),
		{Action: graph.Split, Entity: id("korea"), Into: namesake, Documents: []graph.ID{bundles[1].Document.ID, "d1:gone"}},
		{Action: graph.NotSame, Entity: id("bloc"), Into: "e1:gone"},
	}
	for i := range log {
		log[i].By, log[i].At = "editor", "2024-05-02T10:00:00Z"
		log[i].ID = graph.CorrectionID(log[i])
	}
	n, err := library.Repeat(s.ctx, log)
	s.is("Repeat", err, nil)
	s.same("new", n, 3)
	s.same("export of nothing", s.dump(), "")
	s.put(bundles...)
	s.same("statements of NATO", len(s.find(graph.Match{Source: id("nato")})), 4)
	s.same("split", len(s.find(graph.Match{Target: namesake})), 1)
	s.same("nothing is left of the other", len(s.entities(graph.EntityQuery{IDs: []graph.ID{id("korea")}})), 0)
	s.refused(graph.Correction{Action: graph.Merge, Entity: id("bloc"), Into: "e1:gone"}, graph.ErrNotFound)
	got, err := library.Corrections(s.ctx)
	s.is("Corrections", err, nil)
	s.same("Corrections", got, log)
}

func repeatRefused(s *session) {
	library := s.library()
	s.put(allies()...)
	s.correct(merge("alliance", "nato"))
	before := s.records("")
	made := func(c graph.Correction) graph.Correction {
		c.By, c.At = "another editor", "2024-05-03T10:00:00Z"
		c.ID = graph.CorrectionID(c)
		return c
	}
	good, conflict := made(merge("bloc", "korea")), made(merge("alliance", "bloc"))
	forged := good
	forged.Into = id("nato")
	for what, bad := range map[string]struct {
		log  []graph.Correction
		want error
	}{
		"a contradiction":      {[]graph.Correction{good, conflict}, graph.ErrConflict},
		"another id":           {[]graph.Correction{good, forged}, graph.ErrInvalid},
		"undo of what is gone": {[]graph.Correction{good, made(undo("c1:gone"))}, graph.ErrNotFound},
		"a long id":            {[]graph.Correction{good, made(graph.Correction{Action: graph.NotSame, Entity: id("nato"), Into: graph.ID("e1:" + strings.Repeat("x", 5000))})}, graph.ErrInvalid},
	} {
		n, err := library.Repeat(s.ctx, bad.log)
		s.is("Repeat of "+what, err, bad.want)
		s.same("new", n, 0)
		s.same("export", s.records(""), before)
	}
}
