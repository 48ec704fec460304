package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"actant/graph"
)

func actCases() []testCase {
	return []testCase{
		{"one act in several wordings", "Who reads the news in two papers must see one event, with all its sources.", oneAct},
		{"a plan that was carried out", "What was announced and what was done are two claims that belong together.", carriedOut},
		{"denied is never done", "A denial in the act that it denies would turn it into a source for it.", deniedAct},
		{"days between acts", "Two attacks on two days are two attacks; an invitation is news for weeks.", actWindows},
		{"no contradiction inside an act", "A vague report must not tie two different acts together.", noBridge},
		{"copies of one text are one voice", "A wire text in ten papers is one source.", wireCopies},
		{"acts after merge and undo", "A correction must leave no trace in the acts when it is undone.", actsUndone},
		{"acts after forgetting", "A document takes exactly its part with it, and brings it back.", actsForgotten},
		{"acts in any order of news", "Which document came first must not show.", actsInAnyOrder},
		{"a new version of a text", "What a paper has corrected must not live on in an act.", actsOfVersions},
		{"no such act", "Asking for what is not there is no fault of the store.", noAct},
	}
}

// act is graph.ActOf, which must be the same for every statement of the act; its links
// must be seen from their other ends too.
func (s *session) act(id graph.ID) graph.Act {
	s.Helper()
	act, err := graph.ActOf(s.ctx, s.Store, id)
	if err != nil {
		s.Fatalf("ActOf(%s): %v", id, err)
	}
	for _, other := range act.Statements {
		same, err := graph.ActOf(s.ctx, s.Store, other)
		s.is("ActOf", err, nil)
		s.same("act of "+string(other), same, act)
	}
	for _, l := range act.Links {
		other := l.From
		if slices.Contains(act.Statements, other) {
			other = l.To
		}
		seen, err := graph.ActOf(s.ctx, s.Store, other)
		s.is("ActOf", err, nil)
		if !slices.ContainsFunc(seen.Links, func(m graph.Link) bool { return asJSON(m) == asJSON(l) }) {
			s.Errorf("link %s is not among those of its other end: %s", asJSON(l), asJSON(seen.Links))
		}
	}
	return act
}

// acts are all of them, one JSON record a line.
func (s *session) acts() string {
	s.Helper()
	var lines []string
	for act, err := range graph.Acts(s.ctx, s.Store) {
		if err != nil {
			s.Fatalf("Acts: %v", err)
		}
		lines = append(lines, asJSON(act))
	}
	return strings.Join(lines, "\n")
}

// kinds says which links there are between the first statements of bundles, by their
// places: "0 realises 1".
func (s *session) kinds(bundles ...graph.Bundle) []string {
	s.Helper()
	var ids []graph.ID
	for _, b := range bundles {
		ids = append(ids, first(b))
	}
	found := map[string]bool{}
	for _, id := range ids {
		for _, l := range s.act(id).LinksOf(id) {
			from, to := slices.Index(ids, l.From), slices.Index(ids, l.To)
			if l.Kind != graph.Realises {
				from, to = min(from, to), max(from, to)
			}
			found[fmt.Sprintf("%d %s %d", from, l.Kind, to)] = true
		}
	}
	var list []string
	for link := range found {
		list = append(list, link)
	}
	slices.Sort(list)
	return list
}

// first is the id of the only statement of a document.
func first(b graph.Bundle) graph.ID { return b.Statements[0].ID }

// on gives a statement a day.
func on(day string, st graph.Statement) graph.Statement {
	st.Time = &graph.Time{Text: day, From: graph.Date(day), To: graph.Date(day), Granularity: graph.Day, Relation: graph.On}
	return st
}

// told is a document with one statement.
func told(url, published string, st graph.Statement) graph.Bundle {
	return report("https://"+url+".example/1", published).says("Речення з "+url+" за "+published+".", st).sealed()
}

