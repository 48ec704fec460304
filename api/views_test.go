package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"actant/api"
	"actant/api/apitest"
	"actant/graph"
)

// idOf is the id of the entity of an English name.
func idOf(t *testing.T, h http.Handler, name string) string {
	t.Helper()
	var out struct{ Entities []graph.Entity }
	get(t, h, "/v1/entities?q="+url.QueryEscape(name), &out)
	for _, e := range out.Entities {
		if e.Names["en"] == name || e.Name == name {
			return string(e.ID)
		}
	}
	t.Fatalf("no entity %s in %+v", name, out.Entities)
	return ""
}

func counts(list []api.RelationCount) string {
	var out []string
	for _, c := range list {
		out = append(out, fmt.Sprintf("%s %d", c.Relation, c.Count))
	}
	return strings.Join(out, ", ")
}

func TestFacets(t *testing.T) {
	h := site(t)
	var f api.Facets
	get(t, h, "/v1/facets?limit=2", &f)
	want := "THANKED 2, CONDEMNED 1, CRITICIZED 1, INVITED 1, MET_WITH 1, PARTICIPATED_IN 1, SUPPORTED 1, URGED 1"
	if got := counts(f.Relations); f.Count != 9 || got != want || f.Truncated {
		t.Errorf("got %d: %s, want 9: %s", f.Count, got, want)
	}
	if got := fmt.Sprint(f.Months); got != "[{2022-03 2} {2023-04 3} {2023-06 2} {2023-07 2}]" {
		t.Errorf("months: %s", got)
	}
	if len(f.Actors) != 2 || f.Actors[0].Count != 3 || f.Actors[1].Count != 3 {
		t.Errorf("actors: %+v, want two who stand in three statements each", f.Actors)
	}
	get(t, h, "/v1/facets?relation=INVITED&polarity=all&target=Japan", &f)
	if f.Count != 1 || len(f.Months) != 1 {
		t.Errorf("filtered: %+v", f)
	}
}

func TestAsOf(t *testing.T) {
	h := site(t)
	for _, test := range []struct {
		query     string
		found     int
		evidences int
	}{
		{"relation=INVITED&as_of=2023-04-03", 0, 0},
		{"relation=INVITED&as_of=2023-04-04", 1, 1},
		{"relation=INVITED&as_of=2023-04-05", 1, 2},
		{"speaker=Jens+Stoltenberg&as_of=2023-04-04", 0, 0},
		{"speaker=Jens+Stoltenberg&as_of=2023-04-05", 1, 1},
	} {
		var page statements
		get(t, h, "/v1/statements?"+test.query, &page)
		if len(page.Statements) != test.found {
			t.Errorf("%s: got\n%s", test.query, lines(page.Statements))
			continue
		}
		if test.found > 0 && (page.Statements[0].Evidences != test.evidences || len(page.Statements[0].Evidence) != test.evidences) {
			t.Errorf("%s: got %+v, want %d evidences", test.query, page.Statements[0].Evidence, test.evidences)
		}
	}
	var paged []api.Statement
	path := "/v1/statements?as_of=2023-06-01&limit=1"
	for next := path; next != ""; {
		var part statements
		get(t, h, next, &part)
		paged = append(paged, part.Statements...)
		if next = ""; part.Next != "" {
			next = path + "&cursor=" + url.QueryEscape(part.Next)
		}
	}
	if len(paged) != 7 {
		t.Errorf("pages of one give\n%s\nwant the seven that were published before July", lines(paged))
	}
}

func TestRoles(t *testing.T) {
	h := site(t)
	for _, query := range []string{"role=place:Вільнюс", "role=event:" + url.QueryEscape("NATO summit in Vilnius"), "role=event:talks+in+Kyiv&polarity=negative"} {
		var page statements
		get(t, h, "/v1/statements?"+query, &page)
		if len(page.Statements) != 1 {
			t.Errorf("%s: got\n%s", query, lines(page.Statements))
		}
	}
}

