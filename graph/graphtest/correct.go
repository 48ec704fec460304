package graphtest

import (
	"context"

	"actant/graph"
)

func correctCases() []testCase {
	return []testCase{
		{"merge and undo", "A merge must be seen at once and leave no trace when it is undone.", mergeAndUndo},
		{"merge of a merged one", "Chains of merges are one hop, and come apart in any order.", mergeChain},
		{"merge joins both names", "Who is found under either name is one.", mergeNames},
		{"a merge outlives its documents", "Corrections count again when a document is put again.", mergeOutlives},
		{"split and undo", "Two people of one name must come apart, and together again.", splitAndUndo},
		{"a split counts on re-ingest", "A correction must not be lost when the news is read again.", splitReplays},
		{"not same forbids a merge", "What somebody looked at and kept apart stays apart.", notSame},
		{"bad corrections change nothing", "A correction that makes no sense must be refused.", badCorrections},
		{"the same correction twice", "A request that is repeated must not count twice.", sameCorrection},
	}
}

func merge(from, into string) graph.Correction {
	return graph.Correction{Action: graph.Merge, Entity: id(from), Into: id(into)}
}

func undo(correction graph.ID) graph.Correction {
	return graph.Correction{Action: graph.Undo, Undoes: correction}
}

// allies is news of NATO under two names.
func allies() []graph.Bundle {
	return []graph.Bundle{
		invited("https://a.example/1", "2023-06-01").sealed(),
		report("https://b.example/1", "2023-06-02").
			says("Альянс запросив Корею.", did("INVITED", "alliance", "korea")).
			says("Альянс похвалив НАТО.", did("PRAISED", "alliance", "nato")).
			says("Блок зустрівся з альянсом.", did("MET_WITH", "bloc", "alliance")).sealed(),
	}
}

func mergeAndUndo(s *session) {
	s.put(allies()...)
	before := s.dump()
	edges := s.edges(graph.Match{}, "nato", "alliance", "bloc")
	c := s.correct(merge("alliance", "nato"))
	s.same("statements of NATO", len(s.find(graph.Match{Source: id("nato")})), 4)
	s.same("statements asked by the old id", len(s.find(graph.Match{Source: id("alliance")})), 4)
	s.same("ids in statements stay", s.find(graph.Match{Target: id("korea")})[0].Source, id("alliance"))
	s.same("no edge to itself", len(s.edges(graph.Match{Relations: []graph.Relation{"PRAISED"}}, "nato")), 0)
	for _, e := range s.edges(graph.Match{}, "alliance") {
		if e.Source == id("alliance") || e.Target == id("alliance") || e.Source != id("nato") && e.Target != id("nato") {
			s.Errorf("edge %s names another than the one merged into", asJSON(e))
		}
	}
	found := s.entities(graph.EntityQuery{IDs: []graph.ID{id("alliance"), id("nato")}})
	s.same("one entity", len(found), 1)
	s.same("which", []any{found[0].ID, found[0].Merged}, []any{id("nato"), []graph.ID{id("alliance")}})
	s.correct(undo(c))
	s.same("export after undo", s.dump(), before)
	s.same("edges after undo", s.edges(graph.Match{}, "nato", "alliance", "bloc"), edges)
}

func mergeChain(s *session) {
	s.put(allies()...)
	before := s.dump()
	first := s.correct(merge("alliance", "nato"))
	second := s.correct(merge("nato", "bloc"))
	s.same("statements of the last", len(s.find(graph.Match{Source: id("bloc")})), 4)
	found := s.entities(graph.EntityQuery{IDs: []graph.ID{id("alliance")}})
	s.same("one hop", found[0].ID, id("bloc"))
	s.same("all mentions", found[0].Mentions, 6)
	s.correct(undo(first))
	s.same("the later merge stays", s.entities(graph.EntityQuery{IDs: []graph.ID{id("nato")}})[0].ID,
		id("bloc"))
	s.same("the earlier one is gone",
		s.entities(graph.EntityQuery{IDs: []graph.ID{id("alliance")}})[0].ID, id("alliance"))
	s.correct(undo(second))
	s.same("export after both", s.dump(), before)
}

