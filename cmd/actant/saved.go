package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"actant/graph"
)

// saved is a document with all that a graph says because of it: one line of an
// export. Its document fields are those that ingest reads.
type saved struct {
	graph.Document
	Entities   []graph.Entity               `json:"entities,omitempty"`
	Statements []graph.Statement            `json:"statements,omitempty"`
	Extracted  map[graph.ID]json.RawMessage `json:"extracted,omitempty"` // by evidence
	Correction *graph.Correction            `json:"correction,omitempty"`
}

// openExisting opens a graph that somebody has made.
func openExisting(ctx context.Context, db string) (store, error) {
	if _, err := os.Stat(db); !onServer(db) && errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no database %s: make one with \"actant ingest --db %s FILE\"", db, db)
	}
	return openStore(ctx, db)
}

// readSaved reads the documents of a graph back, by id, then its corrections in the
// order of their times.
func readSaved(ctx context.Context, db graph.Store) iter.Seq2[saved, error] {
	return func(yield func(saved, error) bool) {
		for record, err := range db.Export(ctx, "") {
			if err == nil && record.Document == nil {
				break
			}
			var one saved
			if err == nil {
				one, err = readBack(ctx, db, *record.Document)
			}
			if !yield(one, err) || err != nil {
				return
			}
		}
		log, err := corrections(ctx, db)
		if err != nil {
			yield(saved{}, err)
			return
		}
		for _, c := range log {
			if !yield(saved{Correction: &c}, nil) {
				return
			}
		}
	}
}

func corrections(ctx context.Context, db graph.Store) ([]graph.Correction, error) {
	var log []graph.Correction
	for record, err := range db.Export(ctx, "c1:") {
		if err != nil {
			return nil, err
		}
		log = append(log, *record.Correction)
	}
	slices.SortStableFunc(log, func(a, b graph.Correction) int {
		// What undoes another comes after it even when both have one time.
		return cmp.Or(at(a).Compare(at(b)), cmp.Compare(a.Undoes, b.Undoes))
	})
	return log, nil
}

// at is the time of a correction, which was checked when it was stored.
func at(c graph.Correction) time.Time {
	t, _ := time.Parse(time.RFC3339, c.At)
	return t
}

func readBack(ctx context.Context, db graph.Store, doc graph.Document) (saved, error) {
	one := saved{Document: doc}
	var err error
	if one.Statements, err = statementsOf(ctx, db, doc.ID); err != nil {
		return one, err
	}
	for _, st := range one.Statements {
		for _, ev := range st.Evidence {
			if len(ev.Extracted) > 0 && one.Extracted == nil {
				one.Extracted = map[graph.ID]json.RawMessage{}
			}
			if len(ev.Extracted) > 0 {
				one.Extracted[ev.ID] = ev.Extracted
			}
		}
	}
	one.Entities, err = entitiesOf(ctx, db, one.Statements)
	return one, err
}