func TestProfile(t *testing.T) {
	h := site(t)
	var p api.Profile
	get(t, h, "/v1/entities/"+idOf(t, h, "Fumio Kishida")+"/profile", &p)
	if p.Count != 1 || counts(p.AsSource) != "THANKED 1" || len(p.AsTarget) != 0 || counts(p.OtherSides) != "VISITED 1" {
		t.Errorf("Kishida: %+v", p)
	}
	japan := idOf(t, h, "Japan")
	get(t, h, "/v1/entities/"+japan+"/profile", &p)
	if p.Count != 3 || counts(p.AsSource) != "MET_WITH 1" || counts(p.AsTarget) != "INVITED 1, URGED 1" || p.First != "2023-04-04" || p.Last != "2023-07-12" {
		t.Errorf("Japan: %+v", p)
	}

	var line struct{ Periods []api.Period }
	get(t, h, "/v1/entities/"+japan+"/timeline", &line)
	var months []string
	for _, one := range line.Periods {
		months = append(months, one.Month+" "+lines(one.Statements))
	}
	want := "2023-04 Jens Stoltenberg INVITED Japan; 2023-06 Volodymyr Zelenskyy URGED Japan; 2023-07 Volodymyr Zelenskyy MET_WITH NATO's Pacific partners"
	if got := strings.Join(months, "; "); got != want && got != strings.Replace(want, "Volodymyr Zelenskyy MET_WITH NATO's Pacific partners", "NATO's Pacific partners MET_WITH Volodymyr Zelenskyy", 1) {
		t.Errorf("timeline: %s", got)
	}

	var near struct{ Neighbours []api.Neighbour }
	get(t, h, "/v1/entities/"+japan+"/neighbours", &near)
	if len(near.Neighbours) != 2 || near.Neighbours[0].Entity.Names["en"] != "Volodymyr Zelenskyy" || near.Neighbours[0].Count != 2 ||
		counts(near.Neighbours[0].In) != "URGED 1" || counts(near.Neighbours[0].Out) != "MET_WITH 1" || counts(near.Neighbours[1].In) != "INVITED 1" {
		t.Errorf("neighbours: %+v", near.Neighbours)
	}

	var page statements
	get(t, h, "/v1/entities/"+japan+"/statements?relation=INVITED", &page)
	if lines(page.Statements) != "Jens Stoltenberg INVITED Japan" {
		t.Errorf("statements: %s", lines(page.Statements))
	}
	for _, part := range []string{"profile", "timeline", "neighbours", "statements", "duplicates"} {
		a := ask(t, h, "GET", "/v1/entities/e1:none/"+part, "")
		if a.status != http.StatusNotFound {
			t.Errorf("%s of nobody: %d", part, a.status)
		}
		checkProblem(t, a)
	}
}

type found struct {
	Paths     []api.Path `json:"paths"`
	Truncated bool       `json:"truncated"`
}

func (f found) ways() string {
	var out []string
	for _, p := range f.Paths {
		var names []string
		for _, n := range p.Nodes {
			names = append(names, n.Names["en"])
		}
		out = append(out, strings.Join(names, " – "))
	}
	slices.Sort(out) // of one length, the order is that of ids
	return strings.Join(out, "\n")
}

