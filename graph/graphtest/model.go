package graphtest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"actant/graph"
)

// model is the plainest store there can be: it keeps what was put and the log, and
// works out every answer from the start. It is slow and easy to believe.
type model struct {
	bundles []graph.Bundle // sealed, in the order of putting
	log     []graph.Correction
}

func (m *model) put(bundles ...graph.Bundle) (int, error) {
	for _, b := range bundles {
		if err := graph.Validate(b); err != nil {
			return 0, err
		}
	}
	added := 0
	for _, b := range bundles {
		if m.find(b.Document.ID) >= 0 {
			continue
		}
		m.bundles = slices.DeleteFunc(m.bundles, func(old graph.Bundle) bool {
			return old.Document.URL != "" && old.Document.URL == b.Document.URL
		})
		m.bundles = append(m.bundles, graph.Seal(b))
		added++
	}
	return added, nil
}

func (m *model) find(document graph.ID) int {
	return slices.IndexFunc(m.bundles, func(b graph.Bundle) bool { return b.Document.ID == document })
}

func (m *model) forget(document graph.ID) error {
	i := m.find(document)
	if i < 0 {
		return graph.ErrNotFound
	}
	m.bundles = slices.Delete(m.bundles, i, i+1)
	return nil
}

func (m *model) correct(c graph.Correction) error {
	if err := graph.ValidateCorrection(c); err != nil {
		return err
	}
	if slices.ContainsFunc(m.log, func(other graph.Correction) bool { return other.ID == c.ID }) {
		return nil
	}
	if c.Action == graph.Merge || c.Action == graph.NotSame {
		for _, id := range []graph.ID{c.Entity, c.Into} {
			if len(m.group(id)) == 0 {
				return graph.ErrNotFound
			}
		}
	}
	for _, d := range c.Documents {
		if !m.mentions(d, c.Entity) {
			return graph.ErrNotFound
		}
	}
	if err := graph.Accept(m.log, c); err != nil {
		return err
	}
	m.log = append(m.log, c)
	return nil
}

func (m *model) mentions(document, entity graph.ID) bool {
	return slices.ContainsFunc(m.effective(), func(b graph.Bundle) bool {
		return b.Document.ID == document && slices.ContainsFunc(b.Entities,
			func(e graph.Mentioned) bool { return e.Entity.ID == entity })
	})
}

func (m *model) effective() []graph.Bundle {
	var all []graph.Bundle
	for _, b := range m.bundles {
		all = append(all, graph.Replay(b, m.log))
	}
	return all
}

func (m *model) canonical() func(graph.ID) graph.ID {
	merged := graph.Merges(m.log)
	return func(id graph.ID) graph.ID { return cmp.Or(merged[id], id) }
}

// statements are all of them, whole and by id.
func (m *model) statements() []graph.Statement {
	all := map[graph.ID]graph.Statement{}
	for _, b := range m.effective() {
		for _, st := range b.Statements {
			st.Evidence = append(slices.Clone(all[st.ID].Evidence), st.Evidence...)
			slices.SortFunc(st.Evidence, func(a, b graph.Evidence) int { return cmp.Compare(a.ID, b.ID) })
			all[st.ID] = graph.FoldOf(st.Evidence).Apply(st)
		}
	}
	var out []graph.Statement
	for _, id := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[id])
	}
	return out
}

// folds are the entities with their search keys.
func (m *model) folds() map[graph.ID]*graph.EntityFold {
	folds := map[graph.ID]*graph.EntityFold{}
	for _, b := range m.effective() {
		for _, e := range b.Entities {
			if folds[e.Entity.ID] == nil {
				folds[e.Entity.ID] = &graph.EntityFold{}
			}
			folds[e.Entity.ID].Add(b.Document.ID, e)
		}
	}
	return folds
}

func (m *model) group(id graph.ID) []graph.Entity {
	canonical := m.canonical()
	var group []graph.Entity
	for other, fold := range m.folds() {
		if other == id || canonical(other) == id {
			group = append(group, fold.Entity(other))
		}
	}
	return group
}

func (m *model) entities(q graph.EntityQuery) []graph.Entity {
	canonical := m.canonical()
	wanted := map[graph.ID]bool{}
	for _, id := range q.IDs {
		wanted[canonical(id)] = true
	}
	if len(q.IDs) == 0 {
		keys := map[graph.ID][]string{}
		for id, fold := range m.folds() {
			keys[canonical(id)] = append(keys[canonical(id)], fold.Search...)
		}
		for id, stored := range keys {
			wanted[id] = len(q.Keys) > 0 && fitsAll(stored, q)
		}
	}
	var out []graph.Entity
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		if group := m.group(id); wanted[id] && len(group) > 0 {
			out = append(out, graph.Unite(id, group))
		}
	}
	return out
}

func fitsAll(stored []string, q graph.EntityQuery) bool {
	for i, word := range q.Keys {
		prefix := q.Prefix && i == len(q.Keys)-1
		if !slices.ContainsFunc(stored, func(s string) bool {
			return slices.ContainsFunc(word,
				func(k string) bool {
					k = graph.SearchKey(k)
					return s == k || prefix && strings.HasPrefix(s, k)
				})
		}) {
			return false
		}
	}
	return true
}