func oneAct(s *session) {
	met := told("a", "2023-06-02", on("2023-06-01", did("MET_WITH", "zelensky", "stoltenberg")))
	talked := told("b", "2023-06-03", did("TALKED_WITH", "stoltenberg", "zelensky"))
	office := did("HOLDS_POSITION", "stoltenberg", "nato")
	byOffice := told("c", "2023-06-02", on("2023-06-01", did("MET_WITH", "nato", "zelensky")))
	praised := told("d", "2023-06-02", on("2023-06-01", did("PRAISED", "zelensky", "stoltenberg")))
	s.put(met, talked, byOffice, praised)
	s.same("before anybody knows the office", s.kinds(met, talked, byOffice, praised), []string{"0 same_act 1"})
	s.put(told("e", "2023-01-01", office))
	s.same("links", s.kinds(met, talked, byOffice, praised), []string{"0 same_act 1", "0 same_act 2", "1 same_act 2"})
	act := s.act(first(met))
	ids := []graph.ID{first(met), first(talked), first(byOffice)}
	slices.Sort(ids)
	s.same("the act", []any{act.ID, act.Statements, len(act.Documents), act.Publishers}, []any{ids[0], ids, 3, 3})
	for _, l := range act.LinksOf(first(byOffice)) {
		if !slices.ContainsFunc(l.Rules, func(r string) bool { return strings.HasSuffix(r, ":representative") }) {
			s.Errorf("a weak match without its rule: %s", asJSON(l))
		}
	}
}

func carriedOut(s *session) {
	visit := func(f graph.Factuality) graph.Statement {
		st := did("VISITED", "stoltenberg", "ukraine")
		st.Factuality = f
		return st
	}
	plan := told("a", "2023-06-01", visit(graph.Planned))
	done := told("b", "2023-06-20", on("2023-06-20", visit("")))
	early := told("c", "2023-05-20", on("2023-05-20", visit("")))
	late := told("d", "2023-08-20", on("2023-08-20", visit("")))
	promised := told("e", "2023-06-01", visit(graph.Promised))
	alleged := told("f", "2023-06-20", on("2023-06-20", visit(graph.Alleged)))
	s.put(plan, done, early, late, promised, alleged)
	s.same("links", s.kinds(plan, done, early, late, promised, alleged), []string{"1 realises 0", "1 realises 4"})
	remembered := visit(graph.Planned)
	later := told("g", "2023-06-22", on("2023-06-20", remembered))
	s.put(later)
	s.same("told as a plan only afterwards", len(s.act(first(later)).Links), 0)
}

func deniedAct(s *session) {
	gave := func(p graph.Polarity, f graph.Factuality) graph.Statement {
		st := did("INVITED", "japan", "korea")
		st.Polarity, st.Factuality = p, f
		return st
	}
	done := told("a", "2023-06-01", gave("", ""))
	not := told("b", "2023-06-02", gave(graph.Negative, ""))
	denied := told("c", "2023-06-03", gave("", graph.Denied))
	again := told("d", "2023-06-03", gave("", ""))
	neither := told("e", "2023-06-03", gave(graph.Negative, graph.Planned))
	s.put(done, not, denied, again, neither)
	s.same("links", s.kinds(done, not, denied, again, neither),
		[]string{"0 contradicts 1", "0 contradicts 2", "0 same_act 3", "1 contradicts 3", "2 contradicts 3"})
	s.same("statements of the act", len(s.act(first(done)).Statements), 2)
}