// statementsOf returns what one document states, by id, as if there were no others.
func statementsOf(ctx context.Context, db graph.Store, document graph.ID) ([]graph.Statement, error) {
	m := graph.Match{
		Document: document, Limit: graph.MaxLimit,
		Polarities: []graph.Polarity{graph.Positive, graph.Negative}, Factualities: graph.Factualities(),
	}
	var all []graph.Statement
	for {
		page, err := db.Statements(ctx, m)
		if err != nil {
			return nil, err
		}
		for _, st := range page.Statements {
			if st, err = alone(ctx, db, st, document); err != nil {
				return nil, err
			}
			all = append(all, st)
		}
		if m.After = page.Next; m.After == "" {
			break
		}
	}
	slices.SortFunc(all, func(a, b graph.Statement) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}

// alone is a statement of a page with all the evidences of the document and no other.
func alone(ctx context.Context, db graph.Store, st graph.Statement, document graph.ID) (graph.Statement, error) {
	if len(st.Evidence) >= graph.PageEvidence {
		whole, err := db.Statement(ctx, st.ID)
		if err != nil {
			return st, err
		}
		st = whole
	}
	st.Evidence = slices.DeleteFunc(st.Evidence, func(ev graph.Evidence) bool { return ev.Document != document })
	return graph.FoldOf(st.Evidence).Apply(st), nil
}

// entitiesOf returns the entities that the statements name, and those that these
// name, by id.
func entitiesOf(ctx context.Context, db graph.Store, statements []graph.Statement) ([]graph.Entity, error) {
	found := map[graph.ID]graph.Entity{}
	wanted := map[graph.ID]bool{}
	for _, st := range statements {
		named(st, func(ids ...graph.ID) {
			for _, id := range ids {
				wanted[id] = true
			}
		})
	}
	delete(wanted, "")
	for len(wanted) > 0 {
		entities, err := exactly(ctx, db, slices.Sorted(maps.Keys(wanted)))
		if err != nil {
			return nil, err
		}
		clear(wanted)
		for _, e := range entities {
			found[e.ID] = e
		}
		for _, e := range entities {
			for _, id := range slices.Concat(e.Members, []graph.ID{e.Place}) {
				if _, ok := found[id]; !ok && id != "" {
					wanted[id] = true
				}
			}
		}
	}
	all := slices.Collect(maps.Values(found))
	slices.SortFunc(all, func(a, b graph.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}

// named calls take with the ids of all entities that a statement names, some empty.
func named(st graph.Statement, take func(...graph.ID)) {
	take(st.Source, st.Target)
	take(st.SourceMembers...)
	take(st.TargetMembers...)
	for _, role := range graph.EntityRoles() {
		take(st.Roles[role])
	}
	for _, ev := range st.Evidence {
		for _, said := range ev.SaidBy {
			take(said.Speaker, said.OnBehalfOf, said.Via)
		}
	}
}

// exactly returns the entities of the ids as they are without any merge. What depends
// on other documents is left out.
func exactly(ctx context.Context, db graph.Store, ids []graph.ID) ([]graph.Entity, error) {
	answers, err := db.Entities(ctx, graph.EntityQuery{IDs: ids})
	if err != nil {
		return nil, err
	}
	known := map[graph.ID]graph.Entity{}
	for _, e := range answers {
		if len(e.Merged) == 0 {
			known[e.ID] = e
		}
	}
	all := make([]graph.Entity, 0, len(ids))
	for _, id := range ids {
		e, ok := known[id]
		if !ok {
			if e, err = unmerged(ctx, db, id); err != nil {
				return nil, err
			}
		}
		e.Mentions, e.Merged, e.MergedTo = 0, nil, ""
		all = append(all, e)
	}
	return all, nil
}

// unmerged reads an entity by itself, which only an export shows.
func unmerged(ctx context.Context, db graph.Store, id graph.ID) (graph.Entity, error) {
	last := len(id) - 1
	before := id[:last] + graph.ID(id[last]-1) + "~" // no id lies between
	for record, err := range db.Export(ctx, before) {
		if err != nil {
			return graph.Entity{}, err
		}
		if record.Entity != nil && record.Entity.ID == id {
			return *record.Entity, nil
		}
		break
	}
	return graph.Entity{}, fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
}

// bundle makes what was read back ready to be put. How a document names an entity is
// looked up in its text again.
func (s saved) bundle(keys func(names ...string) []string) graph.Bundle {
	b := graph.Bundle{Document: s.Document, Statements: slices.Clone(s.Statements)}
	for i := range b.Statements {
		st := &b.Statements[i]
		st.Evidence = slices.Clone(st.Evidence)
		for j := range st.Evidence {
			st.Evidence[j].Extracted = s.Extracted[st.Evidence[j].ID]
		}
	}
	for _, e := range s.Entities {
		b.Entities = append(b.Entities, mentioned(e, s.Text, keys))
	}
	return b
}

func mentioned(e graph.Entity, text string, keys func(names ...string) []string) graph.Mentioned {
	m := graph.Mentioned{Entity: e, First: len(text)}
	searched := append([]string{e.Name}, e.Aliases...)
	for _, lang := range slices.Sorted(maps.Keys(e.Names)) {
		searched = append(searched, e.Names[lang])
	}
	m.Search = keys(searched...)
	for _, name := range e.Aliases {
		if i := strings.Index(text, name); i >= 0 {
			m.Names = append(m.Names, name)
			m.First = min(m.First, i)
		}
	}
	m.Count = max(1, places(text, m.Names))
	if len(m.Names) == 0 {
		m.First = 0
	}
	return m
}

// places counts where any of the names stands, the longest one where several do.
func places(text string, names []string) int {
	pairs := make([]string, 0, 2*len(names))
	longest := slices.Clone(names)
	slices.SortStableFunc(longest, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, name := range longest {
		pairs = append(pairs, name, "\x00") // a text has no NUL
	}
	return strings.Count(strings.NewReplacer(pairs...).Replace(text), "\x00")
}
