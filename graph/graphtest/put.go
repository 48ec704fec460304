package graphtest

import (
	"slices"
	"strings"
	"sync"

	"actant/graph"
)

func putCases() []testCase {
	return []testCase{
		{"empty store", "A fresh store answers with nothing, not with errors.", emptyStore},
		{"put twice", "A feed is read again and again; the second time must change nothing.", putTwice},
		{"one statement of two documents", "Ten outlets that say one thing are one statement with ten evidences.", twoDocuments},
		{"arrival order never shows", "Two machines that read the same news in another order must hold the same graph.", arrivalOrder},
		{"a state unites its times", "When a state held is what all its evidences say together.", uniteTimes},
		{"unknown ids", "What is not there is ErrNotFound, which the API answers as 404.", unknownIDs},
		{"an invalid record changes nothing", "A bad record must be refused as a whole.", invalidRecord},
		{"a batch with one bad document changes nothing", "Half a batch would be lost when it is repeated.", badBatch},
		{"the same url replaces the former version", "A corrected article must not stand beside the wrong one.", replaceVersion},
		{"no url replaces nothing", "Documents without an address have nothing in common.", noURL},
		{"the caller changes its slices", "A store shares no memory with its caller.", shareNothing},
		{"content and derivation", "Statements inside statements are kept and go with the last document that says them.", content},
		{"writers at once", "Several feeds may write at the same time.", concurrentWriters},
		{"very long names and texts", "The web holds names of any length.", longNames},
	}
}

func emptyStore(s *session) {
	s.same("statements", len(s.find(graph.Match{})), 0)
	s.same("edges", len(s.edges(graph.Match{}, "nato", "japan")), 0)
	s.same("edges of nobody", len(s.edges(graph.Match{})), 0)
	s.same("entities", len(s.entities(graph.EntityQuery{IDs: []graph.ID{id("nato")}})), 0)
	s.same("entities by words", len(s.entities(graph.EntityQuery{Keys: [][]string{{"nato"}}})), 0)
	s.same("entities of no words", len(s.entities(graph.EntityQuery{})), 0)
	s.same("export", s.dump(), "")
	s.same("put of nothing", s.put(), 0)
}

func putTwice(s *session) {
	b := invited("https://a.example/1", "2023-06-01").sealed()
	s.same("new", s.put(b), 1)
	before := s.dump()
	s.same("new again", s.put(b), 0)
	s.same("new twice in one call", s.put(b, b), 0)
	s.same("export", s.dump(), before)
	s.same("found", len(s.find(graph.Match{Source: id("nato")})), 1)
}

func twoDocuments(s *session) {
	first := invited("https://a.example/1", "2023-06-01").sealed()
	second := invited("https://b.example/1", "2023-05-30").sealed()
	second.Statements[0].Evidence[0].Confidence = 0.9
	s.put(first)
	alone := s.dump()
	s.put(second)
	st, err := s.Statement(s.ctx, first.Statements[0].ID)
	s.is("Statement", err, nil)
	s.same("evidences", []int{len(st.Evidence), st.Evidences}, []int{2, 2})
	s.same("order of evidences", st.Evidence[0].ID < st.Evidence[1].ID, true)
	s.same("confidence", st.Confidence, 0.9)
	s.same("sort date", st.SortDate, "2023-07-01")
	nato := s.entities(graph.EntityQuery{IDs: []graph.ID{id("nato")}})
	s.same("mentions", nato[0].Mentions, 2)
	s.forget(second.Document.ID)
	s.same("export after Forget", s.dump(), alone)
	s.forget(first.Document.ID)
	s.same("export after Forget of both", s.dump(), "")
	s.is("Forget again", s.Forget(s.ctx, first.Document.ID), graph.ErrNotFound)
	s.same("edges", len(s.edges(graph.Match{}, "nato", "japan")), 0)
	s.same("entities by words", len(s.entities(graph.EntityQuery{Keys: [][]string{{"nato"}}})), 0)
}

func arrivalOrder(s *session) {
	var bundles []graph.Bundle
	for _, outlet := range []string{"a", "b", "c", "d"} {
		n := invited("https://"+outlet+".example/1", "2023-06-0"+string(outlet[0]-'a'+'1'))
		n.says("Столтенберг відвідав Україну.",
			did("VISITED", "stoltenberg", "ukraine"), func(ev *graph.Evidence) { ev.Mode = outlet })
		bundles = append(bundles, n.sealed())
	}
	s.put(bundles...)
	want := s.dump()
	for _, b := range bundles {
		s.forget(b.Document.ID)
	}
	slices.Reverse(bundles)
	for _, b := range bundles {
		s.put(b)
	}
	s.same("export", s.dump(), want)
}

