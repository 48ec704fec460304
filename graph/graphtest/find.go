package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"actant/graph"
	"actant/graph/key"
)

func findCases() []testCase {
	return []testCase{
		{"every combination of conditions", "Each condition must hold beside each other one.", combinations},
		{"positive and asserted by default", "“Did not invite” and “may invite” must never pass for an invitation.", defaults},
		{"symmetric from both ends", "Whom did X meet must not depend on which id is smaller.", symmetric},
		{"members of collectives", "“Leaders of Japan, Korea” invited Japan; the answer must say by way of whom.", collectives},
		{"window of time", "Both ends of a window belong to it; what has no date is in no window.", window},
		{"order", "Both stores must answer in one order: newest first, then by falling id.", order},
		{"paging while others write", "A reader must see each statement once, whatever is put meanwhile.", paging},
		{"a page shows few evidences", "One statement of ten thousand documents must not make a page of megabytes.", fewEvidences},
		{"speaker and document in one evidence", "Who said it in this document is not who said it elsewhere.", speakers},
		{"search in either alphabet", "Япон, Japan and Японія are one country, however it is typed.", search},
		{"apostrophes and composed letters", "Texts come with three apostrophes and with letters in two parts.", apostrophes},
		{"many candidates", "Two hundred candidates, those with the most mentions, so that both stores give the same.", candidates},
		{"neighbours", "A graph on the screen is edges around its nodes.", neighbours},
		{"a done context", "A request that nobody waits for any more must end.", doneContext},
		{"a context that ends midway", "A request that is broken off must leave nothing behind, and what was there.", endsMidway},
	}
}

// varied is news in which everything varies.
func varied() []graph.Bundle {
	d := &dice{randomBytes(11, 4000)}
	var all []graph.Bundle
	for range 12 {
		all = append(all, d.news())
	}
	return all
}

func combinations(s *session) {
	m := &model{}
	bundles := varied()
	s.put(bundles...)
	_, err := m.put(bundles...)
	s.is("model", err, nil)
	statements := m.statements()
	found := 0
	for mask := range 1 << len(conditions) {
		st := statements[mask%len(statements)]
		match := graph.Match{Polarities: []graph.Polarity{st.Polarity},
			Factualities: []graph.Factuality{st.Factuality}, Limit: 100}
		for i, set := range conditions {
			if mask>>i&1 == 1 {
				set(&match, st)
			}
		}
		got, err := s.Statements(s.ctx, match)
		s.is("Statements", err, nil)
		want, err := m.page(match)
		s.is("model", err, nil)
		s.same(fmt.Sprintf("Statements(%+v)", match), got, want)
		found += len(got.Statements)
	}
	if found < 1<<len(conditions) {
		s.Errorf("only %d statements found in all: the case shows too little", found)
	}
}

// conditions each ask for something that st has.
var conditions = []func(*graph.Match, graph.Statement){
	func(m *graph.Match, st graph.Statement) { m.Relations = []graph.Relation{st.Relation, "VISITED"} },
	func(m *graph.Match, st graph.Statement) { m.Source = st.Source },
	func(m *graph.Match, st graph.Statement) { m.Target = st.Target },
	func(m *graph.Match, st graph.Statement) { m.Either = st.Target },
	func(m *graph.Match, st graph.Statement) {
		m.Roles = map[graph.Role]graph.ID{}
		for _, role := range []graph.Role{graph.RoleEvent, graph.RolePlace} {
			if st.Roles[role] != "" {
				m.Roles[role] = st.Roles[role]
			}
		}
	},
	func(m *graph.Match, st graph.Statement) { m.From = st.SortDate },
	func(m *graph.Match, st graph.Statement) { m.To = st.SortDate },
	func(m *graph.Match, st graph.Statement) { m.Document = st.Evidence[len(st.Evidence)-1].Document },
	func(m *graph.Match, st graph.Statement) {
		for _, said := range st.Evidence[0].SaidBy {
			m.Speaker = said.Speaker + said.OnBehalfOf
		}
	},
	func(m *graph.Match, _ graph.Statement) { m.Polarities, m.Factualities = nil, nil },
}