func mergeNames(s *session) {
	s.put(allies()...)
	s.correct(merge("alliance", "nato"))
	for _, keys := range [][][]string{{{"nato"}}, {{"alliance"}}, {{"альянс"}}, {{"alliance"}, {"нато"}}} {
		found := s.entities(graph.EntityQuery{Keys: keys})
		if len(found) != 1 || found[0].ID != id("nato") {
			s.Errorf("Entities(%v): got %s", keys, asJSON(found))
		}
	}
	e := s.entities(graph.EntityQuery{IDs: []graph.ID{id("nato")}})[0]
	s.same("name", e.Name, "НАТО")
	s.same("aliases", e.Aliases, []string{"Альянс", "НАТО"})
	s.same("mentions", e.Mentions, 5)
}

func mergeOutlives(s *session) {
	bundles := allies()
	s.put(bundles...)
	s.correct(merge("alliance", "nato"))
	merged := s.dump()
	s.forget(bundles[0].Document.ID)
	s.forget(bundles[1].Document.ID)
	s.same("export", s.dump(), "")
	s.put(bundles[1])
	s.same("it counts again", len(s.find(graph.Match{Source: id("nato"),
		Relations: []graph.Relation{"INVITED"}})), 1)
	s.put(bundles[0])
	s.same("export after all is back", s.dump(), merged)
	s.forget(bundles[0].Document.ID)
	s.same("still found under the one merged into",
		len(s.find(graph.Match{Source: id("nato"), Relations: []graph.Relation{"INVITED"}})), 1)
}

// visits is two documents on one Stoltenberg, with content inside a statement.
func visits() []graph.Bundle {
	inner, outer := did("VISITED", "stoltenberg", "ukraine"), did("STATED", "zelensky", "stoltenberg")
	inner.ID, outer.Content = "inner", []graph.ID{"inner"}
	first := report("https://a.example/1", "2023-06-01").says("Столтенберг відвідав Україну.", inner).
		says("Зеленський сказав.", outer, func(ev *graph.Evidence) {
			ev.SaidBy = []graph.Attribution{{Speaker: "stoltenberg", Form: graph.Indirect}}
			ev.Extracted = []byte(`{"trigger":"сказав"}`)
		})
	second := report("https://b.example/1", "2023-06-01").
		says("Столтенберг відвідав Україну.", did("VISITED", "stoltenberg", "ukraine"))
	return []graph.Bundle{first.sealed(), second.sealed()}
}

func splitAndUndo(s *session) {
	bundles := visits()
	s.put(bundles...)
	before := s.dump()
	namesake := graph.NamedEntityID(graph.Person, "stoltenberg the other")
	c := s.correct(graph.Correction{Action: graph.Split,
		Entity: id("stoltenberg"), Into: namesake, Documents: []graph.ID{bundles[0].Document.ID}})
	theirs := s.find(graph.Match{Source: namesake})
	s.same("statements of the new one", len(theirs), 1)
	s.same("its evidence", []any{len(theirs[0].Evidence), theirs[0].Evidence[0].Document},
		[]any{1, bundles[0].Document.ID})
	s.same("statements of the old one", len(s.find(graph.Match{Source: id("stoltenberg")})), 1)
	said := s.find(graph.Match{Speaker: namesake})
	s.same("content follows", said[0].Content, []graph.ID{theirs[0].ID})
	s.same("the old one in that document",
		len(s.find(graph.Match{Either: id("stoltenberg"), Document: bundles[0].Document.ID})), 0)
	s.same("edges", len(s.edges(graph.Match{Source: namesake}, "ukraine")), 1)
	s.correct(undo(c))
	s.same("export after undo", s.dump(), before)
	st := s.find(graph.Match{Relations: []graph.Relation{"STATED"}})[0]
	s.same("what the extractor printed", string(st.Evidence[0].Extracted), `{"trigger":"сказав"}`)
	st = s.find(graph.Match{Relations: []graph.Relation{"VISITED"}})[0]
	s.same("where it printed nothing", string(st.Evidence[0].Extracted), "")
}