func actWindows(s *session) {
	for i, c := range []struct {
		relation graph.Relation
		days     [2]string // of publication
		want     bool
	}{
		{"ATTACKED", [2]string{"2023-06-01", "2023-06-02"}, true},
		{"ATTACKED", [2]string{"2023-06-11", "2023-06-13"}, false},
		{"MET_WITH", [2]string{"2023-06-01", "2023-06-04"}, true},
		{"MET_WITH", [2]string{"2023-06-11", "2023-06-15"}, false},
		{"INVITED", [2]string{"2023-06-01", "2023-07-01"}, true},
		{"INVITED", [2]string{"2023-01-01", "2023-02-01"}, false},
	} {
		a := told(fmt.Sprintf("a%d", i), c.days[0], did(c.relation, "korea", "japan"))
		b := told(fmt.Sprintf("b%d", i), c.days[1], did(c.relation, "korea", "japan"))
		s.put(a, b)
		if got := slices.Contains(s.act(first(a)).Statements, first(b)); got != c.want {
			s.Errorf("%s published on %v is one act: got %v, want %v", c.relation, c.days, got, c.want)
		}
		s.forget(a.Document.ID)
		s.forget(b.Document.ID)
	}
}

// noBridge has a visit on the first, one on the third, and one without a day between.
func noBridge(s *session) {
	visit := did("VISITED", "zelensky", "japan")
	a := told("a", "2023-06-04", on("2023-06-01", visit))
	b := told("b", "2023-06-04", on("2023-06-03", visit))
	between := told("c", "2023-06-03", visit)
	s.put(a, b, between)
	if slices.Contains(s.act(first(a)).Statements, first(b)) {
		s.Error("visits of two days are one act")
	}
	s.same("acts", strings.Count(s.acts(), "\n")+1, 2)
	links := s.kinds(a, b, between)
	slices.SortFunc(links, func(x, y string) int { return strings.Compare(strings.Fields(x)[1], strings.Fields(y)[1]) })
	s.same("links", len(links), 2)
	s.same("the one that was left", strings.Fields(links[0])[1], string(graph.MaybeSame))
	year := visit
	year.Time = &graph.Time{Text: "2023", From: "2023-01-01", To: "2023-12-31", Granularity: graph.Year, Relation: graph.During}
	s.put(told("d", "2023-06-04", year))
	s.same("acts with one that names the year only", strings.Count(s.acts(), "\n")+1, 3)
}

func wireCopies(s *session) {
	const wire = "Міністри двох країн зустрілися у Вільнюсі й домовилися про спільні навчання."
	tell := func(publisher, day, text string) graph.Bundle {
		n := report("https://"+publisher+".example/"+day, "2023-06-"+day)
		n.bundle.Document.Publisher = publisher
		return n.says(text, did("MET_WITH", "japan", "korea")).sealed()
	}
	var last graph.Bundle
	for i, lead := range []string{"", "ВІЛЬНЮС, 1 червня. ", "Агенція: "} {
		last = tell(fmt.Sprint("paper", i), "01", lead+wire)
		s.put(last)
	}
	s.same("one text in three papers", s.act(first(last)).Publishers, 1)
	s.put(tell("paper0", "02", "Японія та Корея провели зустріч без журналістів і без заяв."))
	s.same("one of them writes for itself too", s.act(first(last)).Publishers, 2)
	s.put(tell("paper0", "03", "Зустріч двох країн тривала пів години, жодних подробиць немає."))
	s.same("the same paper once more", s.act(first(last)).Publishers, 2)
	own := tell("paper7", "03", "Переговори в столиці Литви закінчилися, розповів очевидець події.")
	s.put(own)
	s.same("another paper", s.act(first(last)).Publishers, 3)
	s.forget(own.Document.ID)
	s.same("without it", s.act(first(last)).Publishers, 2)
}

// crossed is news in which one act is told by two names of one thing.
func crossed() []graph.Bundle {
	negative := did("INVITED", "nato", "japan")
	negative.Polarity = graph.Negative
	planned := did("INVITED", "alliance", "japan")
	planned.Factuality = graph.Planned
	return []graph.Bundle{
		told("a", "2023-06-10", did("INVITED", "nato", "japan")), told("b", "2023-06-12", did("INVITED", "alliance", "japan")),
		told("c", "2023-06-13", negative), told("d", "2023-06-01", planned),
		told("e", "2023-06-14", did("INVITED", "bloc", "japan")), told("f", "2023-06-10", did("MET_WITH", "nato", "japan")),
	}
}