func defaults(s *session) {
	n := report("https://a.example/1", "2023-06-01")
	all := []graph.Statement{did("INVITED", "nato", "japan"),
		did("INVITED", "nato", "korea"), did("INVITED", "nato", "ukraine")}
	all[1].Polarity = graph.Negative
	all[2].Factuality = graph.Planned
	for i, st := range all {
		n.says(fmt.Sprintf("Речення %d.", i), st)
	}
	s.put(n.sealed())
	targets := func(m graph.Match) string {
		var names []string
		for _, st := range s.find(m) {
			names = append(names, nameOf(st.Target))
		}
		slices.Sort(names)
		return strings.Join(names, " ")
	}
	s.same("nothing asked", targets(graph.Match{}), "japan")
	s.same("negative", targets(graph.Match{Polarities: []graph.Polarity{graph.Negative}}), "korea")
	s.same("planned", targets(graph.Match{Factualities: []graph.Factuality{graph.Planned, graph.Alleged}}),
		"ukraine")
	s.same("all", targets(graph.Match{Polarities: []graph.Polarity{graph.Positive, graph.Negative},
		Factualities: graph.Factualities()}), "japan korea ukraine")
	s.same("edges", len(s.edges(graph.Match{}, "nato")), 1)
	s.same("edges of the negative", len(s.edges(graph.Match{Polarities: []graph.Polarity{graph.Negative}},
		"nato")), 0)
}

// nameOf is the name of an entity of the sample world.
func nameOf(wanted graph.ID) string {
	for name, w := range world() {
		if w.ID == wanted {
			return name
		}
	}
	return string(wanted)
}

func symmetric(s *session) {
	s.put(report("https://a.example/1", "2023-06-01").
		says("Японія і НАТО зустрілися.", did("MET_WITH", "japan", "nato")).
		says("НАТО запросило Японію.", did("INVITED", "nato", "japan")).sealed())
	for _, c := range []struct {
		source, target string
		want           int
	}{
		{"nato", "", 2}, {"japan", "", 1}, {"", "japan", 2}, {"", "nato", 1},
		{"nato", "japan", 2}, {"japan", "nato", 1}, {"nato", "nato", 0}, {"japan", "japan", 0},
	} {
		m := graph.Match{}
		if c.source != "" {
			m.Source = id(c.source)
		}
		if c.target != "" {
			m.Target = id(c.target)
		}
		s.same(fmt.Sprintf("statements from %q to %q", c.source, c.target), len(s.find(m)), c.want)
		s.same(fmt.Sprintf("edges from %q to %q", c.source, c.target), len(s.edges(m, "nato")), c.want)
	}
	s.same("either", len(s.find(graph.Match{Either: id("japan")})), 2)
}

func collectives(s *session) {
	st := did("INVITED", "nato", "leaders")
	st.TargetMembers = []graph.ID{"japan", "korea"}
	s.put(report("https://a.example/1", "2023-06-01").
		says("НАТО запросило лідерів партнерів – Японії, Кореї.", st).
		says("НАТО запросило Японію.", did("INVITED", "nato", "japan")).sealed())
	page, err := s.Statements(s.ctx, graph.Match{Target: id("japan")})
	s.is("Statements", err, nil)
	s.same("statements", len(page.Statements), 2)
	for _, st := range page.Statements {
		want := graph.ID("")
		if st.Target == id("leaders") {
			want = id("leaders")
		}
		s.same("via", page.ViaGroup[st.ID], want)
	}
	s.same("Korea", len(s.find(graph.Match{Either: id("korea")})), 1)
	page, err = s.Statements(s.ctx, graph.Match{Source: id("nato")})
	s.is("Statements", err, nil)
	s.same("via, not asked for a member", len(page.ViaGroup), 0)
	var pairs []string
	for _, e := range s.edges(graph.Match{}, "japan", "korea", "leaders") {
		pairs = append(pairs, fmt.Sprintf("%s>%s %s", nameOf(e.Source), nameOf(e.Target), nameOf(e.ViaGroup)))
	}
	slices.Sort(pairs)
	s.same("edges", pairs, []string{"nato>japan ", "nato>japan leaders", "nato>korea leaders", "nato>leaders "})
}

