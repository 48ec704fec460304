package resolve

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"actant/extract"
	"actant/graph"
)

// Bundle turns a finished Doc into records of the graph, sealed and ready to be put.
// keys gives the search keys of the names of an entity. Left out are statements that
// the graph cannot hold: without source and target, or with an end of a kind that
// coreference found and the relation does not allow.
//
// It is a pure function: equal Docs give equal bundles.
func Bundle(doc *extract.Doc, keys func(names ...string) []string) (graph.Bundle, error) {
	b := &bundler{
		doc: doc, ids: map[string]graph.ID{}, kinds: map[string]graph.Kind{},
		named: map[string]bool{}, surface: map[string][]string{}, content: map[string][]string{},
	}
	b.document()
	b.mentions()
	for i := range doc.Entities {
		b.ids[doc.Entities[i].ID] = b.entityID(&doc.Entities[i])
		b.kinds[doc.Entities[i].ID] = doc.Entities[i].Kind
	}
	for i := range doc.Entities {
		b.out.Entities = append(b.out.Entities, b.mentioned(&doc.Entities[i], keys))
	}
	kept := b.kept()
	for i := range doc.Statements {
		if !kept[doc.Statements[i].ID] {
			continue
		}
		st, err := b.statement(&doc.Statements[i], kept)
		if err != nil {
			return graph.Bundle{}, err
		}
		b.out.Statements = append(b.out.Statements, st)
	}
	return graph.Seal(b.out), nil
}

type bundler struct {
	doc   *extract.Doc
	out   graph.Bundle
	ids   map[string]graph.ID   // by id in the document
	kinds map[string]graph.Kind // by id in the document

	named   map[string]bool     // entities that a mention names
	surface map[string][]string // how the text calls an entity, pronouns aside
	content map[string][]string // statements inside statements
}

// mentions collects how the text calls each entity.
func (b *bundler) mentions() {
	for i := range b.doc.Mentions {
		m := &b.doc.Mentions[i]
		if m.Entity == "" || m.Form == extract.Pronoun {
			continue
		}
		b.named[m.Entity] = b.named[m.Entity] || m.Form == extract.Name
		start, end := m.Start, m.End
		if m.NameEnd > m.NameStart {
			start, end = m.NameStart, m.NameEnd
		}
		b.surface[m.Entity] = append(b.surface[m.Entity], b.doc.Text[start:end])
	}
}

// document makes the record of the text; a text without URL is told from others by
// the id that it was given.
func (b *bundler) document() {
	d := b.doc
	content := graph.ContentHash(d.Text)
	name := d.URL
	if name == "" {
		name = d.ID
	}
	lang := d.Lang
	if lang == extract.NoLanguage {
		lang = extract.OtherLang
	}
	b.out.Document = graph.Document{
		ID: graph.DocumentID(name, content), URL: d.URL, Publisher: d.Publisher, Title: d.Title,
		Published: d.Published, Lang: string(lang), Text: d.Text, ContentHash: content,
	}
}

// entityID is the id of an entity: of its entry in the tables, of its name, or of its
// place in this document.
func (b *bundler) entityID(e *extract.Entity) graph.ID {
	if table, id, ok := strings.Cut(e.Link, ":"); ok {
		return graph.KnownEntityID(e.Kind, table, id)
	}
	if b.named[e.ID] || e.Kind == graph.Title {
		return graph.NamedEntityID(e.Kind, e.Key)
	}
	return graph.LocalEntityID(e.Kind, e.Key, b.out.Document.ID, strconv.Itoa(e.Mentions[0].Start))
}

