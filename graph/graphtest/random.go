package graphtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"actant/graph"
)

// Fuzz runs work drawn from the fuzzer's bytes in the store that open gives and in
// the plain model, and compares all they answer after every step.
func Fuzz(f *testing.F, open func(*testing.T) graph.Store) {
	for seed := range uint64(4) {
		f.Add(randomBytes(seed, 600))
	}
	f.Fuzz(func(t *testing.T, script []byte) {
		work(&session{T: t, Store: open(t), ctx: t.Context()}, script[:min(len(script), 2000)])
	})
}

func randomBytes(seed uint64, n int) []byte {
	random := rand.New(rand.NewPCG(seed, 7))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(random.IntN(256))
	}
	return out
}

func modelCases() []testCase {
	var cases []testCase
	for seed := range uint64(3) {
		cases = append(cases, testCase{
			fmt.Sprintf("random work %d", seed),
			"What no case thought of: any order of any operations must leave what the plain model has.",
			func(s *session) { work(s, randomBytes(seed, 1500)) },
		})
	}
	return cases
}

// dice draws choices from a script of bytes; behind its end it draws zeros.
type dice struct{ script []byte }

func (d *dice) draw(n int) int {
	if len(d.script) == 0 {
		return 0
	}
	b := d.script[0]
	d.script = d.script[1:]
	return int(b) % n
}

func pick[T any](d *dice, from []T) T { return from[d.draw(len(from))] }

func work(s *session, script []byte) {
	d := &dice{script}
	m := &model{}
	for step := 0; len(d.script) > 0 && !s.Failed(); step++ {
		doing, got, want := s.step(d, m)
		if !sameError(got, want) {
			s.Fatalf("step %d, %s: got error %v, want %v", step, doing, got, want)
		}
		if got, want := s.dump(), m.dump(); got != want {
			s.Fatalf("step %d, after %s with %s: export\n got %s\nwant %s", step, doing, m, got, want)
		}
		s.compare(d, m)
		s.compareLibrary(d, m)
		s.compareActs(d, m)
	}
}

// sameError compares the errors of the contract.
func sameError(a, b error) bool {
	for _, kind := range []error{nil, graph.ErrNotFound, graph.ErrInvalid, graph.ErrConflict} {
		if errors.Is(a, kind) || errors.Is(b, kind) {
			return errors.Is(a, kind) && errors.Is(b, kind)
		}
	}
	return false
}

// action is one thing to do: put bundles, forget a document, or correct.
type action struct {
	bundles    []graph.Bundle
	forget     graph.ID
	correction graph.Correction
}

// step does one thing to both.
func (s *session) step(d *dice, m *model) (doing string, got, want error) {
	switch a := d.action(m); {
	case len(a.bundles) > 0:
		n, got := s.Put(s.ctx, putTime, a.bundles...)
		w, want := m.put(a.bundles...)
		if n != w {
			s.Errorf("put: got %d new, want %d", n, w)
		}
		return "put", got, want
	case a.forget != "":
		return "forget", s.Forget(s.ctx, a.forget), m.forget(a.forget)
	default:
		return asJSON(a.correction), s.Correct(s.ctx, a.correction), m.correct(a.correction)
	}
}

// action draws what to do next to what the model holds.
func (d *dice) action(m *model) action {
	document, mentioned := graph.ID("d1:none"), id("nato")
	if len(m.bundles) > 0 {
		b := pick(d, m.effective())
		document, mentioned = b.Document.ID, pick(d, b.Entities).Entity.ID
	}
	switch n := d.draw(10); n {
	case 0, 1, 2, 3:
		return action{bundles: []graph.Bundle{d.news()}}
	case 4:
		return action{bundles: []graph.Bundle{d.news(), d.news()}}
	case 5:
		return action{forget: document}
	}
	c := graph.Correction{
		Action: pick(d, []graph.Action{graph.Merge,
			graph.Split, graph.Split, graph.NotSame, graph.Undo, graph.Undo}),
		By: "editor", At: "2024-05-02T10:00:00Z", Reason: fmt.Sprint(d.draw(3)),
	}
	switch {
	case c.Action != graph.Undo:
		c.Entity, c.Into = id(pick(d, names())), id(pick(d, names()))
	case len(m.log) > 0:
		c.Undoes = pick(d, m.log[max(0, len(m.log)-4):]).ID
	}
	if c.Action == graph.Split {
		c.Entity, c.Documents = mentioned, []graph.ID{document}
	}
	c.ID = graph.CorrectionID(c)
	return action{correction: c}
}

