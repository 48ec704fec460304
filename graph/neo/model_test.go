package neo_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"actant/graph"
	"actant/graph/neo"
)

// The people of the tests of the model.
func someone(kind graph.Kind, name string) graph.Mentioned {
	return graph.Mentioned{
		Entity: graph.Entity{ID: graph.NamedEntityID(kind, name), Kind: kind, Name: name},
		Names:  []string{name}, Search: []string{strings.ToLower(name)}, Count: 1,
	}
}

// invitation is a document in which NATO invites the leaders of partners, among them
// Japan, to an event that this document calls by the given name.
func invitation(url string, confidence float64, event string, said ...graph.Attribution) graph.Bundle {
	nato, leaders, japan := someone(graph.Organization, "НАТО"), someone(graph.Group, "лідери партнерів"), someone(graph.Country, "Японія")
	korea, man := someone(graph.Country, "Корея"), someone(graph.Person, "Єнс Столтенберг")
	summit := someone(graph.Event, "саміт")
	summit.Entity.Name = event
	leaders.Entity.Members = []graph.ID{japan.Entity.ID}
	text := "НАТО запросило лідерів партнерів на " + event + " (" + url + ")."
	ev := graph.Evidence{Quote: text, End: len(text), Trigger: "запросило", TriggerAt: 0, Tense: graph.Past, Confidence: confidence, SaidBy: said}
	st := graph.Statement{
		Relation: "INVITED", Source: nato.Entity.ID, Target: leaders.Entity.ID, TargetMembers: []graph.ID{japan.Entity.ID},
		Roles: map[graph.Role]graph.ID{graph.RoleEvent: summit.Entity.ID}, Polarity: graph.Positive, Factuality: graph.Asserted,
		Time:     &graph.Time{From: "2023-07-01", To: "2023-07-31", Granularity: graph.Month, Relation: graph.During},
		Evidence: []graph.Evidence{ev},
	}
	ev.SaidBy = nil
	praised := graph.Statement{
		ID: "praised", Relation: "PRAISED", Source: man.Entity.ID, Target: korea.Entity.ID,
		Polarity: graph.Positive, Factuality: graph.Asserted, Evidence: []graph.Evidence{ev},
	}
	supported := praised
	supported.ID, supported.Relation, supported.DerivedFrom = "", "SUPPORTED", "praised"
	return graph.Seal(graph.Bundle{
		Document: graph.Document{
			URL: url, Publisher: "видавець " + url, Title: "Новини " + url, Lang: "uk", Published: "2023-04-04", Text: text,
		},
		Entities:   []graph.Mentioned{nato, leaders, japan, korea, man, summit},
		Statements: []graph.Statement{st, praised, supported},
	})
}

func speaker(name string) graph.Attribution {
	return graph.Attribution{Speaker: graph.NamedEntityID(graph.Person, name), Form: graph.Indirect}
}

// three documents make the same claims: the second is the surest, the third as sure.
func invitations() []graph.Bundle {
	return []graph.Bundle{
		invitation("https://a.example/1", 0.6, "зустріч"),
		invitation("https://b.example/1", 0.9, "саміт НАТО", speaker("Єнс Столтенберг")),
		invitation("https://c.example/1", 0.9, "саміт у Вільнюсі"),
	}
}

// dump is all that the database holds of news and merges, a line each: neither when
// it was recorded nor the log.
func dump(t testing.TB) []string {
	t.Helper()
	var lines []string
	for _, text := range []string{
		`MATCH (n) WHERE NOT n:Meta AND NOT n:Correction RETURN labels(n) AS a, '' AS b, '' AS c, properties(n) AS p`,
		`MATCH (a)-[r]->(b) RETURN type(r) AS a, a.id AS b, b.id AS c, properties(r) AS p`,
	} {
		for _, r := range query(t, text) {
			properties := r.Values[3].(map[string]any)
			delete(properties, "recorded_at")
			line, err := json.Marshal(properties)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, fmt.Sprint(r.Values[0], r.Values[1], r.Values[2], string(line)))
		}
	}
	slices.Sort(lines)
	return lines
}

// edge is what the one edge INVITED of no member shows.
func edge(t *testing.T) string {
	t.Helper()
	rows := query(t, `MATCH (a)-[r:INVITED]->(b) WHERE r.via_group IS NULL
RETURN a.name + '|' + b.name + '|' + r.quote + '|' + r.said_by + '|' + r.url + '|' + r.event + '|' + toString(r.date)`)
	if len(rows) != 1 {
		t.Fatalf("got %d edges, want 1", len(rows))
	}
	return rows[0].Values[0].(string)
}