func TestPaths(t *testing.T) {
	h := site(t)
	for _, test := range []struct{ query, want string }{
		{"from=Fumio+Kishida&to=Jens+Stoltenberg", "Fumio Kishida – Jens Stoltenberg"},
		{"from=Кісіда&to=Японія", "Fumio Kishida – Jens Stoltenberg – Japan"},
		{"from=Fumio+Kishida&to=Zelenskyy", "Fumio Kishida – Jens Stoltenberg – Japan – Volodymyr Zelenskyy"},
		{"from=Zelenskyy&to=Fumio+Kishida", "Volodymyr Zelenskyy – Japan – Jens Stoltenberg – Fumio Kishida"},
		{"from=Fumio+Kishida&to=Zelenskyy&hops=2", ""},
		{"from=Fumio+Kishida&to=NATO+summit+in+Vilnius", "Fumio Kishida – Jens Stoltenberg – Japan – Volodymyr Zelenskyy – NATO summit in Vilnius"},
		{"from=Japan&to=Zelenskyy&relation=URGED", "Japan – Volodymyr Zelenskyy"},
		{"from=Japan&to=Iran", ""},
	} {
		var f found
		get(t, h, "/v1/paths?"+test.query, &f)
		if got := f.ways(); got != test.want || f.Truncated {
			t.Errorf("%s: got %s (%v), want %s", test.query, got, f.Truncated, test.want)
		}
	}
	for _, query := range []string{"from=Japan&to=Japan", "from=Japan", "from=Japan&to=Iran&hops=5", "from=Japan&to=Iran&k=6", "from=Japan&to=Iran&k=0"} {
		if a := ask(t, h, "GET", "/v1/paths?"+query, ""); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", query, a.status, a.body)
		}
	}
}

func who(list []api.Participant) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Entity.Names["en"])
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func TestEvents(t *testing.T) {
	h := site(t)
	for _, test := range []struct{ query, want string }{
		{"", "NATO summit in Vilnius, talks in Kyiv"},
		{"?q=summit", "NATO summit in Vilnius"},
		{"?participant=Hungary", "talks in Kyiv"},
		{"?to=2023-04-03", ""},
		{"?limit=1", "NATO summit in Vilnius"},
	} {
		var out struct{ Events []api.EventSummary }
		get(t, h, "/v1/events"+test.query, &out)
		var names []string
		for _, e := range out.Events {
			names = append(names, e.Event.Names["en"])
		}
		if got := strings.Join(names, ", "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.query, got, test.want)
		}
	}
	var e api.EventWithParticipants
	get(t, h, "/v1/events/"+idOf(t, h, "NATO summit in Vilnius"), &e)
	if who(e.Invited) != "Japan" || who(e.Came) != "Volodymyr Zelenskyy" || who(e.StayedAway)+who(e.Accepted)+who(e.NotInvited)+who(e.Hosts) != "" {
		t.Errorf("summit: %+v", e)
	}
	var talks api.EventWithParticipants
	get(t, h, "/v1/events/"+idOf(t, h, "talks in Kyiv"), &talks)
	if who(talks.NotInvited) != "Hungary" || who(talks.Invited)+who(talks.Came) != "" || len(talks.NotInvited[0].Statements) != 1 {
		t.Errorf("talks: %+v", talks)
	}
	if a := ask(t, h, "GET", "/v1/events/"+idOf(t, h, "Japan"), ""); a.status != http.StatusNotFound {
		t.Errorf("a country as event: %d %s", a.status, a.body)
	}
}

func TestDuplicates(t *testing.T) {
	h := site(t)
	for _, text := range []string{"Marenko thanked Borrell.", "Маренко подякував Маренку."} {
		if a := ask(t, h, "POST", "/v1/documents", `{"text": "`+text+`", "published": "2024-05-17"}`); a.status != http.StatusOK {
			t.Fatalf("%d %s", a.status, a.body)
		}
	}
	latin, cyrillic := idOf(t, h, "Marenko"), idOf(t, h, "Маренко")
	duplicate := func() *api.Duplicate {
		var out struct{ Duplicates []api.Duplicate }
		get(t, h, "/v1/entities/"+latin+"/duplicates", &out)
		for _, d := range out.Duplicates {
			if string(d.Entity.ID) == cyrillic {
				return &d
			}
		}
		return nil
	}
	d := duplicate()
	if d == nil || d.Score != 5 || len(d.For) != 1 || d.For[0].Word != "same name in the other alphabet" || len(d.Against) != 0 {
		t.Fatalf("got %+v", d)
	}
	if got := reviewed(t, h); got != "Marenko = Маренко" {
		t.Errorf("to review: %s", got)
	}
	body := fmt.Sprintf(`{"action": "not_same", "entity": %q, "into": %q, "by": "test"}`, latin, cyrillic)
	if a := ask(t, h, "POST", "/v1/corrections", body); a.status != http.StatusCreated {
		t.Fatalf("%d %s", a.status, a.body)
	}
	if d := duplicate(); d != nil {
		t.Errorf("still offered after a correction keeps them apart: %+v", d)
	}
	if got := reviewed(t, h); got != "" {
		t.Errorf("still to review: %s", got)
	}
}