func window(s *session) {
	for i, day := range []string{"2023-06-01", "2023-06-02", "2023-06-03", ""} {
		s.put(report(fmt.Sprintf("https://a.example/%d", i), day).
			says("Візит.", did("VISITED", "stoltenberg", "ukraine")).sealed())
	}
	for _, c := range []struct {
		from, to graph.Date
		want     int
	}{
		{"", "", 4}, {"2023-06-01", "2023-06-03", 3}, {"2023-06-02", "2023-06-02", 1}, {"2023-06-02", "", 2}, {"", "2023-06-02", 2},
		{"2023-06-04", "", 0}, {"2023-06-03", "2023-06-01", 0},
	} {
		m := graph.Match{From: c.from, To: c.to}
		s.same(fmt.Sprintf("statements from %q to %q", c.from, c.to), len(s.find(m)), c.want)
		s.same(fmt.Sprintf("edges from %q to %q", c.from, c.to), len(s.edges(m, "ukraine")), c.want)
	}
	s.same("what has no date comes last", s.find(graph.Match{})[3].SortDate, nil)
}

func order(s *session) {
	for i := range 60 {
		s.put(numbered(i / 2 * 28 % 97))
	}
	got := s.find(graph.Match{Limit: 1000})
	if !slices.IsSortedFunc(got, func(a, b graph.Statement) int {
		return slices.Compare([]string{string(b.SortDate), string(b.ID)},
			[]string{string(a.SortDate), string(a.ID)})
	}) || len(got) < 20 {
		s.Errorf("%d statements are not in order", len(got))
	}
	edges := s.edges(graph.Match{Limit: 1000}, "ukraine")
	if !slices.IsSortedFunc(edges, graph.CompareEdges) || len(edges) != len(got) {
		s.Errorf("%d edges are not in order", len(edges))
	}
}

func paging(s *session) {
	for i := range 25 {
		s.put(numbered(2 * i))
	}
	before := s.find(graph.Match{Limit: 100})
	var got []graph.ID
	m := graph.Match{Limit: 4, Source: id("stoltenberg")}
	for i := 0; ; i++ {
		page, err := s.Statements(s.ctx, m)
		s.is("Statements", err, nil)
		for _, st := range page.Statements {
			got = append(got, st.ID)
		}
		if m.After = page.Next; m.After == "" {
			break
		}
		s.same("page size", len(page.Statements), 4)
		s.put(numbered(2*i + 1))
	}
	seen := map[graph.ID]bool{}
	for _, id := range got {
		s.same("seen before", seen[id], false)
		seen[id] = true
	}
	for _, st := range before {
		s.same("seen "+string(st.ID), seen[st.ID], true)
	}
	page, err := s.Statements(s.ctx, graph.Match{Limit: 1000})
	s.is("Statements", err, nil)
	s.same("next of the last page", page.Next, "")
	page, err = s.Statements(s.ctx, graph.Match{Limit: len(page.Statements)})
	s.is("Statements", err, nil)
	s.same("next of a page that is full and last", page.Next, "")
}

func fewEvidences(s *session) {
	var last graph.Bundle
	for i := range 8 {
		last = invited(fmt.Sprintf("https://%d.example/1", i), "2023-06-01").sealed()
		s.put(last)
	}
	st := s.find(graph.Match{})[0]
	s.same("on a page", []int{len(st.Evidence), st.Evidences}, []int{graph.PageEvidence, 8})
	whole, err := s.Statement(s.ctx, st.ID)
	s.is("Statement", err, nil)
	s.same("in all", len(whole.Evidence), 8)
	s.same("which", st.Evidence, whole.Evidence[:graph.PageEvidence])
	st = s.find(graph.Match{Document: last.Document.ID})[0]
	s.same("of one document", []any{len(st.Evidence), st.Evidence[0].Document}, []any{1, last.Document.ID})
}

