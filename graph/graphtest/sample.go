package graphtest

import (
	"fmt"
	"strings"

	"actant/graph"
)

// who is an entity of the sample world with its search keys.
type who struct {
	graph.Entity
	search []string
}

func thing(kind graph.Kind, key, uk, en string, more ...string) who {
	e := graph.Entity{ID: graph.NamedEntityID(kind, key),
		Kind: kind, Name: uk, Names: map[string]string{"uk": uk, "en": en}}
	keys := append(strings.Fields(strings.ToLower(uk+" "+en)), more...)
	return who{e, keys}
}

// The sample world: those who act in the cases.
func world() map[string]who {
	return map[string]who{
		"nato":        thing(graph.Organization, "nato", "НАТО", "NATO"),
		"alliance":    thing(graph.Organization, "alliance", "Альянс", "Alliance"),
		"bloc":        thing(graph.Organization, "bloc", "блок", "bloc"),
		"japan":       thing(graph.Country, "japan", "Японія", "Japan", "yaponiia"),
		"ukraine":     thing(graph.Country, "ukraine", "Україна", "Ukraine", "ukraina"),
		"korea":       thing(graph.Country, "korea", "Корея", "Korea", "koreia"),
		"stoltenberg": thing(graph.Person, "stoltenberg", "Єнс Столтенберг", "Jens Stoltenberg"),
		"zelensky":    thing(graph.Person, "zelensky", "Володимир Зеленський", "Volodymyr Zelenskyy"),
		"summit":      thing(graph.Event, "summit", "саміт у Вільнюсі", "Vilnius summit"),
		"vilnius":     thing(graph.City, "vilnius", "Вільнюс", "Vilnius"),
		"leaders": func() who {
			w := thing(graph.Group, "leaders", "лідери партнерів", "leaders of partners")
			w.MembersAs = "head of state or government"
			return w
		}(),
	}
}

// id is the id of somebody of the sample world.
func id(name string) graph.ID {
	w, ok := world()[name]
	if !ok {
		panic("nobody is called " + name)
	}
	return w.ID
}

// news is a document in the making: each line of the text is the quote of the
// statement that is made with it.
type news struct {
	bundle graph.Bundle
	world  map[string]who
}

// report begins a document. Equal arguments and lines make equal documents.
func report(url, published string) *news {
	return &news{world: world(), bundle: graph.Bundle{Document: graph.Document{
		URL: url, Publisher: "publisher of " + url, Title: "title", Published: graph.Date(published), Lang: "uk",
	}}}
}

// says adds a line and the statement that it makes. In the statement names of the
// sample world may stand for ids.
func (n *news) says(line string, st graph.Statement, edit ...func(*graph.Evidence)) *news {
	start := len(n.bundle.Document.Text)
	n.bundle.Document.Text += line + "\n"
	ev := graph.Evidence{
		Quote: line, Start: start, End: start + len(line), Trigger: strings.Fields(line)[0], TriggerAt: start,
		Tense: graph.Past, Confidence: 0.8, Rules: []string{"frame"},
	}
	for _, e := range edit {
		e(&ev)
	}
	st.Source, st.Target = n.named(st.Source), n.named(st.Target)
	st.SourceMembers, st.TargetMembers = n.allNamed(st.SourceMembers), n.allNamed(st.TargetMembers)
	roles := map[graph.Role]graph.ID{}
	for role, name := range st.Roles {
		roles[role] = n.named(name)
	}
	if len(roles) > 0 {
		st.Roles = roles
	}
	for i, said := range ev.SaidBy {
		ev.SaidBy[i].Speaker, ev.SaidBy[i].OnBehalfOf, ev.SaidBy[i].Via = n.named(said.Speaker), n.named(said.OnBehalfOf), n.named(said.Via)
	}
	if st.Polarity == "" {
		st.Polarity = graph.Positive
	}
	if st.Factuality == "" {
		st.Factuality = graph.Asserted
	}
	st.Evidence = []graph.Evidence{ev}
	n.bundle.Statements = append(n.bundle.Statements, st)
	return n
}

// named turns a name into an id and mentions the entity.
func (n *news) named(name graph.ID) graph.ID {
	w, ok := n.world[string(name)]
	if !ok {
		return name
	}
	n.mention(w, 1)
	return w.ID
}

func (n *news) allNamed(names []graph.ID) []graph.ID {
	var ids []graph.ID
	for _, name := range names {
		ids = append(ids, n.named(name))
	}
	return ids
}

func (n *news) mention(w who, count int) {
	n.bundle.Entities = append(n.bundle.Entities, graph.Mentioned{
		Entity: w.Entity, Names: []string{w.Name}, Search: w.search, Count: count,
		First: len(n.bundle.Document.Text),
	})
}

// sealed is the finished document.
func (n *news) sealed() graph.Bundle { return graph.Seal(n.bundle) }

// did is a statement of the sample world.
func did(relation graph.Relation, source, target string) graph.Statement {
	return graph.Statement{Relation: relation, Source: graph.ID(source), Target: graph.ID(target)}
}

// invited is the document of most cases: NATO invited Japan to the summit in Vilnius.
func invited(url, published string) *news {
	st := did("INVITED", "nato", "japan")
	st.Roles = map[graph.Role]graph.ID{graph.RoleEvent: "summit", graph.RolePlace: "vilnius"}
	st.Time = &graph.Time{Text: "у липні",
		From: "2023-07-01", To: "2023-07-31", Granularity: graph.Month, Relation: graph.During}
	return report(url, published).says("НАТО запросило Японію на саміт у Вільнюсі в липні.", st)
}

// numbered is a small document that differs from all others by its number.
func numbered(i int) graph.Bundle {
	day := fmt.Sprintf("2023-%02d-%02d", 1+i/28%12, 1+i%28)
	return report(fmt.Sprintf("https://news.example/%d", i), day).
		says(fmt.Sprintf("Візит номер %d.", i), did("VISITED", "stoltenberg", "ukraine")).sealed()
}
