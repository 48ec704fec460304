package graph

import (
	"slices"
	"strings"
	"testing"
)

// people is a small world for comparing: entities by id, and who holds or lies in what.
type people struct {
	entities map[ID]Entity
	held     map[ID][]office
}

func (p people) canonical(id ID) ID { return ID(strings.TrimSuffix(string(id), " (merged)")) }

func (p people) entity(id ID) (Entity, bool) {
	e, ok := p.entities[p.canonical(id)]
	return e, ok
}

func (p people) offices(id ID) []office { return p.held[p.canonical(id)] }

func world() people {
	p := people{entities: map[ID]Entity{}, held: map[ID][]office{
		"president": {{of: "Latvia", position: "head"}}, "a president": {{of: "Latvia", position: "head"}},
		"another president": {{of: "Latvia", position: "head"}}, "minister": {{of: "Latvia", position: "foreign"}},
		"a minister": {{of: "Latvia", position: "foreign"}},
		"Kyiv":       {{of: "Ukraine", inside: true}},
	}}
	for kind, names := range map[Kind]string{
		Person: "president,a president,another president,minister,a minister", Country: "Latvia,Ukraine,Japan", City: "Kyiv,Riga",
		Organization: "ministry,NATO", Group: "partners", Paper: "pact,угода,treaty", Event: "summit,саміт,forum,summit of May", Work: "drones,дрони",
	} {
		for name := range strings.SplitSeq(names, ",") {
			lang := "en"
			if name[0] > 'z' {
				lang = "uk"
			}
			p.entities[ID(name)] = Entity{ID: ID(name), Kind: kind, Name: name, Names: map[string]string{lang: name}}
		}
	}
	change := func(id ID, edit func(*Entity)) {
		e := p.entities[id]
		edit(&e)
		p.entities[id] = e
	}
	change("a president", func(e *Entity) { e.Position = "president" })
	change("a minister", func(e *Entity) { e.Position = "minister" })
	change("ministry", func(e *Entity) { e.Aliases = []string{"Latvia's defence ministry"} })
	change("summit", func(e *Entity) { e.Time = &Time{From: "2023-07-11", To: "2023-07-12"} })
	change("summit of May", func(e *Entity) {
		e.Names["en"], e.Time = "summit", &Time{From: "2023-05-01", To: "2023-05-31"}
	})
	change("partners", func(e *Entity) { e.Members = []ID{"Japan"} })
	return p
}

// words makes a statement of "source RELATION target role=entity …"; - = was not said.
func words(text string) Statement {
	st := Statement{Polarity: Positive, Factuality: Asserted, SortDate: "2023-06-01", Roles: map[Role]ID{}}
	parts := strings.Split(text, ", ")
	for i, end := range []*ID{&st.Source, &st.Target} {
		if id := parts[2*i]; id != "-" {
			*end = ID(id)
		}
	}
	st.Relation = Relation(parts[1])
	for _, more := range parts[3:] {
		switch role, value, _ := strings.Cut(more, "="); role {
		case "mode":
			st.Mode = value
		case "not":
			st.Polarity = Negative
		case "published":
			st.SortDate = Date(value)
		case "members":
			st.TargetMembers = []ID{ID(value)}
		case "predicate":
			st.Predicate = value
		default:
			st.Roles[Role(role)] = ID(value)
		}
	}
	return st
}