func speakers(s *session) {
	by := func(url string, said ...graph.Attribution) graph.Bundle {
		return report(url, "2023-06-01").says("Столтенберг відвідав Україну.",
			did("VISITED", "stoltenberg", "ukraine"), func(ev *graph.Evidence) {
				ev.SaidBy = said
			}).sealed()
	}
	a := by("https://a.example/1", graph.Attribution{Speaker: "zelensky",
		OnBehalfOf: "ukraine", Via: "bloc", Cue: "сказав", Form: graph.Indirect})
	b := by("https://b.example/1", graph.Attribution{Form: graph.ByAuthor})
	s.put(a, b)
	for _, name := range []string{"zelensky", "ukraine", "bloc"} {
		s.same(name, len(s.find(graph.Match{Speaker: id(name)})), 1)
		s.same(name+" in a", len(s.find(graph.Match{Speaker: id(name), Document: a.Document.ID})), 1)
		s.same(name+" in b", len(s.find(graph.Match{Speaker: id(name), Document: b.Document.ID})), 0)
		s.same("edges by "+name, len(s.edges(graph.Match{Speaker: id(name)}, "ukraine")), 1)
	}
	s.same("stoltenberg", len(s.find(graph.Match{Speaker: id("stoltenberg")})), 0)
	s.forget(a.Document.ID)
	s.same("after Forget", len(s.find(graph.Match{Speaker: id("zelensky")})), 0)
}

// known puts one entity with the search keys of its names.
func known(s *session, name, uk, en string) graph.ID {
	w := thing(graph.Country, name, uk, en)
	w.search = append(key.Keys(uk, nil), key.Keys(en, nil)...)
	n := report("https://"+name+".example/1", "2023-06-01")
	n.world[name] = w
	s.put(n.says("Візит.", did("VISITED", "stoltenberg", name)).sealed())
	return w.ID
}

func search(s *session) {
	japan := known(s, "japan", "Японія", "Japan")
	known(s, "korea", "Корея", "Korea")
	for _, words := range []string{"Япон", "Japan", "Японія", "japan", "ЯПОНІЯ", "yaponiia", "JAP"} {
		found := s.entities(graph.EntityQuery{Keys: key.Query(words, nil), Prefix: true})
		if len(found) != 1 || found[0].ID != japan {
			s.Errorf("%q: got %s, want Japan", words, asJSON(found))
		}
	}
	whole := s.entities(graph.EntityQuery{Keys: key.Query("Япон", nil)})
	s.same("a beginning without Prefix", len(whole), 0)
	s.same("all words must fit", len(s.entities(graph.EntityQuery{Keys: key.Query("Japan Korea", nil),
		Prefix: true})), 0)
	s.same("a word without keys fits nothing",
		len(s.entities(graph.EntityQuery{Keys: [][]string{{}}, Prefix: true})), 0)
}

func apostrophes(s *session) {
	village := known(s, "village", "П’ятихатки", "Piatykhatky")
	bay := known(s, "bay", "затока Єфи\u0306ська", "Yefyiska bay") // й in two parts
	known(s, "other", "П’яте", "Fifth")
	for words, want := range map[string]graph.ID{
		"п'ятихатки": village, "Пʼятихатки": village, "П`ЯТИХАТКИ": village, "Єфйська": bay, "єфи\u0306ська": bay,
	} {
		found := s.entities(graph.EntityQuery{Keys: key.Query(words, nil)})
		if len(found) != 1 || found[0].ID != want {
			s.Errorf("%q: got %s", words, asJSON(found))
		}
	}
}