// names are those who act in random work.
func names() []string {
	return []string{"nato", "alliance", "japan", "korea", "zelensky", "stoltenberg", "leaders", "bloc"}
}

func (d *dice) name() graph.ID { return graph.ID(pick(d, names())) }

// news draws a document of up to four statements.
func (d *dice) news() graph.Bundle {
	n := report(pick(d, []string{"", "https://a.example/1",
		"https://a.example/2", "https://b.example/1", "https://b.example/2"}),
		pick(d, []string{"2023-01-01", "2023-01-02", "2024-02-03", ""}))
	for range 1 + d.draw(4) {
		n.says(fmt.Sprintf("Рядок %d.", d.draw(3)), d.statement(), func(ev *graph.Evidence) {
			ev.Confidence = float64(1+d.draw(9)) / 10
			if d.draw(3) == 0 {
				ev.SaidBy = []graph.Attribution{{Speaker: d.name(), Form: graph.Indirect},
					{OnBehalfOf: d.name(), Form: graph.ByAuthor}}
			}
		})
	}
	if last := len(n.bundle.Statements) - 1; last > 0 && d.draw(2) == 0 {
		n.bundle.Statements[0].ID = "inner"
		n.bundle.Statements[last].Relation, n.bundle.Statements[last].Content = "URGED", []graph.ID{"inner"}
	}
	return n.sealed()
}

func (d *dice) statement() graph.Statement {
	st := did(pick(d, []graph.Relation{"INVITED", "MET_WITH", "INVITED", "PARTNER_OF"}),
		string(d.name()), string(d.name()))
	switch d.draw(8) {
	case 0:
		st.Source = ""
	case 1:
		st.Polarity = graph.Negative
	case 2:
		st.Factuality = graph.Planned
	case 3:
		st.TargetMembers = []graph.ID{d.name(), d.name()}
	case 4:
		st.SourceMembers = []graph.ID{d.name()}
	}
	if st.Source == "" {
		st.SourceMembers = nil
	}
	if d.draw(3) == 0 {
		st.Time = &graph.Time{Text: "час", From: pick(d, []graph.Date{"2022-01-01", "2023-01-01", ""}),
			To: "2024-12-31", Granularity: graph.Year, Relation: graph.During}
	}
	if d.draw(2) == 0 {
		st.Roles = map[graph.Role]graph.ID{graph.RoleEvent: pick(d, []graph.ID{"summit", "korea"}),
			graph.RolePlace: "vilnius"}
	}
	if d.draw(4) == 0 {
		st.Mode, st.Amount = "strengthen", &graph.Amount{Value: 5, Comparator: "="}
	}
	return st
}

