package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"actant/graph"
	"actant/graph/key"
)

// search asks the store for the entities that words may mean, best first: those that
// have the words in either alphabet, or else those that sound alike, or else those
// with names that are spelt nearly so.
func (s *server) search(ctx context.Context, words string, prefix bool) ([]graph.Entity, error) {
	for _, q := range []graph.EntityQuery{
		{Keys: key.Query(words, s.lemmas), Prefix: prefix},
		{Keys: key.Similar(words, s.lemmas), Prefix: prefix},
	} {
		list, err := s.candidates(ctx, q)
		if err != nil || len(list) > 0 {
			return graph.RankEntities(words, list), err
		}
	}
	for _, q := range []graph.EntityQuery{
		{Keys: key.Misspelt(words, s.lemmas), Prefix: prefix},
		{Keys: key.Beginnings(words, s.lemmas), Prefix: true},
	} {
		list, err := s.candidates(ctx, q)
		if near := nearly(words, list, prefix); err != nil || len(near) > 0 {
			return near, err
		}
	}
	return nil, nil
}

func (s *server) candidates(ctx context.Context, q graph.EntityQuery) ([]graph.Entity, error) {
	if len(q.Keys) == 0 {
		return nil, nil // not a letter in it
	}
	list, err := s.store.Entities(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("search entities: %w", err)
	}
	return list, nil
}

// nearly keeps the entities with a name that differs from the words by a few errors,
// fewest first.
func nearly(words string, list []graph.Entity, prefix bool) []graph.Entity {
	errors := map[graph.ID]int{}
	near := slices.DeleteFunc(graph.RankEntities(words, list), func(e graph.Entity) bool {
		n, ok := errorsIn(words, e, prefix)
		errors[e.ID] = n
		return !ok
	})
	slices.SortStableFunc(near, func(a, b graph.Entity) int { return cmp.Compare(errors[a.ID], errors[b.ID]) })
	return near
}

// errorsIn counts the errors of all words against the name of e that fits best; false
// when no name has all of them nearly.
func errorsIn(words string, e graph.Entity, prefix bool) (int, bool) {
	best, ok := 0, false
	for _, name := range allNames(e) {
		sum, fits := 0, true
		list := key.Words(words)
		for i, w := range list {
			n := key.Errors(w, name, prefix && i == len(list)-1)
			sum, fits = sum+n, fits && n >= 0
		}
		if fits && (!ok || sum < best) {
			best, ok = sum, true
		}
	}
	return best, ok
}
