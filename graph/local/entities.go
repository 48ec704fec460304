package local

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
	err := s.read(ctx, "read entities of store", func(w *work) error {
		entities = nil
		canonical, err := w.canonical(ctx)
		if err != nil {
			return err
		}
		ids := make([]graph.ID, 0, len(q.IDs))
		for _, id := range q.IDs {
			ids = append(ids, canonical(id))
		}
		if len(q.IDs) == 0 {
			if ids, err = w.find(ctx, q); err != nil {
				return err
			}
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			group, err := w.group(ctx, id)
			if err != nil {
				return err
			}
			if len(group) > 0 {
				entities = append(entities, graph.Unite(id, group))
			}
		}
		return nil
	})
	return entities, err
}

// group reads the stored entities that answer as id.
func (w *work) group(ctx context.Context, id graph.ID) ([]graph.Entity, error) {
	var group []graph.Entity
	err := w.all(ctx, "SELECT id, fold FROM entity WHERE id = ?1 OR id IN (SELECT entity FROM merged WHERE into_id = ?1)",
		[]any{id}, func(scan scanner) error {
			var id graph.ID
			var text string
			var fold graph.EntityFold
			if err := scan(&id, &text); err != nil {
				return err
			}
			if err := decode(text, &fold); err != nil {
				return err
			}
			group = append(group, fold.Entity(id))
			return nil
		})
	return group, err
}

// find returns the ids of those whose search keys fit every word.
func (w *work) find(ctx context.Context, q graph.EntityQuery) ([]graph.ID, error) {
	var words []string
	var args []any
	for i, keys := range q.Keys {
		if len(keys) == 0 {
			return nil, nil
		}
		var fits []string
		for _, key := range keys {
			key = graph.SearchKey(key)
			if q.Prefix && i == len(q.Keys)-1 {
				fits = append(fits, "k.key >= ? AND k.key < ?")
				args = append(args, key, key+"\xff") // behind every letter
				continue
			}
			fits = append(fits, "k.key = ?")
			args = append(args, key)
		}
		words = append(words, "SELECT DISTINCT coalesce(m.into_id, k.entity) AS id FROM search k LEFT JOIN merged m ON m.entity = k.entity WHERE "+
			strings.Join(fits, " OR "))
	}
	if len(words) == 0 {
		return nil, nil
	}
	return w.ids(ctx, "SELECT id FROM ("+strings.Join(words, " INTERSECT ")+`) AS found
		ORDER BY (SELECT sum(mentions) FROM entity e
			WHERE e.id = found.id OR e.id IN (SELECT entity FROM merged WHERE into_id = found.id)) DESC, id
		LIMIT ?`, append(slices.Clone(args), maxCandidates)...)
}