func actsUndone(s *session) {
	bundles := crossed()
	s.put(bundles...)
	before := s.acts()
	s.same("apart", s.act(first(bundles[0])).Statements, []graph.ID{first(bundles[0])})
	merged := s.correct(merge("alliance", "nato"))
	s.same("together", len(s.act(first(bundles[0])).Statements), 2)
	s.same("links", s.kinds(bundles[:4]...), []string{"0 contradicts 2", "0 realises 3", "0 same_act 1", "1 contradicts 2", "1 realises 3"})
	again := s.correct(merge("bloc", "nato"))
	s.same("all three", len(s.act(first(bundles[0])).Statements), 3)
	s.correct(undo(merged))
	s.correct(undo(again))
	s.same("acts after undo", s.acts(), before)
	namesake := graph.NamedEntityID(graph.Organization, "nato the other")
	split := s.correct(graph.Correction{Action: graph.Split,
		Entity: id("nato"), Into: namesake, Documents: []graph.ID{bundles[0].Document.ID}})
	if s.acts() == before {
		s.Error("the split changed nothing")
	}
	s.correct(undo(split))
	s.same("acts after undo of the split", s.acts(), before)
}

func actsForgotten(s *session) {
	bundles := crossed()
	s.put(bundles[1:]...)
	without := s.acts()
	s.put(bundles[0])
	s.correct(merge("alliance", "nato"))
	with := s.acts()
	s.forget(bundles[0].Document.ID)
	s.same("acts of the rest", len(s.act(first(bundles[1])).Statements), 1)
	s.put(bundles[0])
	s.same("acts when it is back", s.acts(), with)
	if with == without {
		s.Error("the document changed nothing")
	}
}

func actsInAnyOrder(s *session) {
	bundles := crossed()
	put := func(order []int) string {
		for _, i := range order {
			s.put(bundles[i])
		}
		acts := s.acts()
		for _, i := range order {
			s.forget(bundles[i].Document.ID)
		}
		return acts
	}
	s.put(told("z", "2020-01-01", did("PRAISED", "nato", "alliance")), told("y", "2020-01-01", did("PRAISED", "bloc", "japan")))
	s.correct(merge("alliance", "nato"))
	s.correct(merge("bloc", "nato"))
	want := put([]int{0, 1, 2, 3, 4, 5})
	for _, order := range [][]int{{5, 4, 3, 2, 1, 0}, {3, 0, 5, 1, 4, 2}, {2, 4, 1, 5, 0, 3}} {
		s.same(fmt.Sprint("acts in order ", order), put(order), want)
	}
}

func actsOfVersions(s *session) {
	s.put(told("a", "2023-06-10", did("INVITED", "nato", "japan")))
	before := s.acts()
	s.put(told("b", "2023-06-10", on("2023-06-10", did("INVITED", "nato", "japan"))))
	s.same("acts", strings.Count(s.acts(), "\n")+1, 1)
	s.put(told("b", "2023-06-11", did("INVITED", "nato", "korea")))
	s.same("acts of the corrected text", strings.Count(s.acts(), "\n")+1, 2)
	if !strings.Contains(s.acts(), strings.TrimSuffix(before, "\n")) {
		s.Errorf("the act of the other document is not as before:\n%s\n%s", before, s.acts())
	}
}

func noAct(s *session) {
	s.put(numbered(1))
	_, err := graph.ActOf(s.ctx, s.Store, "s1:none")
	s.is("ActOf", err, graph.ErrNotFound)
	ctx, cancel := context.WithCancel(s.ctx)
	cancel()
	_, err = graph.ActOf(ctx, s.Store, first(numbered(1)))
	s.is("ActOf", err, context.Canceled)
}