// compare asks both a few things.
func (s *session) compare(d *dice, m *model) {
	match := d.match(m)
	page, err := s.Statements(s.ctx, match)
	wantPage, wantErr := m.page(match)
	if err != nil || wantErr != nil {
		s.Fatalf("Statements(%+v): got error %v, want %v", match, err, wantErr)
	}
	s.same(fmt.Sprintf("Statements(%+v)", match), page, wantPage)
	around := []graph.ID{id(pick(d, names())), id(pick(d, names()))}
	edges, err := s.Neighbours(s.ctx, around, match)
	wantEdges, wantErr := m.edges(around, match)
	if err != nil || wantErr != nil {
		s.Fatalf("Neighbours(%+v): got error %v, want %v", match, err, wantErr)
	}
	s.same(fmt.Sprintf("Neighbours(%v, %+v)", around, match),
		append([]graph.Edge{}, edges...), append([]graph.Edge{}, wantEdges...))
	for _, q := range []graph.EntityQuery{
		{IDs: around},
		{Keys: [][]string{{pick(d, []string{"nato", "нато", "л", "stol", "japan"}), "korea"}},
			Prefix: d.draw(2) == 0},
		{Keys: [][]string{{"єнс", "jens"}, {pick(d, []string{"столтенберг", "stol"})}}, Prefix: true},
	} {
		got := s.entities(q)
		slices.SortFunc(got, func(a, b graph.Entity) int { return compareIDs(a.ID, b.ID) })
		s.same(fmt.Sprintf("Entities(%+v)", q),
			append([]graph.Entity{}, got...), append([]graph.Entity{}, m.entities(q)...))
	}
}

// compareLibrary asks both for what a store hands on.
func (s *session) compareLibrary(d *dice, m *model) {
	library, ok := s.Store.(graph.Library)
	if !ok || len(m.bundles) == 0 {
		return
	}
	want := pick(d, m.bundles)
	got, err := library.Bundle(s.ctx, want.Document.ID)
	s.is("Bundle", err, nil)
	s.sameBundle(got, want)
	log, err := library.Corrections(s.ctx)
	s.is("Corrections", err, nil)
	s.same("Corrections", append([]graph.Correction{}, log...), append([]graph.Correction{}, m.log...))
	limit := 1 + d.draw(4)
	docs, next, err := library.Documents(s.ctx, "", limit)
	s.is("Documents", err, nil)
	wantDocs, wantNext := m.documents(limit)
	s.same("Documents", append([]graph.Document{}, docs...), wantDocs)
	s.same("the cursor behind them", next, wantNext)
}

// sameBundle compares bundles with what the extractor printed, which is not in their JSON.
func (s *session) sameBundle(got, want graph.Bundle) {
	s.Helper()
	printed := func(b graph.Bundle) map[graph.ID]string {
		all := map[graph.ID]string{}
		for _, st := range b.Statements {
			for _, ev := range st.Evidence {
				all[ev.ID] = string(ev.Extracted)
			}
		}
		return all
	}
	s.same("Bundle", got, want)
	s.same("what the extractor printed", printed(got), printed(want))
}

func compareIDs(a, b graph.ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// match draws what to look for.
func (d *dice) match(m *model) graph.Match {
	match := graph.Match{Limit: 1 + d.draw(5)}
	if d.draw(2) == 0 {
		match.Source = id(pick(d, names()))
	}
	if d.draw(3) == 0 {
		match.Target = id(pick(d, names()))
	}
	if d.draw(4) == 0 {
		match.Either = id(pick(d, names()))
	}
	if d.draw(4) == 0 {
		match.Relations = []graph.Relation{"MET_WITH", pick(d, []graph.Relation{"PARTNER_OF", "INVITED"})}
	}
	if d.draw(4) == 0 {
		match.Roles = map[graph.Role]graph.ID{graph.RoleEvent: pick(d, []graph.ID{id("summit"), id("korea")})}
	}
	if d.draw(4) == 0 {
		match.From, match.To = pick(d, []graph.Date{"", "2023-01-01"}), pick(d, []graph.Date{"", "2023-01-02"})
	}
	if d.draw(3) == 0 {
		match.Polarities = []graph.Polarity{graph.Positive, graph.Negative}
		match.Factualities = graph.Factualities()
	}
	if d.draw(5) == 0 {
		match.Speaker = id(pick(d, names()))
	}
	if d.draw(5) == 0 && len(m.bundles) > 0 {
		match.Document = pick(d, m.bundles).Document.ID
	}
	if d.draw(5) == 0 {
		match.After = graph.Cursor("2023-01-01", "s1:8")
	}
	return match
}