func splitReplays(s *session) {
	bundles := visits()
	s.put(bundles...)
	namesake := graph.NamedEntityID(graph.Person, "stoltenberg the other")
	c := s.correct(graph.Correction{Action: graph.Split,
		Entity: id("stoltenberg"), Into: namesake, Documents: []graph.ID{bundles[0].Document.ID}})
	split := s.dump()
	s.forget(bundles[0].Document.ID)
	s.same("nothing of the new one", len(s.find(graph.Match{Either: namesake})), 0)
	s.put(bundles[0])
	s.same("export", s.dump(), split)
	s.correct(undo(c))
	s.same("all his again", len(s.find(graph.Match{Source: id("stoltenberg"),
		Document: bundles[0].Document.ID})), 1)
	s.same("none of the new one", len(s.entities(graph.EntityQuery{IDs: []graph.ID{namesake}})), 0)
}

func notSame(s *session) {
	s.put(allies()...)
	apart := s.correct(graph.Correction{Action: graph.NotSame, Entity: id("alliance"), Into: id("nato")})
	before := s.records("")
	for _, c := range []graph.Correction{merge("alliance", "nato"), merge("nato", "alliance")} {
		s.refused(c, graph.ErrConflict)
	}
	s.correct(merge("alliance", "bloc"))
	s.refused(merge("bloc", "nato"), graph.ErrConflict)
	s.refused(graph.Correction{Action: graph.NotSame, Entity: id("bloc"), Into: id("alliance")},
		graph.ErrConflict)
	s.same("records", len(s.records("")), len(before)+1)
	s.correct(undo(apart))
	s.correct(merge("bloc", "nato"))
}

// refused checks that c gives the error.
func (s *session) refused(c graph.Correction, want error) {
	s.Helper()
	c.By, c.At = "editor", "2024-05-02T10:00:00Z"
	c.ID = graph.CorrectionID(c)
	s.is("Correct "+asJSON(c), s.Correct(s.ctx, c), want)
}

func badCorrections(s *session) {
	bundles := allies()
	s.put(bundles...)
	c := s.correct(merge("bloc", "korea"))
	before := s.records("")
	document := []graph.ID{bundles[0].Document.ID}
	for _, bad := range []struct {
		correction graph.Correction
		want       error
	}{
		{merge("alliance", "alliance"), graph.ErrInvalid},
		{graph.Correction{Action: "delete", Entity: id("nato"), Into: id("bloc")}, graph.ErrInvalid},
		{graph.Correction{Action: graph.Split, Entity: id("nato"), Into: id("bloc")}, graph.ErrInvalid},
		{graph.Correction{Action: graph.Undo}, graph.ErrInvalid},
		{merge("zelensky", "nato"), graph.ErrNotFound},
		{merge("nato", "zelensky"), graph.ErrNotFound},
		{graph.Correction{Action: graph.NotSame, Entity: id("nato"), Into: id("zelensky")}, graph.ErrNotFound},
		{graph.Correction{Action: graph.Split, Entity: id("nato"),
			Into: id("zelensky"), Documents: []graph.ID{"d1:none"}}, graph.ErrNotFound},
		{graph.Correction{Action: graph.Split,
			Entity: id("korea"), Into: id("zelensky"), Documents: document}, graph.ErrNotFound},
		{undo("c1:none"), graph.ErrNotFound},
		{merge("bloc", "nato"), graph.ErrConflict},
		{merge("nato", "bloc"), graph.ErrConflict},
	} {
		s.refused(bad.correction, bad.want)
	}
	s.same("export", s.records(""), before)
	s.correct(undo(c))
	again := undo(c)
	again.Reason = "once more"
	s.refused(again, graph.ErrConflict)
	ctx, cancel := context.WithCancel(s.ctx)
	cancel()
	late := graph.Correction{Action: graph.Merge,
		Entity: id("bloc"), Into: id("nato"), By: "editor", At: "2024-05-02T10:00:00Z"}
	s.is("Correct", s.Correct(ctx, late), context.Canceled)
}

func sameCorrection(s *session) {
	s.put(allies()...)
	s.correct(merge("alliance", "nato"))
	before := s.records("")
	s.correct(merge("alliance", "nato"))
	s.same("export", s.records(""), before)
	c := graph.Correction{Action: graph.Merge,
		Entity: id("bloc"), Into: id("nato"), By: "editor", At: "2024-05-02T10:00:00Z"}
	s.is("Correct without an id", s.Correct(s.ctx, c), nil)
	s.same("records", len(s.records("")), len(before)+1)
}
