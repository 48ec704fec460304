package apitest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
	"actant/graph/key"
)

// news is a text with its statements as a person marked them.
type news struct {
	lang, published, url, publisher, title, text string
	claims                                       []claim
}

// claim is a statement: every stretch is found in the quote by its words.
type claim struct {
	relation       graph.Relation
	quote, trigger string
	source, target said
	roles          map[graph.Role]said
	polarity       graph.Polarity   // "" = positive
	factuality     graph.Factuality // "" = asserted
	speaker        said
	day            string // of the act
}

// said is a thing and the words that stand for it in the quote.
type said struct{ thing, words string }

// thing is an entity that the texts name.
type thing struct {
	kind    graph.Kind
	uk, en  string
	members []string
}

func (n news) bundle() graph.Bundle {
	doc := graph.Document{
		URL: n.url, Publisher: n.publisher, Title: n.title, Published: graph.Date(n.published),
		Lang: n.lang, Text: n.text,
	}
	b := graph.Bundle{Document: doc}
	seen := map[string]int{}
	for _, c := range n.claims {
		b.Statements = append(b.Statements, n.statement(c))
		for _, s := range c.arguments() {
			b.Entities = n.mention(b.Entities, seen, s)
		}
	}
	return graph.Seal(b)
}

func (c claim) arguments() []said {
	list := []said{c.source, c.target, c.speaker}
	for _, role := range graph.EntityRoles() {
		list = append(list, c.roles[role])
	}
	return slices.DeleteFunc(list, func(s said) bool { return s.thing == "" })
}

// mention counts one mention of a thing and, when it is the first, of its members.
func (n news) mention(list []graph.Mentioned, seen map[string]int, s said) []graph.Mentioned {
	at, ok := seen[s.thing]
	if !ok {
		at = len(list)
		seen[s.thing] = at
		list = append(list, graph.Mentioned{Entity: entity(s.thing, n.lang), First: strings.Index(n.text, s.words)})
	}
	m := &list[at]
	m.Count++
	if !slices.Contains(m.Names, s.words) && s.words != "" {
		m.Names = append(m.Names, s.words)
	}
	m.Search = searchKeys(slices.Concat([]string{m.Entity.Name}, sortedValues(m.Entity.Names), m.Names)...)
	for _, member := range things()[s.thing].members {
		if _, ok := seen[member]; !ok {
			list = n.mention(list, seen, said{thing: member})
		}
	}
	return list
}

func searchKeys(names ...string) []string {
	var keys []string
	for _, name := range names {
		keys = append(keys, key.Keys(name, nil)...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func sortedValues(m map[string]string) []string { return []string{m["en"], m["uk"]} }

func entityID(name string) graph.ID {
	t, ok := things()[name]
	if !ok {
		panic("apitest: no thing " + name)
	}
	return graph.KnownEntityID(t.kind, "test", name)
}

func entity(name, lang string) graph.Entity {
	t := things()[name]
	e := graph.Entity{ID: entityID(name), Kind: t.kind, Name: t.en, Names: map[string]string{"uk": t.uk, "en": t.en}}
	if lang == "uk" {
		e.Name = t.uk
	}
	for _, member := range t.members {
		e.Members = append(e.Members, entityID(member))
	}
	return e
}

func (n news) statement(c claim) graph.Statement {
	quote := at(n.text, 0, c.quote)
	trigger := at(c.quote, quote.Start, c.trigger)
	st := graph.Statement{
		ID: graph.ID(fmt.Sprintf("%s %d", c.relation, trigger.Start)), Relation: c.relation,
		Source: optional(c.source), Target: optional(c.target), Roles: map[graph.Role]graph.ID{},
		Polarity: orElse(c.polarity, graph.Positive), Factuality: orElse(c.factuality, graph.Asserted),
		Tense: graph.Past, Confidence: 0.9,
	}
	st.SourceMembers, st.TargetMembers = members(c.source), members(c.target)
	for role, s := range c.roles {
		st.Roles[role] = entityID(s.thing)
	}
	if c.day != "" {
		st.Time = &graph.Time{
			Text: c.day, From: graph.Date(c.day), To: graph.Date(c.day), Granularity: graph.Day, Relation: graph.On,
		}
	}
	ev := graph.Evidence{
		Quote: c.quote, Start: quote.Start, End: quote.End, Trigger: c.trigger, TriggerAt: trigger.Start,
		Extracted: n.printed(c, quote, trigger),
	}
	if c.speaker.thing != "" {
		ev.SaidBy = append(ev.SaidBy, graph.Attribution{Speaker: entityID(c.speaker.thing), Form: graph.Indirect})
	}
	ev.SaidBy = append(ev.SaidBy, graph.Attribution{Form: graph.ByAuthor})
	st.Evidence = []graph.Evidence{ev}
	return st
}

// printed is the statement as an extractor prints it.
func (n news) printed(c claim, quote, trigger extract.Span) json.RawMessage {
	argument := func(s said) *extract.Argument {
		if s.words == "" {
			return nil
		}
		span := at(c.quote, quote.Start, s.words)
		return &extract.Argument{Entity: s.thing, Text: span.Text, Start: span.Start, End: span.End}
	}
	st := extract.Statement{
		Relation: c.relation, Source: argument(c.source), Target: argument(c.target), Trigger: trigger, Evidence: quote,
		Roles: extract.Roles{Args: map[graph.Role]*extract.Argument{}},
	}
	for role, s := range c.roles {
		st.Roles.Args[role] = argument(s)
	}
	if c.speaker.words != "" {
		st.Attribution = append(st.Attribution, extract.Attribution{Speaker: argument(c.speaker), Form: graph.Indirect})
	}
	body, err := json.Marshal(st)
	if err != nil {
		panic(err)
	}
	return body
}

// at finds words in a text that begins at an offset of the document.
func at(text string, offset int, words string) extract.Span {
	i := strings.Index(text, words)
	if i < 0 {
		panic(fmt.Sprintf("apitest: no %q in %q", words, text))
	}
	return extract.Span{Text: words, Start: offset + i, End: offset + i + len(words)}
}

func optional(s said) graph.ID {
	if s.thing == "" {
		return ""
	}
	return entityID(s.thing)
}

func members(s said) []graph.ID {
	var ids []graph.ID
	for _, name := range things()[s.thing].members {
		ids = append(ids, entityID(name))
	}
	return ids
}

func orElse[T ~string](value, otherwise T) T {
	if value == "" {
		return otherwise
	}
	return value
}
