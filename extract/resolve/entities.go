package resolve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"actant/extract"
	"actant/graph"
)

// makeEntities writes Doc.Entities, in the order of their first mentions, and the
// entity of each mention. An unnamed thing that no statement speaks of is left out.
func (r *resolver) makeEntities() {
	used := r.used()
	var all []proto
	for i := range r.doc.Mentions {
		r.entity[i] = -1
		if r.root(i) == i && (used[i] || r.worth(i)) {
			e, spelt := r.describe(i)
			all = append(all, proto{root: i, entity: e, spelt: spelt})
		}
	}
	all = r.addPhrases(all)
	slices.SortStableFunc(all, func(a, b proto) int {
		x, y := a.entity.Mentions[0], b.entity.Mentions[0]
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	for n, p := range all {
		p.entity.ID = "e" + strconv.Itoa(n+1)
		r.doc.Entities = append(r.doc.Entities, p.entity)
		r.spelt[p.entity.ID] = p.spelt
		for _, a := range p.phrases {
			a.Entity = p.entity.ID
		}
		if p.root >= 0 {
			r.assign(p.root, n)
		}
	}
	for i := range r.doc.Mentions {
		if r.root(i) == i && r.entity[i] >= 0 {
			r.relateEntities(i)
		}
	}
}

// proto is an entity on its way: of the mentions of a root, or of phrases that are
// no mention (root -1).
type proto struct {
	root    int
	entity  extract.Entity
	phrases []*extract.Argument
	spelt   bool // its name in the other language is only transliterated
}

// assign gives the mentions of a root their entity.
func (r *resolver) assign(root, entity int) {
	for _, k := range r.cluster(root) {
		r.entity[k] = entity
		r.mention(k).Entity, r.mention(k).ResolvedBy = r.doc.Entities[entity].ID, r.resolvedBy(k)
	}
}

// addPhrases adds the entities of arguments that are no mention: the words of a
// position, one entity for a title of the table however often it is said; a clause.
func (r *resolver) addPhrases(all []proto) []proto {
	place := map[string]int{}
	for n, p := range all {
		if strings.HasPrefix(p.entity.Link, titles) {
			place[p.entity.Link] = n
		}
	}
	for i := range r.doc.Statements {
		st := &r.doc.Statements[i]
		for _, role := range graph.EntityRoles() {
			a := st.Roles.Args[role]
			if a == nil || a.Mention >= 0 {
				continue
			}
			e := r.phrase(a, role)
			key := cmp.Or(e.Link, string(e.Kind)+" "+e.Key)
			n, ok := place[key]
			if !ok {
				n = len(all)
				place[key] = n
				all = append(all, proto{root: -1, entity: e})
			} else if !slices.Contains(all[n].entity.Mentions, e.Mentions[0]) {
				all[n].entity.Mentions = append(all[n].entity.Mentions, e.Mentions[0])
				slices.SortFunc(all[n].entity.Mentions, func(a, b extract.Span) int { return cmp.Compare(a.Start, b.Start) })
			}
			all[n].phrases = append(all[n].phrases, a)
		}
	}
	return all
}

// titles is the table of the links of positions.
const titles = "titles:"

// phrase makes the entity of an argument that is no mention.
func (r *resolver) phrase(a *extract.Argument, role graph.Role) extract.Entity {
	e := extract.Entity{
		Kind: graph.Other, Name: a.Text, Key: strings.ToLower(a.Text), Names: map[string]string{string(r.doc.Lang): a.Text},
		Mentions: []extract.Span{extract.Slice(r.doc.Text, a.Start, a.End)},
	}
	if role != graph.RolePosition {
		return e
	}
	e.Kind = graph.Title
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Start <= a.Start && a.End <= m.End && m.Title != "" && m.Position == a.Text {
			e.Link = titles + m.Title
		}
	}
	return r.nameTitle(e)
}

// nameTitle gives a position the names of the titles table.
func (r *resolver) nameTitle(e extract.Entity) extract.Entity {
	id, ok := strings.CutPrefix(e.Link, titles)
	t, known := r.stage.names.Title(id)
	if !ok || !known {
		return e
	}
	e.Names = map[string]string{}
	if len(t.UkM) > 0 {
		e.Names[string(extract.Ukrainian)] = t.UkM[0]
	}
	if len(t.En) > 0 {
		e.Names[string(extract.English)] = t.En[0]
	}
	e.Name = cmp.Or(e.Names[string(r.doc.Lang)], e.Name)
	return e
}

// used marks the roots of everything that statements, members and places name.
func (r *resolver) used() []bool {
	used := make([]bool, len(r.doc.Mentions))
	mark := func(a *extract.Argument) {
		if a != nil && a.Mention >= 0 && a.Mention < len(used) {
			used[r.root(a.Mention)] = true
		}
	}
	for i := range r.doc.Statements {
		eachArgument(&r.doc.Statements[i], mark)
	}
	for i := range r.doc.Mentions {
		for _, k := range r.members[i] {
			used[r.root(k)] = used[r.root(k)] || used[r.root(i)]
		}
	}
	return used
}

// eachArgument calls do for the ends, roles and speakers of a statement.
func eachArgument(st *extract.Statement, do func(*extract.Argument)) {
	for _, a := range st.Arguments() {
		do(a)
	}
	for _, said := range st.Attribution {
		do(said.Speaker)
		do(said.OnBehalfOf)
		do(said.Via)
	}
}

// worth says whether an entity is listed even if no statement speaks of it: it has a
// name, or is an event.
func (r *resolver) worth(i int) bool { return r.named(i) || r.mention(i).Kind == graph.Event }

func (r *resolver) resolvedBy(i int) string {
	m := r.mention(i)
	switch {
	case r.by[i] != "":
		return r.by[i]
	case m.Form == extract.RoleOf:
		return "role"
	case m.Form == extract.Pronoun:
		return "pronoun"
	}
	return "name"
}

// describe makes the entity of root i without what names other entities.
func (r *resolver) describe(i int) (e extract.Entity, spelt bool) {
	e = extract.Entity{Kind: r.kind(i), Link: r.linkOf(i)}
	best := r.fullest(i)
	e.Name, e.Key = r.mention(best).Name, strings.ToLower(r.mention(best).Key)
	if e.Name == "" {
		e.Name = r.doc.Text[r.mention(best).Start:r.mention(best).End]
	}
	if e.Key == "" {
		e.Key = strings.ToLower(e.Name)
	}
	e.Names, spelt = r.names(i, e)
	e.Key = r.canonical(i, e)
	if body := r.bodyOf(i); body != "" {
		e.Link = bodies + strings.ToLower(body)
	}
	if entry, ok := r.entry(e.Link); ok {
		e.Wikidata = entry.Wikidata
		e.Name = cmp.Or(e.Names[string(r.doc.Lang)], e.Name)
	}
	for _, k := range r.cluster(i) {
		m := r.mention(k)
		e.Mentions = append(e.Mentions, extract.Slice(r.doc.Text, m.Start, m.End))
		if e.Position == "" && m.Form == extract.RoleOf && !r.named(i) && e.Kind != graph.Title {
			e.Position = r.positionOf(m)
		} else if title := r.peer[k]; e.Position == "" && title != "" && !r.named(i) {
			e.Position = r.positionOf(&extract.Mention{Title: title, Gender: m.Gender})
		}
		if e.MembersAs == "" {
			e.MembersAs = m.MembersAs
		}
	}
	return r.nameTitle(e), spelt
}

// positionOf is the position of an office holder in the nominative, as the titles table
// has it, else in the words of the text.
func (r *resolver) positionOf(m *extract.Mention) string {
	t := r.title(m.Title)
	if m.Plural {
		return cmp.Or(m.Position, m.Name)
	}
	names := t.UkM
	switch {
	case r.doc.Lang == extract.English:
		names = t.En
	case m.Gender == "Fem" && len(t.UkF) > 0:
		names = t.UkF
	}
	if len(names) > 0 {
		return names[0]
	}
	return cmp.Or(m.Position, m.Name)
}

// fullest is the mention that names an entity best: a name before a role, a role
// before a noun, a pronoun last; then the longest.
func (r *resolver) fullest(i int) int {
	rank := func(k int) [3]int {
		m := r.mention(k)
		form := slices.Index([]extract.Form{extract.Pronoun, extract.Demonym, extract.Nominal, extract.RoleOf, extract.Name}, m.Form)
		if m.Form != extract.Name && form != 0 {
			return [3]int{form, 0, 0} // the first one
		}
		if r.bare[k] {
			return [3]int{form, 1, 0}
		}
		return [3]int{form, len(keyWords(m.Key)), utf8.RuneCountInString(m.Name)}
	}
	best := i
	for _, k := range r.cluster(i) {
		if a, b := rank(k), rank(best); slices.Compare(a[:], b[:]) > 0 {
			best = k
		}
	}
	return best
}

func (r *resolver) hasName(i int) bool {
	return slices.ContainsFunc(r.cluster(i), func(k int) bool { return r.mention(k).Form == extract.Name })
}

// relateEntities sets the members of a group and the place of an event.
func (r *resolver) relateEntities(i int) {
	e := &r.doc.Entities[r.entity[i]]
	for _, k := range r.cluster(i) {
		for _, id := range r.memberIDs(k) {
			if !slices.Contains(e.Members, id) && id != e.ID {
				e.Members = append(e.Members, id)
			}
		}
		if e.Kind == graph.Event && e.Place == "" {
			e.Place = r.entityID(r.placeOf(k))
		}
	}
}

// memberIDs are the entities of the members of what mention i stands for.
func (r *resolver) memberIDs(i int) []string {
	var ids []string
	for _, k := range r.members[i] {
		if id := r.entityID(k); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// entityID is the id of the entity of mention i; empty when it has none.
func (r *resolver) entityID(i int) string {
	if i < 0 || i >= len(r.entity) || r.entity[i] < 0 {
		return ""
	}
	return r.doc.Entities[r.entity[i]].ID
}

// placeOf is the mention of the place inside the noun phrase of an event: in the
// locative («саміт у Вільнюсі»), or a city or building before the noun ("the Vilnius
// summit"); -1 when there is none.
func (r *resolver) placeOf(event int) int {
	m := r.mention(event)
	t, w := r.treeOf(event), r.words(m.Sent)
	for k := range r.doc.Mentions[event:] {
		k += event
		x := r.mention(k)
		if x.Start >= m.End {
			break
		}
		if !r.inside(k, event) || !slices.Contains(t.path(x.Head), m.Head) {
			continue
		}
		kind := r.kind(k)
		site := kind == graph.City || kind == graph.Place || kind == graph.Facility
		inPlace := t.marked(x.Head, "case", func(l string) bool { return w.has(locative, l) })
		before := (t.rel(x.Head) == "compound" || t.rel(x.Head) == "amod") && t.toks[x.Head].Head == m.Head
		if (site || kind == graph.Country) && inPlace && caseAllows(t.toks[x.Head]) || site && before {
			return k
		}
	}
	return -1
}

// caseAllows says whether a word after a preposition of place names a place: in
// Ukrainian it must be locative («візит у Київ» goes to Kyiv).
func caseAllows(tok extract.Token) bool { return tok.Feats.Case == "" || tok.Feats.Case == "Loc" }