func uniteTimes(s *session) {
	year := func(y string) *graph.Time {
		return &graph.Time{Text: y, From: graph.Date(y + "-01-01"),
			To: graph.Date(y + "-12-31"), Granularity: graph.Year, Relation: graph.Holds}
	}
	partners := func(y string) graph.Bundle {
		st := did("PARTNER_OF", "nato", "japan")
		st.Time = year(y)
		return report("https://a.example/"+y, "2024-01-01").says("НАТО і Японія – партнери.", st).sealed()
	}
	s.put(partners("2021"))
	later := partners("2023")
	s.put(later)
	st := s.find(graph.Match{})[0]
	s.same("time", []graph.Date{st.Time.From, st.Time.To, st.SortDate},
		[]graph.Date{"2021-01-01", "2023-12-31", "2021-01-01"})
	s.put(partners("2019"))
	s.same("sort date moves", s.find(graph.Match{To: "2019-12-31"})[0].SortDate, "2019-01-01")
	s.same("edge moves", s.edges(graph.Match{}, "nato")[0].Date, "2019-01-01")
}

func unknownIDs(s *session) {
	s.put(invited("https://a.example/1", "2023-06-01").sealed())
	_, err := s.Statement(s.ctx, "s1:none")
	s.is("Statement", err, graph.ErrNotFound)
	s.is("Forget", s.Forget(s.ctx, "d1:none"), graph.ErrNotFound)
	s.same("entities", len(s.entities(graph.EntityQuery{IDs: []graph.ID{"e1:none", id("nato")}})), 1)
	s.same("statements", len(s.find(graph.Match{Source: "e1:none"})), 0)
	edges, err := s.Neighbours(s.ctx, []graph.ID{"e1:none"}, graph.Match{})
	s.is("Neighbours", err, nil)
	s.same("edges", len(edges), 0)
}

func invalidRecord(s *session) {
	s.put(invited("https://a.example/1", "2023-06-01").sealed())
	before := s.dump()
	for _, b := range badBundles() {
		_, err := s.Put(s.ctx, putTime, b)
		s.is("Put", err, graph.ErrInvalid)
	}
	for _, m := range []graph.Match{
		{Limit: -1}, {Limit: graph.MaxLimit + 1}, {After: "not a cursor"}, {Relations: []graph.Relation{"HUGGED"}}, {From: "2023"},
		{Polarities: []graph.Polarity{"maybe"}}, {Factualities: []graph.Factuality{"surely"}}, {Roles: map[graph.Role]graph.ID{"colour": id("nato")}},
	} {
		_, err := s.Statements(s.ctx, m)
		s.is("Statements", err, graph.ErrInvalid)
		_, err = s.Neighbours(s.ctx, []graph.ID{id("nato")}, m)
		s.is("Neighbours", err, graph.ErrInvalid)
	}
	s.same("export", s.dump(), before)
}

// badBundles are new documents that each break the contract in one way.
func badBundles() []graph.Bundle {
	var all []graph.Bundle
	for _, breaks := range []func(*graph.Bundle){
		func(b *graph.Bundle) { b.Statements[0].Relation = "HUGGED" },
		func(b *graph.Bundle) { b.Entities[0].Entity.Kind = "planet" },
		func(b *graph.Bundle) { b.Entities[0].Entity.ID = "" },
		func(b *graph.Bundle) { b.Document.ID = "" },
		func(b *graph.Bundle) { b.Statements[0].ID = "" },
		func(b *graph.Bundle) { b.Statements[0].Evidence = nil },
		func(b *graph.Bundle) { b.Statements[0].Evidence[0].Quote = "інше" },
		func(b *graph.Bundle) { b.Entities = nil },
	} {
		b := invited("https://bad.example/1", "2023-06-01").sealed()
		breaks(&b)
		all = append(all, b)
	}
	wrongKind := did("INVITED", "nato", "summit")
	return append(all, report("https://bad.example/2", "2023-06-01").
		says("НАТО запросило саміт.", wrongKind).sealed())
}

func badBatch(s *session) {
	for _, bad := range badBundles() {
		_, err := s.Put(s.ctx, putTime, numbered(1), bad, numbered(2))
		s.is("Put", err, graph.ErrInvalid)
		s.same("export", s.dump(), "")
	}
}

func replaceVersion(s *session) {
	other := numbered(1)
	old := report("https://a.example/1", "2023-06-01").says("Столтенберг відвідав Україну.",
		did("VISITED", "stoltenberg", "ukraine")).sealed()
	s.put(other, old)
	corrected := invited("https://a.example/1", "2023-06-01").sealed()
	s.same("new", s.put(corrected), 1)
	got := s.dump()
	s.is("Forget of the former version", s.Forget(s.ctx, old.Document.ID), graph.ErrNotFound)
	s.forget(corrected.Document.ID)
	s.put(corrected)
	s.same("export", s.dump(), got)
	s.same("former statement", len(s.find(graph.Match{Source: id("stoltenberg"), Document: old.Document.ID})),
		0)
	s.same("both versions in one call", s.put(old, corrected), 2)
	s.same("the last one stays", s.dump(), got)
}