func (b *bundler) mentioned(e *extract.Entity, keys func(names ...string) []string) graph.Mentioned {
	m := graph.Mentioned{
		Entity: graph.Entity{
			ID: b.ids[e.ID], Kind: e.Kind, Name: e.Name, Names: e.Names, Wikidata: e.Wikidata,
			Position: e.Position, MembersAs: e.MembersAs, Time: e.Time, Place: b.ids[e.Place],
			Members: b.all(e.Members), Mentions: len(e.Mentions),
		},
		Count: len(e.Mentions), First: e.Mentions[0].Start,
	}
	m.Names = sorted(b.surface[e.ID])
	searched := slices.Concat([]string{e.Name, e.Key}, m.Names)
	for _, lang := range []extract.Lang{extract.Ukrainian, extract.English} {
		searched = append(searched, e.Names[string(lang)])
	}
	m.Search = sorted(keys(slices.DeleteFunc(searched, func(s string) bool { return s == "" })...))
	m.Entity.Aliases = m.Names
	return m
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

func (b *bundler) all(ids []string) []graph.ID {
	var out []graph.ID
	for _, id := range ids {
		if g := b.ids[id]; g != "" && !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	slices.Sort(out)
	return out
}

// kept says by id which statements the graph can hold.
func (b *bundler) kept() map[string]bool {
	kept := map[string]bool{}
	for i := range b.doc.Statements {
		st := &b.doc.Statements[i]
		b.content[st.ID] = st.Roles.Content
		schema := graph.Schema(st.Relation)
		source, target := b.end(st.Source), b.end(st.Target)
		kept[st.ID] = (source != "" || target != "") && b.allowed(schema.Source, st.Source) && b.allowed(schema.Target, st.Target)
	}
	return kept
}

func (b *bundler) end(a *extract.Argument) graph.ID {
	if a == nil {
		return ""
	}
	return b.ids[a.Entity]
}

func (b *bundler) allowed(kinds []graph.Kind, a *extract.Argument) bool {
	return b.end(a) == "" || graph.Allows(kinds, b.kinds[a.Entity])
}

// statement makes the record of one statement with its evidence. Ids of statements
// are those of the Doc; sealing renames them.
func (b *bundler) statement(st *extract.Statement, kept map[string]bool) (graph.Statement, error) {
	out := graph.Statement{
		ID: graph.ID(st.ID), Relation: st.Relation, Predicate: st.Predicate,
		Source: b.end(st.Source), Target: b.end(st.Target), Polarity: st.Polarity, Factuality: st.Factuality,
		Tense: st.Tense, Time: st.Time, Amount: st.Roles.Amount, Mode: st.Roles.Mode, Confidence: st.Confidence,
	}
	if st.Source != nil && out.Source != "" {
		out.SourceMembers = b.all(st.Source.Members)
	}
	if st.Target != nil && out.Target != "" {
		out.TargetMembers = b.all(st.Target.Members)
	}
	for _, role := range graph.EntityRoles() {
		if id := b.end(st.Roles.Args[role]); id != "" {
			if out.Roles == nil {
				out.Roles = map[graph.Role]graph.ID{}
			}
			out.Roles[role] = id
		}
	}
	for _, c := range st.Roles.Content {
		if kept[c] && !b.holds(c, st.ID, map[string]bool{}) {
			out.Content = append(out.Content, graph.ID(c))
		}
	}
	if kept[st.DerivedFrom] {
		out.DerivedFrom = graph.ID(st.DerivedFrom)
	}
	ev, err := b.evidence(st)
	out.Evidence = []graph.Evidence{ev}
	return out, err
}

// holds says whether statement c is st or holds it inside: content that would close
// a circle is left out.
func (b *bundler) holds(c, st string, seen map[string]bool) bool {
	if c == st || seen[c] {
		return c == st
	}
	seen[c] = true
	return slices.ContainsFunc(b.content[c], func(inner string) bool {
		return b.holds(inner, st, seen)
	})
}

func (b *bundler) evidence(st *extract.Statement) (graph.Evidence, error) {
	extracted, err := json.Marshal(st)
	if err != nil {
		return graph.Evidence{}, fmt.Errorf("print statement %s: %w", st.ID, err)
	}
	ev := graph.Evidence{
		Quote: st.Evidence.Text, Start: st.Evidence.Start, End: st.Evidence.End,
		Trigger: st.Trigger.Text, TriggerAt: st.Trigger.Start, Tense: st.Tense, Confidence: st.Confidence,
		Rules: sorted(st.Rules), Extracted: extracted,
	}
	for _, said := range st.Attribution {
		ev.SaidBy = append(ev.SaidBy, graph.Attribution{
			Speaker: b.end(said.Speaker), OnBehalfOf: b.end(said.OnBehalfOf), Via: b.end(said.Via),
			Cue: said.Cue, Form: said.Form,
		})
	}
	return ev, nil
}