// TestCompare says what pairs come to: apart, or their score and rules.
func TestCompare(t *testing.T) {
	const meets = "president, MET_WITH, NATO"
	for _, c := range []struct{ a, b, want string }{
		{meets, meets, "7 source target published"},
		{meets, "NATO, MET_WITH, president", "7 source target published"},
		{meets, "president (merged), TALKED_WITH, NATO", "7 source target published relation:like"},
		{meets, "NATO, HOSTED, president", "7 source target published relation:like"},
		{meets, "president, VISITED, NATO", "apart"},
		{meets, "president, MET_WITH, Japan", "apart"},
		{meets, "president, MET_WITH, -", "4 source published"},
		{"president, VISITED, Kyiv", "Kyiv, VISITED, president", "apart"},
		{"president, VISITED, Kyiv", "Latvia, VISITED, Kyiv", "6 source:representative target published"},
		{"president, VISITED, Kyiv", "a president, VISITED, Kyiv", "6 source:office target published"},
		{"president, VISITED, Kyiv", "another president, VISITED, Kyiv", "apart"},
		{"president, VISITED, Kyiv", "a minister, VISITED, Kyiv", "apart"},
		{"president, VISITED, Kyiv", "president, VISITED, Ukraine", "6 source target:inside published"},
		{"president, VISITED, Kyiv", "president, VISITED, Riga", "apart"},
		{"ministry, INVITED, Japan", "Latvia, INVITED, Japan", "6 source:body target published"},
		{"ministry, INVITED, Japan", "Ukraine, INVITED, Japan", "apart"},
		{"NATO, INVITED, partners", "NATO, INVITED, Japan", "6 source target:member published"},
		{"NATO, INVITED, partners, members=Ukraine", "NATO, INVITED, Ukraine", "6 source target:member published"},
		{"NATO, INVITED, partners", "NATO, INVITED, Latvia", "apart"},
		{"NATO, INVITED, Japan, event=summit", "NATO, INVITED, Japan, event=summit", "9 source target published event"},
		{"NATO, INVITED, Japan, event=summit", "NATO, INVITED, Japan, event=саміт", "7 source target published"},
		{"NATO, INVITED, Japan, event=summit", "NATO, INVITED, Japan, event=summit of May", "apart"},
		{"NATO, INVITED, Japan, place=Kyiv", "NATO, INVITED, Japan, place=Ukraine", "8 source target published place:inside"},
		{"NATO, INVITED, Japan, place=Kyiv", "NATO, INVITED, Japan, place=Latvia", "7 source target published"},
		{"NATO, INVITED, Japan, place=Kyiv", "NATO, INVITED, Japan, place=Riga", "apart"},
		{"Latvia, SANCTIONED, Japan, mode=impose", "Latvia, SANCTIONED, Japan", "7 source target published"},
		{"Latvia, SANCTIONED, Japan, mode=impose", "Latvia, SANCTIONED, Japan, mode=lift", "apart"},
		{"Latvia, SIGNED, pact, with=Japan", "Japan, SIGNED, угода, with=Latvia", "7 source published"},
		{"Latvia, SIGNED, pact", "Latvia, SIGNED, pact", "7 source target published"},
		{"Latvia, SIGNED, pact", "Latvia, SIGNED, treaty", "apart"},
		{"Latvia, SIGNED, pact", "Japan, SIGNED, pact", "4 target published"}, // with one another, perhaps
		{"Latvia, SIGNED, pact, with=Japan", "Latvia, SIGNED, pact, with=Ukraine", "apart"},
		{"Latvia, SIGNED, pact, with=Japan", "Japan, AGREED_WITH, Latvia", "7 source target published relation:like"},
		{"Latvia, PROVIDED_AID, Ukraine, item=drones", "Latvia, PROVIDED_AID, Ukraine, item=дрони", "7 source target published"},
		{"Latvia, PROVIDED_AID, Ukraine, item=drones", "Latvia, PROVIDED_AID, Ukraine, item=drones", "8 source target published item"},
		{"president, DIED, -", "president, DIED, -, published=2023-06-03", "7 source target published"},
		{"president, DIED, -", "minister, DIED, -", "apart"},
		{"president, STATED, -", "president, STATED, -", "4 source published"},
		{"president, STATED, -", "minister, STATED, -", "apart"},
		{"president, OPEN, Kyiv, predicate=see", "president, OPEN, Kyiv, predicate=leave", "apart"},
		{"president, ATTACKED, Kyiv", "president, ATTACKED, Kyiv, published=2023-06-03", "apart"},
		{"president, ATTACKED, Kyiv", "president, ATTACKED, Kyiv, not, published=2023-06-04", "7 source target published"},
		{"president, ATTACKED, Kyiv", "president, ATTACKED, Kyiv, not, published=2023-06-05", "apart"},
		{"president, VISITED, Kyiv", "Latvia, VISITED, Ukraine", "not shared"},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			v := compare(world(), words(pair[0]), words(pair[1]))
			got := "apart"
			switch {
			case v.fits && !v.shared:
				got = "not shared"
			case v.fits:
				got = string(rune('0'+v.score)) + " " + strings.Join(v.rules, " ")
			}
			if !slices.Contains([]string{c.want, turnedRound(c.want)}, got) {
				t.Errorf("%s\n%s\n got %s\nwant %s", pair[0], pair[1], got, c.want)
			}
		}
	}
}

// turnedRound is a verdict on a relation without direction as seen from the other end.
func turnedRound(want string) string {
	return strings.NewReplacer("source", "target", "target", "source").Replace(want)
}
