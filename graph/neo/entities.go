package neo

import (
	"context"
	"slices"
	"strings"

	"actant/graph"
)

// maxCandidates is how many entities words find at most.
const maxCandidates = 200

// Entities implements graph.Store. The entities come by id.
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery) ([]graph.Entity, error) {
	var entities []graph.Entity
	err := s.read(ctx, "read entities of graph", func(ctx context.Context, w *work) error {
		entities = nil
		ids := q.IDs
		if len(ids) == 0 {
			var err error
			if ids, err = w.find(ctx, q); err != nil {
				return err
			}
		}
		return w.each(ctx, entitiesText, ids, func(r row) error {
			group, err := groupOf(r.list("folds"))
			if len(group) > 0 {
				entities = append(entities, graph.Unite(r.id("id"), group))
			}
			return err
		})
	})
	slices.SortFunc(entities, func(a, b graph.Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return slices.CompactFunc(entities, func(a, b graph.Entity) bool { return a.ID == b.ID }), err
}

// groupOf reads pairs of id and fold, passing over those that are not mentioned.
func groupOf(pairs []any) ([]graph.Entity, error) {
	var group []graph.Entity
	for _, v := range pairs {
		pair, _ := v.([]any)
		if len(pair) != 2 || pair[1] == nil {
			continue
		}
		id, _ := pair[0].(string)
		text, _ := pair[1].(string)
		var fold graph.EntityFold
		if err := decode(text, &fold); err != nil {
			return nil, err
		}
		group = append(group, fold.Entity(graph.ID(id)))
	}
	return group, nil
}

// find returns the ids of those whose search keys fit every word.
func (w *work) find(ctx context.Context, q graph.EntityQuery) ([]graph.ID, error) {
	words, prefixes := [][]string{}, []string{}
	for i, keys := range q.Keys {
		if len(keys) == 0 {
			return nil, nil
		}
		if q.Prefix && i == len(q.Keys)-1 {
			prefixes = cutAll(keys)
			break
		}
		words = append(words, cutAll(keys))
	}
	if len(q.Keys) == 0 {
		return nil, nil
	}
	params := map[string]any{
		"query": searchQuery(words, prefixes), "words": words, "prefixes": prefixes, "limit": maxCandidates,
	}
	var ids []graph.ID
	err := w.rows(ctx, searchText, params, func(r row) error {
		ids = append(ids, r.id("id"))
		return nil
	})
	return ids, err
}

// maxClauses keeps a query below the limit of the index, 1,024. What is left out of
// it is still asked of every entity that it finds.
const maxClauses = 900

// searchQuery is the query to the full-text index: of each word one key.
func searchQuery(words [][]string, prefixes []string) string {
	var required []string
	clauses := 0
	add := func(keys []string, write func(string) string) {
		if clauses += len(keys); clauses > maxClauses && len(required) > 0 {
			return
		}
		var any []string
		for _, key := range keys[:min(len(keys), maxClauses)] {
			any = append(any, write(key))
		}
		required = append(required, "+("+strings.Join(any, " ")+")")
	}
	for _, keys := range words {
		add(keys, quoted)
	}
	if len(prefixes) > 0 {
		add(prefixes, func(key string) string { return escaped(key) + "*" })
	}
	return strings.Join(required, " ")
}

// quoted writes a key as one term.
func quoted(key string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(key) + `"`
}

// maxPrefix is how many letters of a prefix the index is asked for; it refuses a
// thousand.
const maxPrefix = 200

// escaped writes the beginning of a key so that no sign in it has a meaning of its own.
func escaped(key string) string {
	var b strings.Builder
	letters := []rune(key)
	for _, r := range letters[:min(len(letters), maxPrefix)] {
		if r <= ' ' || strings.ContainsRune(`+-&|!(){}[]^"~*?:\/<>=#@'`, r) || r == '\u3000' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
