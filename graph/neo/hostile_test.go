package neo_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"actant/graph"
)

// export is everything in a store, a JSON record each.
func export(t testing.TB, s graph.Store) []string {
	t.Helper()
	var all []string
	for r, err := range s.Export(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	return all
}

func equal(t testing.TB, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("got %d records, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("record %d:\n got %s\nwant %s", i, got[i], want[i])
		}
	}
}

// named is a document in which an organization of this name praises another.
func named(name string) graph.Bundle {
	id := graph.NamedEntityID(graph.Organization, name)
	b := news(1, 1)
	b.Document.URL, b.Document.ID, b.Document.ContentHash = "https://news.example/"+string(id), "", ""
	b.Document.Publisher, b.Document.Title = name, name
	b.Entities = append(b.Entities, graph.Mentioned{
		Entity: graph.Entity{ID: id, Kind: graph.Organization, Name: name, Names: map[string]string{"uk": name}, Wikidata: name},
		Names:  []string{name}, Search: []string{name, "ключ"}, Count: 1,
	})
	st := b.Statements[0]
	st.ID, st.Source, st.Relation = "", id, "PRAISED"
	st.Evidence = slices.Clone(st.Evidence)
	st.Evidence[0].Trigger, st.Evidence[0].Extracted = name, json.RawMessage(`"`+"x"+`"`)
	st.Evidence[0].SaidBy = []graph.Attribution{{Speaker: id, Cue: name, Form: graph.Indirect}}
	b.Statements = []graph.Statement{st}
	return graph.Seal(b)
}

func hostileNames() []string {
	return []string{
		"`]->() DETACH DELETE n //", "'}) MATCH (n) DETACH DELETE n RETURN ({a: '", `"; DROP`, `\u0041\`, `\`, "$rows", "a\nb\tc",
		"AND", "OR", "NOT", "*", "?", "a*", "(", ")", "[a TO b]", "{a TO b}", "search:x", "~", "a~2", "^4", "&&", "||", "!", "+a", "-a", "/a/",
		"о’коннор", "о'коннор", "аль-каїда", "два слова", "е\u0301", "👩‍🚀", "а\u3000б", "а\u00a0б", "а\u2028б", "ь", "İ", "ﷺ",
		strings.Repeat("ї", 10_000), strings.Repeat("слово ", 2000), strings.Repeat("👩", 9000),
	}
}

func TestHostileNames(t *testing.T) {
	s := open(t)
	var bundles []graph.Bundle
	for _, name := range hostileNames() {
		bundles = append(bundles, named(name))
	}
	put(t, s, bundles...)
	for i, name := range hostileNames() {
		id := graph.NamedEntityID(graph.Organization, name)
		got, err := s.Entities(t.Context(), graph.EntityQuery{IDs: []graph.ID{id}})
		if err != nil || len(got) != 1 || got[0].Name != name {
			t.Errorf("%.40q by id: got %d entities, error %v", name, len(got), err)
		}
		for _, prefix := range []bool{false, true} {
			for what, q := range map[string]graph.EntityQuery{
				"by its key":  {Keys: [][]string{{name}}, Prefix: prefix},
				"by two keys": {Keys: [][]string{{"ключ"}, {"none", name}}, Prefix: prefix},
			} {
				got, err := s.Entities(t.Context(), q)
				has := slices.ContainsFunc(got, func(e graph.Entity) bool { return e.ID == id })
				if err != nil || !has || !prefix && len(got) != 1 {
					t.Errorf("%.40q %s, prefix %v: got %d entities, it is among them: %v, error %v", name, what, prefix, len(got), has, err)
				}
			}
		}
		st, err := s.Statement(t.Context(), bundles[i].Statements[0].ID)
		if err != nil || len(st.Evidence) != 1 || st.Evidence[0].Trigger != name {
			t.Errorf("%.40q: got statement %+v, error %v", name, st, err)
		}
	}
	for _, b := range bundles {
		if err := s.Forget(t.Context(), b.Document.ID); err != nil {
			t.Error(err)
		}
	}
	equal(t, export(t, s), nil)
	if left := query(t, "MATCH (n) WHERE NOT n:Meta RETURN count(*)")[0].Values[0]; left != int64(0) {
		t.Errorf("%v nodes are left", left)
	}
}

func TestRefusesInjection(t *testing.T) {
	s := open(t)
	const cypher = "INVITED]->() DETACH DELETE n //"
	invalid := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: got error %v, want %v", what, err, graph.ErrInvalid)
		}
	}
	with := func(edit func(*graph.Bundle)) error {
		b := named("name")
		edit(&b)
		_, err := s.Put(t.Context(), time.Now(), b)
		return err
	}
	invalid("relation", with(func(b *graph.Bundle) { b.Statements[0].Relation = cypher }))
	invalid("kind", with(func(b *graph.Bundle) { b.Entities[0].Entity.Kind = cypher }))
	invalid("role", with(func(b *graph.Bundle) {
		b.Statements[0].Roles = map[graph.Role]graph.ID{cypher: b.Statements[0].Source}
	}))
	invalid("name that is not UTF-8", with(func(b *graph.Bundle) { b.Entities[0].Entity.Name = "\xed\xa0\x80" }))
	invalid("id that is not UTF-8", with(func(b *graph.Bundle) { b.Entities[0].Entity.ID += "\xed\xa0\x80" }))
	invalid("long id", with(func(b *graph.Bundle) { b.Document.ID = graph.ID("d1:" + strings.Repeat("x", 10_000)) }))
	for _, m := range []graph.Match{
		{Relations: []graph.Relation{cypher}}, {Polarities: []graph.Polarity{cypher}}, {Factualities: []graph.Factuality{cypher}},
		{Roles: map[graph.Role]graph.ID{cypher: "e1:a"}}, {From: cypher}, {To: cypher}, {After: cypher}, {Limit: -1},
	} {
		_, err := s.Statements(t.Context(), m)
		invalid("Statements", err)
		_, err = s.Neighbours(t.Context(), []graph.ID{"e1:a"}, m)
		invalid("Neighbours", err)
	}
	// Ids are parameters, whatever is in them.
	for _, id := range []graph.ID{cypher, "e1:'", "\xff", "e1:\x00", graph.ID(strings.Repeat("x", 100_000))} {
		page, err := s.Statements(t.Context(), graph.Match{Source: id, Speaker: id, Document: id})
		if err != nil || len(page.Statements) > 0 {
			t.Errorf("Statements of %.20q: got %d, error %v", id, len(page.Statements), err)
		}
		if _, err := s.Statement(t.Context(), id); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("Statement %.20q: got error %v, want %v", id, err, graph.ErrNotFound)
		}
	}
}