// TestOrderNeverShows puts the same documents in every order, with a document that
// goes again, and compares all that the database holds.
func TestOrderNeverShows(t *testing.T) {
	all := invitations()
	s := open(t)
	put(t, s, all...)
	want := dump(t)
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		s := open(t)
		for _, i := range order {
			put(t, s, all[i])
		}
		equal(t, dump(t), want)
	}
	put(t, s, invitation("https://d.example/1", 1, "подія"))
	if got := edge(t); !strings.Contains(got, "подія") {
		t.Errorf("the surest evidence does not show: %s", got)
	}
	if err := s.Forget(t.Context(), invitation("https://d.example/1", 1, "подія").Document.ID); err != nil {
		t.Fatal(err)
	}
	equal(t, dump(t), want)
	for _, b := range all {
		if err := s.Forget(t.Context(), b.Document.ID); err != nil {
			t.Fatal(err)
		}
		put(t, s, b)
		equal(t, dump(t), want)
	}
}

// TestEdgeShows says what a click on an edge shows in Neo4j Browser.
func TestEdgeShows(t *testing.T) {
	s := open(t)
	quote := func(b graph.Bundle) string { return b.Document.Text }
	first := invitation("https://a.example/1", 0.6, "зустріч")
	put(t, s, first)
	want := "НАТО|лідери партнерів|" + quote(first) + "|видавець https://a.example/1|https://a.example/1|зустріч|2023-07-01"
	if got := edge(t); got != want {
		t.Errorf("a text that says it itself:\n got %s\nwant %s", got, want)
	}
	second := invitation("https://b.example/1", 0.9, "саміт НАТО", speaker("Єнс Столтенберг"))
	put(t, s, second)
	want = "НАТО|лідери партнерів|" + quote(second) + "|Єнс Столтенберг|https://b.example/1|саміт НАТО|2023-07-01"
	if got := edge(t); got != want {
		t.Errorf("the surer one:\n got %s\nwant %s", got, want)
	}
	if err := s.Forget(t.Context(), second.Document.ID); err != nil {
		t.Fatal(err)
	}
	if got := edge(t); !strings.Contains(got, "|https://a.example/1|") {
		t.Errorf("after the surer one is forgotten: got %s", got)
	}
	for text, want := range map[string]string{
		`MATCH (s:Statement {relation: 'INVITED'}) RETURN s.name`:                                      "НАТО → лідери партнерів (INVITED, 2023-07)",
		`MATCH (d:Document) RETURN d.name`:                                                             "Новини https://a.example/1",
		`MATCH (g:Entity)-[:HAS_MEMBER]->(e:Entity) RETURN g.name + ' ' + e.name`:                      "лідери партнерів Японія",
		`MATCH (s:Statement)-[:DERIVED_FROM]->(c:Statement) RETURN s.relation + ' from ' + c.relation`: "SUPPORTED from PRAISED",
		`MATCH ()-[r:INVITED]->(e) WHERE r.via_group IS NOT NULL RETURN e.name + r.url`:                "Японіяhttps://a.example/1",
	} {
		rows := query(t, text)
		if len(rows) != 1 || rows[0].Values[0] != want {
			t.Errorf("%s: got %v, want %q", text, rows, want)
		}
	}
}

// TestMergeAndUndo compares all that the database holds before a chain of merges and
// after they were undone, in either order.
func TestMergeAndUndo(t *testing.T) {
	for _, first := range []int{0, 1} {
		s := open(t)
		put(t, s, invitations()...)
		before := dump(t)
		var merges []graph.Correction
		for i, pair := range [][2]graph.Mentioned{
			{someone(graph.Country, "Корея"), someone(graph.Country, "Японія")},
			{someone(graph.Country, "Японія"), someone(graph.Organization, "НАТО")},
		} {
			merges = append(merges, correct(t, s, graph.Correction{
				Action: graph.Merge, Entity: pair[0].Entity.ID, Into: pair[1].Entity.ID, Reason: fmt.Sprint("причина ", i),
			}))
		}
		got := query(t, `MATCH (a)-[m:MERGED_INTO]->(b) RETURN a.name + b.name + m.by + m.reason + toString(m.at.epochSeconds) AS line ORDER BY line`)
		var lines []string
		for _, r := range got {
			lines = append(lines, r.Values[0].(string))
		}
		equal(t, lines, []string{"КореяНАТОредакторпричина 01714636800", "ЯпоніяНАТОредакторпричина 11714636800"})
		for _, i := range []int{first, 1 - first} {
			correct(t, s, graph.Correction{Action: graph.Undo, Undoes: merges[i].ID})
		}
		equal(t, dump(t), before)
	}
}