// page answers Statements.
func (m *model) page(match graph.Match) (graph.Page, error) {
	match, err := m.normal(match)
	if err != nil {
		return graph.Page{}, err
	}
	all := m.statements()
	slices.SortFunc(all, func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(b.SortDate, a.SortDate), cmp.Compare(b.ID, a.ID))
	})
	var page graph.Page
	for _, st := range all {
		via, ok := match.FitsEnds(st, m.canonical())
		if !ok || !m.fits(match, st) || !behind(match.After, st) {
			continue
		}
		if len(page.Statements) == match.Limit {
			last := page.Statements[match.Limit-1]
			page.Next = graph.Cursor(last.SortDate, last.ID)
			break
		}
		if via != "" {
			if page.ViaGroup == nil {
				page.ViaGroup = map[graph.ID]graph.ID{}
			}
			page.ViaGroup[st.ID] = via
		}
		if match.Document != "" {
			st.Evidence = slices.DeleteFunc(st.Evidence,
				func(ev graph.Evidence) bool { return ev.Document != match.Document })
		}
		st.Evidence = st.Evidence[:min(len(st.Evidence), graph.PageEvidence)]
		page.Statements = append(page.Statements, st)
	}
	return page, nil
}

func (m *model) normal(match graph.Match) (graph.Match, error) {
	match, err := match.Normal()
	c := m.canonical()
	match.Source, match.Target, match.Either, match.Speaker = c(match.Source), c(match.Target), c(match.Either), c(match.Speaker)
	return match, err
}

func behind(cursor string, st graph.Statement) bool {
	if cursor == "" {
		return true
	}
	date, id, err := graph.ParseCursor(cursor)
	return err == nil && (st.SortDate < date || st.SortDate == date && st.ID < id)
}

// fits says whether st fits all of the match but its ends.
func (m *model) fits(match graph.Match, st graph.Statement) bool {
	c := m.canonical()
	for role, id := range match.Roles {
		if st.Roles[role] == "" || c(st.Roles[role]) != c(id) {
			return false
		}
	}
	windowed := match.From != "" || match.To != ""
	return slices.Contains(match.Polarities, st.Polarity) &&
		slices.Contains(match.Factualities, st.Factuality) &&
		(len(match.Relations) == 0 || slices.Contains(match.Relations, st.Relation)) &&
		(!windowed || st.SortDate != "") && st.SortDate >= match.From && (match.To == "" || st.SortDate <= match.To) &&
		slices.ContainsFunc(st.Evidence, func(ev graph.Evidence) bool { return m.said(match, ev) })
}

func (m *model) said(match graph.Match, ev graph.Evidence) bool {
	c := m.canonical()
	if match.Document != "" && ev.Document != match.Document {
		return false
	}
	return match.Speaker == "" || slices.ContainsFunc(ev.SaidBy, func(a graph.Attribution) bool {
		return slices.Contains([]graph.ID{c(a.Speaker), c(a.OnBehalfOf), c(a.Via)}, match.Speaker)
	})
}

// edges answers Neighbours.
func (m *model) edges(ids []graph.ID, match graph.Match) ([]graph.Edge, error) {
	match, err := m.normal(match)
	if err != nil {
		return nil, err
	}
	c := m.canonical()
	var out []graph.Edge
	for _, st := range m.statements() {
		for _, e := range graph.Project(st, c) {
			touches := slices.ContainsFunc(ids,
				func(id graph.ID) bool { return c(id) == e.Source || c(id) == e.Target })
			ends := graph.Statement{Relation: e.Relation, Source: e.Source, Target: e.Target}
			if _, ok := match.FitsEnds(ends, c); ok && touches && m.fits(match, st) {
				out = append(out, e)
			}
		}
	}
	slices.SortFunc(out, graph.CompareEdges)
	return out[:min(len(out), match.Limit)], nil
}

// documents answers the first page of Documents.
func (m *model) documents(limit int) (docs []graph.Document, next string) {
	statements := m.statements()
	for _, b := range m.bundles {
		d := b.Document
		d.Text, d.Statements = "", saidIn(statements, d.ID)
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b graph.Document) int {
		return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(b.ID, a.ID))
	})
	if len(docs) > limit {
		docs = docs[:limit]
		next = graph.Cursor(docs[limit-1].Published, docs[limit-1].ID)
	}
	return docs, next
}

// saidIn counts the statements that a document makes.
func saidIn(statements []graph.Statement, document graph.ID) int {
	n := 0
	for _, st := range statements {
		if slices.ContainsFunc(st.Evidence, func(ev graph.Evidence) bool { return ev.Document == document }) {
			n++
		}
	}
	return n
}

// dump is the export without corrections, one record a line.
func (m *model) dump() string {
	var lines []string
	statements := m.statements()
	bundles := slices.Clone(m.bundles)
	slices.SortFunc(bundles, func(a, b graph.Bundle) int { return cmp.Compare(a.Document.ID, b.Document.ID) })
	for _, b := range bundles {
		d := b.Document
		d.Statements = saidIn(statements, d.ID)
		lines = append(lines, asJSON(graph.Record{Document: &d}))
	}
	folds := m.folds()
	merged := graph.Merges(m.log)
	for _, id := range slices.Sorted(maps.Keys(folds)) {
		e := folds[id].Entity(id)
		e.MergedTo = merged[id]
		lines = append(lines, asJSON(graph.Record{Entity: &e}))
	}
	for _, st := range statements {
		lines = append(lines, asJSON(graph.Record{Statement: &st}))
	}
	return strings.Join(lines, "\n")
}

func (m *model) String() string {
	return fmt.Sprintf("%d documents, %d corrections", len(m.bundles), len(m.log))
}
