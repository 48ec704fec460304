package api

import (
	"context"
	"fmt"

	"actant/graph"
	"actant/graph/key"
)

// search asks the store for the entities that words may mean, best first: those that
// have the words in either alphabet, or else those that sound alike.
func (s *server) search(ctx context.Context, words string, prefix bool) ([]graph.Entity, error) {
	for _, keys := range [][][]string{key.Query(words, s.lemmas), key.Similar(words, s.lemmas)} {
		if len(keys) == 0 {
			break // not a letter in it
		}
		list, err := s.store.Entities(ctx, graph.EntityQuery{Keys: keys, Prefix: prefix})
		if err != nil {
			return nil, fmt.Errorf("search entities: %w", err)
		}
		if len(list) > 0 {
			return graph.RankEntities(words, list), nil
		}
	}
	return nil, nil
}
