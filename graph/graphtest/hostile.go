package graphtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"actant/graph"
)

func hostileCases() []testCase {
	return []testCase{
		{"names of any letters", "Names and search keys are data, whatever they look like to a database or an index.", anyLetters},
		{"strings that cannot be stored", "What one store would keep and the other would change must be refused by both.", badStrings},
		{"corrections that cannot be stored", "A correction names ids that no document has brought.", badWords},
		{"ids of any letters", "Ids in a question are data; what nobody has is not found.", anyIDs},
		{"very long search keys", "A key counts by its first thousand letters in every store.", longKeys},
	}
}

// hostile are names that mean something to Cypher, SQL, Lucene, a shell or a printer,
// and letters that are often handled wrongly.
func hostile() []string {
	return []string{
		"`]->() DETACH DELETE n //", "'}) MATCH (n) DETACH DELETE n RETURN ({a: '", `"; DROP TABLE entity; --`, "' OR 1=1 --", `\u0041\`, `\`, `\\`, `"`, `""`, "'",
		"$rows", "$id", "%s%n", "a\nb\tc", "a\rb", "a\x01\x1f\x7fb", "AND", "OR", "NOT", "TO", "*", "?", "a*", "*a", "a?c", "(", ")", "[a TO b]", "{a TO b}", "search:x", "_exists_:search",
		"~", "a~2", "^4", "a^4", "&&", "||", "!", "+a", "-a", "/a/", "/.*/", ":", "a:b", "<", ">=", "@", "#", "=1+1", "о’коннор", "о'коннор", "аль-каїда", "два слова", "a  b",
		"е\u0301", "e\u0301\u0302\u0303", "\u0301", "й", "и\u0306", "👩‍🚀", "🇺🇦", "а\u3000б", "а\u00a0б", "а\u2028б", "а\ufeffб", "\u202eזה", "ь", "İ", "ß", "ﷺ", "\uffff", "\ufffd", "\U0010ffff", "a\U0010ffff", "a\U0010ffffb",
		strings.Repeat("ї", 10_000), strings.Repeat("слово ", 2000), strings.Repeat("👩", 9000), strings.Repeat(`"`, 900), strings.Repeat(`\`, 999),
	}
}

// praisedBy is news in which each of the names, which are also search keys, praises
// Ukraine, and is quoted.
func praisedBy(names []string) graph.Bundle {
	n := report("https://a.example/"+strings.Join(names[:3], ""), "2023-06-01")
	for i, name := range names {
		w := thing(graph.Organization, fmt.Sprint("hostile", i), name, name)
		w.Aliases, w.Wikidata, w.Position = []string{name, name + "!"}, name, name
		w.search = []string{name, "ключ", fmt.Sprint("n", i)}
		key := fmt.Sprint("hostile", i)
		n.world[key] = w
		n.says(fmt.Sprintf("Рядок %d: %s.", i, name), did("PRAISED", key, "ukraine"), func(ev *graph.Evidence) {
			ev.Trigger, ev.Rules, ev.Mode = name, []string{name}, name
			ev.SaidBy = []graph.Attribution{{Speaker: graph.ID(key), Cue: name, Form: graph.Indirect}}
			ev.Amount = &graph.Amount{Value: 1, Unit: name, Comparator: "=", Text: name}
		})
	}
	n.bundle.Document.Publisher, n.bundle.Document.Title = names[0], names[1]
	return n.sealed()
}

func anyLetters(s *session) {
	b := praisedBy(hostile())
	m := &model{}
	s.put(b)
	_, err := m.put(b)
	s.is("model", err, nil)
	s.same("export", s.dump() == m.dump(), true)
	folds := m.folds()
	ids := slices.Sorted(maps.Keys(folds))
	for i, name := range hostile() {
		start := string([]rune(name)[:1])
		for _, q := range []graph.EntityQuery{
			{Keys: [][]string{{name}}},
			{Keys: [][]string{{name}}, Prefix: true},
			{Keys: [][]string{{start}}, Prefix: true},
			{Keys: [][]string{{"ключ"}, {"none", name}}},
			{Keys: [][]string{{name}, {"клю", "none"}}, Prefix: true},
			{Keys: [][]string{{fmt.Sprint("n", i)}, {name, start}}, Prefix: true},
		} {
			var found []graph.ID
			for _, e := range s.entities(q) {
				found = append(found, e.ID)
			}
			slices.Sort(found)
			var want []graph.ID
			for _, id := range ids {
				if fitsAll(folds[id].Search, q) {
					want = append(want, id)
				}
			}
			if !slices.Equal(found, want) || len(want) == 0 {
				s.Errorf("%.60q: got %d entities, want %d", fmt.Sprint(q), len(found), len(want))
			}
		}
	}
	s.forget(b.Document.ID)
	s.same("export when it is forgotten", s.dump(), "")
}

// broken are strings that cannot be stored: half a letter, a lone surrogate as some
// programs write it, a letter written too long, NUL.
func broken() []string {
	return []string{"\xff", "Киї\xd0", "\xed\xa0\x80", "a\xed\xb0\x80", "\xc0\xaf", "a\x00b", "\x00"}
}

// storedFields put a string into each place of a bundle that a store keeps.
func storedFields() map[string]func(*graph.Bundle, string) {
	return map[string]func(*graph.Bundle, string){
		"document id":   func(b *graph.Bundle, bad string) { b.Document.ID += graph.ID(bad) },
		"url":           func(b *graph.Bundle, bad string) { b.Document.URL = bad },
		"publisher":     func(b *graph.Bundle, bad string) { b.Document.Publisher = bad },
		"title":         func(b *graph.Bundle, bad string) { b.Document.Title = bad },
		"language":      func(b *graph.Bundle, bad string) { b.Document.Lang = bad },
		"text":          func(b *graph.Bundle, bad string) { b.Document.Text += bad },
		"entity id":     func(b *graph.Bundle, bad string) { b.Entities[0].Entity.ID += graph.ID(bad) },
		"kind":          func(b *graph.Bundle, bad string) { b.Entities[0].Entity.Kind += graph.Kind(bad) },
		"name":          func(b *graph.Bundle, bad string) { b.Entities[0].Entity.Name = "a" + bad },
		"English name":  func(b *graph.Bundle, bad string) { b.Entities[0].Entity.Names["en"] = bad },
		"language name": func(b *graph.Bundle, bad string) { b.Entities[0].Entity.Names[bad] = "name" },
		"alias":         func(b *graph.Bundle, bad string) { b.Entities[0].Entity.Aliases = []string{bad} },
		"form":          func(b *graph.Bundle, bad string) { b.Entities[0].Names = []string{bad} },
		"search key":    func(b *graph.Bundle, bad string) { b.Entities[0].Search = []string{"key", bad} },
		"wikidata":      func(b *graph.Bundle, bad string) { b.Entities[0].Entity.Wikidata = bad },
		"relation":      func(b *graph.Bundle, bad string) { b.Statements[0].Relation += graph.Relation(bad) },
		"predicate": func(b *graph.Bundle, bad string) {
			b.Statements[0].Relation, b.Statements[0].Predicate = graph.Open, bad
		},
		"role":    func(b *graph.Bundle, bad string) { b.Statements[0].Roles[graph.Role(bad)] = id("vilnius") },
		"trigger": func(b *graph.Bundle, bad string) { b.Statements[0].Evidence[0].Trigger = bad },
		"mode":    func(b *graph.Bundle, bad string) { b.Statements[0].Evidence[0].Mode = bad },
		"rule":    func(b *graph.Bundle, bad string) { b.Statements[0].Evidence[0].Rules = []string{bad} },
		"cue": func(b *graph.Bundle, bad string) {
			b.Statements[0].Evidence[0].SaidBy = []graph.Attribution{{Cue: bad, Form: graph.ByAuthor}}
		},
		"unit":      func(b *graph.Bundle, bad string) { b.Statements[0].Evidence[0].Amount = &graph.Amount{Unit: bad} },
		"time":      func(b *graph.Bundle, bad string) { b.Statements[0].Evidence[0].Time.Text = bad },
		"extracted": func(b *graph.Bundle, bad string) { b.Statements[0].Evidence[0].Extracted = []byte(`"` + bad + `"`) },
	}
}

func badStrings(s *session) {
	s.put(numbered(1))
	before := s.dump()
	for field, set := range storedFields() {
		for _, bad := range broken() {
			b := invited("https://bad.example/1", "2023-06-01").sealed()
			set(&b, bad)
			_, err := s.Put(s.ctx, putTime, b)
			s.is(fmt.Sprintf("Put with %q in %s", bad, field), err, graph.ErrInvalid)
		}
	}
	for _, name := range []string{"INVITED]->() DETACH DELETE n //", "invited", "INVITED ", "INVITED`", ""} {
		b := invited("https://bad.example/1", "2023-06-01").sealed()
		b.Statements[0].Relation = graph.Relation(name)
		_, err := s.Put(s.ctx, putTime, b)
		s.is(fmt.Sprintf("Put of relation %q", name), err, graph.ErrInvalid)
		_, err = s.Statements(s.ctx, graph.Match{Relations: []graph.Relation{graph.Relation(name)}})
		s.is(fmt.Sprintf("Statements of relation %q", name), err, graph.ErrInvalid)
	}
	for _, set := range []func(*graph.Bundle, graph.ID){
		func(b *graph.Bundle, more graph.ID) { b.Document.ID += more },
		func(b *graph.Bundle, more graph.ID) { b.Entities[0].Entity.ID += more },
	} {
		b := invited("https://bad.example/1", "2023-06-01").sealed()
		set(&b, graph.ID(strings.Repeat("x", graph.MaxID)))
		_, err := s.Put(s.ctx, putTime, b)
		s.is("Put of a long id", err, graph.ErrInvalid)
	}
	s.same("export", s.dump(), before)
}

func badWords(s *session) {
	bundles := visits()
	s.put(bundles...)
	before := s.records("")
	split := func(into graph.ID, documents ...graph.ID) graph.Correction {
		return graph.Correction{Action: graph.Split, Entity: id("stoltenberg"), Into: into, Documents: documents}
	}
	document := bundles[0].Document.ID
	for _, bad := range append(broken(), strings.Repeat("x", graph.MaxID)) {
		s.refused(split(graph.ID("e1:"+bad), document), graph.ErrInvalid)
		s.refused(split("e1:new", document, graph.ID("d1:"+bad)), graph.ErrInvalid)
		s.refused(graph.Correction{Action: graph.Merge, Entity: id("stoltenberg"), Into: id("zelensky") + graph.ID(bad)}, graph.ErrInvalid)
		s.refused(undo(graph.ID("c1:"+bad)), graph.ErrInvalid)
	}
	for _, into := range []graph.ID{"zelensky", "d1:1", "e1:", "E1:a"} {
		s.refused(split(into, document), graph.ErrInvalid)
	}
	for _, bad := range broken() {
		c := split("e1:new", document)
		c.Reason = bad
		s.refused(c, graph.ErrInvalid)
	}
	s.same("export", s.records(""), before)
}

func anyIDs(s *session) {
	s.put(invited("https://a.example/1", "2023-06-01").sealed())
	for _, name := range append(append(hostile(), broken()...), strings.Repeat("x", 100_000)) {
		one := id("nato") + graph.ID(name)
		shown := fmt.Sprintf("of %.40q", name)
		s.same("statements "+shown, len(s.find(graph.Match{Either: one})), 0)
		s.same("statements by all "+shown, len(s.find(graph.Match{Source: one, Target: one, Speaker: one, Document: one,
			Roles: map[graph.Role]graph.ID{graph.RoleEvent: one}})), 0)
		edges, err := s.Neighbours(s.ctx, []graph.ID{one, graph.ID(name)}, graph.Match{})
		s.is("Neighbours "+shown, err, nil)
		s.same("edges "+shown, len(edges), 0)
		s.same("entities "+shown, len(s.entities(graph.EntityQuery{IDs: []graph.ID{one, graph.ID(name)}})), 0)
		_, err = s.Statement(s.ctx, one)
		s.is("Statement "+shown, err, graph.ErrNotFound)
		s.is("Forget "+shown, s.Forget(s.ctx, one), graph.ErrNotFound)
	}
}

func longKeys(s *session) {
	long := strings.Repeat("щ", graph.MaxKey)
	m := &model{}
	n := report("https://a.example/1", "2023-06-01")
	for _, end := range []string{"", "а", "б"} {
		w := thing(graph.Organization, "long"+end, "довга"+end, "long")
		w.search = []string{long + end}
		n.world["long"+end] = w
		n.says("Візит "+end+".", did("PRAISED", "long"+end, "ukraine"))
	}
	s.put(n.sealed())
	_, err := m.put(n.sealed())
	s.is("model", err, nil)
	for _, prefix := range []bool{false, true} {
		for key, want := range map[string]int{long: 3, long + "а": 3, long + "в": 3, strings.Repeat("щ", graph.MaxKey-1): 0, strings.Repeat("щ", 2*graph.MaxKey): 3} {
			if want == 0 && prefix {
				want = 3
			}
			found := s.entities(graph.EntityQuery{Keys: [][]string{{key}}, Prefix: prefix})
			s.same(fmt.Sprintf("found by %d letters, prefix %v", len([]rune(key)), prefix), len(found), want)
		}
	}
	s.same("export", s.dump() == m.dump(), true)
}
