package api

import (
	"context"
	"fmt"
	"strings"

	"actant/graph"
)

func (s *server) search(ctx context.Context, words string, prefix bool) ([]graph.Entity, error) {
	list, err := s.store.Entities(ctx, graph.EntityQuery{Keys: [][]string{strings.Fields(fold(words))}, Prefix: prefix})
	if err != nil {
		return nil, fmt.Errorf("search entities: %w", err)
	}
	return list, nil
}