// TestSplitAndUndo does the same for a split.
func TestSplitAndUndo(t *testing.T) {
	s := open(t)
	all := invitations()
	put(t, s, all...)
	before := dump(t)
	split := correct(t, s, graph.Correction{
		Action: graph.Split, Entity: someone(graph.Country, "Японія").Entity.ID, Into: "e1:another", Documents: []graph.ID{all[1].Document.ID},
	})
	if n := query(t, `MATCH (:Entity {id: 'e1:another'})<-[r:INVITED|HAS_MEMBER]-() RETURN count(r)`)[0].Values[0]; n != int64(2) {
		t.Errorf("got %v edges to the new one, want 2", n)
	}
	correct(t, s, graph.Correction{Action: graph.Undo, Undoes: split.ID})
	equal(t, dump(t), before)
}

func correct(t *testing.T, s *neo.Store, c graph.Correction) graph.Correction {
	t.Helper()
	c.By, c.At = "редактор", time.Date(2024, 5, 2, 8, 0, 0, 0, time.UTC).Format(time.RFC3339)
	c.ID = graph.CorrectionID(c)
	if err := s.Correct(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCaption(t *testing.T) {
	long := strings.Repeat("ї", 100)
	july := &graph.Time{From: "2023-07-01"}
	for _, c := range []struct {
		st             graph.Statement
		source, target string
		want           string
	}{
		{graph.Statement{Relation: "INVITED", Time: july}, "НАТО", "Японія", "НАТО → Японія (INVITED, 2023-07)"},
		{graph.Statement{Relation: "INVITED", Polarity: graph.Negative}, "НАТО", "Росія", "НАТО → Росія (not INVITED)"},
		{graph.Statement{Relation: "INVITED", Factuality: graph.Planned}, "НАТО", "Японія", "НАТО → Японія (INVITED, planned)"},
		{graph.Statement{Relation: "INVITED"}, "", "Японія", "– → Японія (INVITED)"},
		{graph.Statement{Relation: "OPEN", Predicate: "пекти"}, "Хтось", "Хліб", "Хтось → Хліб (OPEN пекти)"},
		{graph.Statement{Relation: "INVITED"}, "НАТО", long, "НАТО → " + strings.Repeat("ї", 42) + "… (INVITED)"},
		{graph.Statement{Relation: "INVITED"}, long, "НАТО", strings.Repeat("ї", 42) + "… → НАТО (INVITED)"},
		{graph.Statement{Relation: "INVITED"}, long, long, strings.Repeat("ї", 22) + "… → " + strings.Repeat("ї", 23) + "… (INVITED)"},
	} {
		st := c.st
		st.Source, st.Target = "e1:a", "e1:b"
		st.Polarity, st.Factuality = cmp.Or(st.Polarity, graph.Positive), cmp.Or(st.Factuality, graph.Asserted)
		if got := neo.Caption(st, map[graph.ID]string{"e1:a": c.source, "e1:b": c.target}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for _, relation := range append(graph.Relations(), graph.Open) {
		st := graph.Statement{
			Relation: relation, Source: "e1:a", Polarity: graph.Negative, Factuality: graph.Hypothetical, Time: july,
		}
		if relation == graph.Open {
			st.Predicate = long
		}
		got := neo.Caption(st, map[graph.ID]string{"e1:a": long, "": long})
		if utf8.RuneCountInString(got) > 60 || !strings.Contains(got, string(relation)) {
			t.Errorf("got %q, want the relation in 60 letters", got)
		}
	}
}

// TestMergedAgain repeats a log in which a merge is taken back and made again by
// another: the edge tells of the one in force.
func TestMergedAgain(t *testing.T) {
	s := open(t)
	put(t, s, invitations()...)
	first := correct(t, s, graph.Correction{
		Action: graph.Merge, Entity: someone(graph.Country, "Корея").Entity.ID, Into: someone(graph.Country, "Японія").Entity.ID, Reason: "перша",
	})
	undo := graph.Correction{Action: graph.Undo, Undoes: first.ID, By: first.By, At: first.At}
	second := first
	second.Reason = "друга"
	undo.ID, second.ID = graph.CorrectionID(undo), graph.CorrectionID(second)
	if n, err := s.Repeat(t.Context(), []graph.Correction{first, undo, second}); err != nil || n != 2 {
		t.Fatalf("got %d new corrections, error %v, want 2", n, err)
	}
	if got := query(t, `MATCH ()-[m:MERGED_INTO]->() RETURN collect(m.reason)`)[0].Values[0]; fmt.Sprint(got) != "[друга]" {
		t.Errorf("got reasons %v, want that of the merge in force", got)
	}
	equal(t, faults(t, s), nil)
}