func candidates(s *session) {
	n := report("https://a.example/1", "2023-06-01")
	var loud, last graph.ID
	for i := range 210 {
		w := thing(graph.Organization, fmt.Sprintf("club%d", i), fmt.Sprintf("клуб %d", i), "club")
		n.mention(w, 1)
		last = max(last, w.ID)
		loud = w.ID
	}
	n.mention(thing(graph.Organization, "club209", "клуб 209", "club"), 5)
	s.put(n.says("Візит.", did("VISITED", "stoltenberg", "ukraine")).sealed())
	found := s.entities(graph.EntityQuery{Keys: [][]string{{"клуб"}}})
	has := func(wanted graph.ID) bool {
		return slices.ContainsFunc(found, func(e graph.Entity) bool { return e.ID == wanted })
	}
	s.same("how many", len(found), 200)
	s.same("the one with most mentions", has(loud), true)
	s.same("the one with the greatest id", has(last), last == loud)
}

func neighbours(s *session) {
	n := report("https://a.example/1", "2023-06-01")
	n.says("Один.", did("INVITED", "nato", "japan")).says("Два.", did("VISITED", "stoltenberg", "ukraine"))
	n.says("Три.", did("PRAISED", "japan", "ukraine")).says("Чотири.", did("PRAISED", "japan", "japan"))
	s.put(n.sealed())
	s.same("around Japan", len(s.edges(graph.Match{}, "japan")), 2)
	s.same("around two", len(s.edges(graph.Match{}, "japan", "ukraine", "japan")), 3)
	s.same("by relation", len(s.edges(graph.Match{Relations: []graph.Relation{"PRAISED"}}, "japan", "nato")), 1)
	s.same("limit", len(s.edges(graph.Match{Limit: 1}, "japan", "ukraine")), 1)
	e := s.edges(graph.Match{}, "nato")[0]
	s.same("the edge", []any{nameOf(e.Source), nameOf(e.Target), e.Relation, e.Date},
		[]any{"nato", "japan", "INVITED", "2023-06-01"})
	s.same("its statement", s.find(graph.Match{Source: id("nato")})[0].ID, e.Statement)
	s.same("target", len(s.edges(graph.Match{Target: id("ukraine")}, "japan")), 1)
	s.same("either", len(s.edges(graph.Match{Either: id("nato")}, "japan")), 1)
}

func doneContext(s *session) {
	s.put(invited("https://a.example/1", "2023-06-01").sealed())
	before := s.dump()
	ctx, cancel := context.WithCancel(s.ctx)
	cancel()
	_, err := s.Put(ctx, putTime, numbered(1))
	s.is("Put", err, context.Canceled)
	s.is("Forget", s.Forget(ctx, invited("https://a.example/1", "2023-06-01").sealed().Document.ID),
		context.Canceled)
	_, err = s.Statement(ctx, "s1:none")
	s.is("Statement", err, context.Canceled)
	_, err = s.Statements(ctx, graph.Match{})
	s.is("Statements", err, context.Canceled)
	_, err = s.Entities(ctx, graph.EntityQuery{IDs: []graph.ID{id("nato")}})
	s.is("Entities", err, context.Canceled)
	_, err = s.Neighbours(ctx, []graph.ID{id("nato")}, graph.Match{})
	s.is("Neighbours", err, context.Canceled)
	for _, err := range s.Export(ctx, "") {
		s.is("Export", err, context.Canceled)
	}
	s.same("export", s.dump(), before)
}

func endsMidway(s *session) {
	s.put(invited("https://a.example/1", "2023-06-01").sealed())
	before := s.dump()
	var many []graph.Bundle
	for i := range 400 {
		many = append(many, numbered(i))
	}
	ctx, cancel := context.WithTimeout(s.ctx, 20*time.Millisecond)
	defer cancel()
	_, err := s.Put(ctx, putTime, many...)
	s.is("Put", err, context.DeadlineExceeded)
	s.same("export", s.dump(), before)
	s.same("put after it", s.put(many[:3]...), 3)
}