func noURL(s *session) {
	first := report("", "2023-06-01").says("Один.", did("VISITED", "stoltenberg", "ukraine")).sealed()
	second := report("", "2023-06-01").says("Другий.", did("VISITED", "stoltenberg", "ukraine")).sealed()
	s.same("new", s.put(first, second), 2)
	s.same("evidences", s.find(graph.Match{})[0].Evidences, 2)
}

func shareNothing(s *session) {
	n := invited("https://a.example/1", "2023-06-01")
	n.says("Лідери зустрілися.", graph.Statement{Relation: "MET_WITH",
		Source: "leaders", Target: "nato", SourceMembers: []graph.ID{"japan", "korea"}})
	b := n.sealed()
	s.put(b)
	before := s.dump()
	for i := range b.Statements {
		st := &b.Statements[i]
		for j := range st.SourceMembers {
			st.SourceMembers[j] = "e1:other"
		}
		for j := range st.TargetMembers {
			st.TargetMembers[j] = "e1:other"
		}
		for role := range st.Roles {
			st.Roles[role] = "e1:other"
		}
		st.Evidence[0].Rules[0], st.Evidence[0].Quote = "other", "other"
		if st.Time != nil {
			st.Time.From = "1999-01-01"
		}
	}
	for i := range b.Entities {
		b.Entities[i].Names[0], b.Entities[i].Entity.Names["uk"], b.Entities[i].Search[0] = "other", "other", "other"
	}
	s.same("export", s.dump(), before)
	answer := s.find(graph.Match{Source: id("nato"), Relations: []graph.Relation{"INVITED"}})
	answer[0].Evidence[0].Quote, answer[0].Roles[graph.RoleEvent] = "other", "e1:other"
	s.same("export after a change of the answer", s.dump(), before)
}

func content(s *session) {
	n := report("https://a.example/1", "2023-06-01")
	inner := did("VISITED", "stoltenberg", "ukraine")
	inner.ID, inner.Factuality, inner.DerivedFrom = "inner", graph.Requested, "outer"
	outer := did("URGED", "zelensky", "stoltenberg")
	outer.ID, outer.Content = "outer", []graph.ID{"inner"}
	n.says("Зеленський просить.", outer).says("Столтенберг приїде.", inner)
	b := n.sealed()
	again := report("https://b.example/1", "2023-06-01")
	inner.DerivedFrom = ""
	again.says("Столтенберг має приїхати.", inner)
	s.put(b, again.sealed())
	urged := s.find(graph.Match{})[0]
	got, err := s.Statement(s.ctx, urged.Content[0])
	s.is("Statement", err, nil)
	s.same("derived from", got.DerivedFrom, urged.ID)
	s.same("factuality", got.Factuality, graph.Requested)
	s.forget(b.Document.ID)
	got, err = s.Statement(s.ctx, got.ID)
	s.is("Statement that another document makes", err, nil)
	s.same("derived from nothing any more", got.DerivedFrom, "")
}

func concurrentWriters(s *session) {
	const writers, each = 4, 10
	var wait sync.WaitGroup
	errs := make(chan error, writers)
	for w := range writers {
		wait.Go(func() {
			for i := range each {
				// Every document is put by two writers.
				if _, err := s.Put(s.ctx, putTime, numbered(w/2*each+i)); err != nil {
					errs <- err
					return
				}
				if _, err := s.Statements(s.ctx, graph.Match{Source: id("stoltenberg")}); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	wait.Wait()
	close(errs)
	for err := range errs {
		s.Errorf("a writer got %v", err)
	}
	m := &model{}
	for i := range writers / 2 * each {
		_, err := m.put(numbered(i))
		s.is("model", err, nil)
	}
	s.same("export", s.dump(), m.dump())
}

func longNames(s *session) {
	long := thing(graph.Organization, "long", strings.Repeat("Є", 20_000), strings.Repeat("very ", 5_000))
	long.search = []string{strings.Repeat("щ", 256), "long"}
	n := report("https://a.example/"+strings.Repeat("x", 5_000), "2023-06-01")
	n.world["long"] = long
	n.says(strings.Repeat("Довге речення. ", 10_000), did("VISITED", "long", "ukraine"))
	s.put(n.sealed())
	found := s.entities(graph.EntityQuery{Keys: [][]string{{strings.Repeat("щ", 256)}}})
	if len(found) != 1 || found[0].Name != long.Name {
		s.Errorf("got %d entities", len(found))
	}
	s.same("quote", len(s.find(graph.Match{})[0].Evidence[0].Quote),
		len(strings.Repeat("Довге речення. ", 10_000)))
}