// TestGroupsAreNotDuplicates: "leaders" of two texts are not offered as one.
func TestGroupsAreNotDuplicates(t *testing.T) {
	store := apitest.Store(t)
	for _, text := range []string{"leaders of one text", "leaders of another text"} {
		doc := graph.Document{Lang: "en", Text: text}
		b := graph.Bundle{Document: doc, Entities: []graph.Mentioned{{
			Entity: graph.Entity{ID: graph.KnownEntityID(graph.Group, "test", text), Kind: graph.Group, Name: "leaders"},
			Names:  []string{"leaders"}, Search: []string{"LTRS", "leader", "leaders"}, Count: 1,
		}}}
		put(t, store, []graph.Bundle{graph.Seal(b)})
	}
	h := api.New(api.Options{Store: store})
	var found struct{ Entities []graph.Entity }
	get(t, h, "/v1/entities?q=leaders", &found)
	var out struct{ Duplicates []api.Duplicate }
	get(t, h, "/v1/entities/"+string(found.Entities[0].ID)+"/duplicates", &out)
	if len(found.Entities) != 2 || len(out.Duplicates) != 0 {
		t.Errorf("got %d entities and %+v", len(found.Entities), out.Duplicates)
	}
}

// reviewed lists the pairs that are offered, page by page.
func reviewed(t *testing.T, h http.Handler) string {
	t.Helper()
	var pairs []string
	for path := "/v1/duplicates?limit=1"; path != ""; {
		var out struct {
			Pairs []api.Pair
			Next  string
		}
		get(t, h, path, &out)
		for _, p := range out.Pairs {
			names := []string{p.Entity.Name, p.Duplicate.Entity.Name}
			slices.Sort(names)
			pairs = append(pairs, strings.Join(names, " = "))
		}
		if path = ""; out.Next != "" {
			path = "/v1/duplicates?limit=1&cursor=" + url.QueryEscape(out.Next)
		}
	}
	slices.Sort(pairs)
	return strings.Join(slices.Compact(pairs), "\n")
}

func TestCorrectionsLog(t *testing.T) {
	h := site(t)
	a, b, c := idOf(t, h, "Japan"), idOf(t, h, "Ukraine"), idOf(t, h, "Hungary")
	var first graph.Correction
	ask(t, h, "POST", "/v1/corrections", fmt.Sprintf(`{"action": "not_same", "entity": %q, "into": %q, "by": "one"}`, a, b)).decode(t, &first)
	ask(t, h, "POST", "/v1/corrections", fmt.Sprintf(`{"action": "not_same", "entity": %q, "into": %q, "by": "two"}`, a, c))
	ask(t, h, "POST", "/v1/corrections", fmt.Sprintf(`{"action": "undo", "undoes": %q, "by": "three"}`, first.ID))
	var got []string
	for path := "/v1/corrections?limit=2"; path != ""; {
		var out struct {
			Corrections []api.LoggedCorrection
			Next        string
		}
		get(t, h, path, &out)
		for _, c := range out.Corrections {
			got = append(got, fmt.Sprintf("%s %v", c.By, c.InForce))
		}
		if path = ""; out.Next != "" {
			path = "/v1/corrections?limit=2&cursor=" + out.Next
		}
	}
	if want := "three false, two true, one false"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if a := ask(t, h, "GET", "/v1/corrections?cursor=nonsense", ""); a.status != http.StatusUnprocessableEntity {
		t.Errorf("cursor: %d", a.status)
	}
}
