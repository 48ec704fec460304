package local

import (
	"context"
	"fmt"

	"actant/graph"
)

// Forget implements graph.Store.
func (s *Store) Forget(ctx context.Context, document graph.ID) error {
	return s.write(ctx, "forget in store", func(w *work) error {
		var id graph.ID
		there, err := w.one(ctx, "SELECT id FROM document WHERE id = ?", []any{document}, &id)
		if err == nil && !there {
			err = graph.ErrNotFound
		}
		if err == nil {
			err = w.forget(ctx, document)
		}
		if err != nil {
			return fmt.Errorf("forget document %s: %w", document, err)
		}
		return nil
	})
}

func (w *work) forget(ctx context.Context, document graph.ID) error {
	if err := w.empty(ctx, document); err != nil {
		return err
	}
	return w.do(ctx, "DELETE FROM document WHERE id = ?", document)
}

// empty takes away what a document says; the document itself stays.
func (w *work) empty(ctx context.Context, document graph.ID) error {
	statements, err := w.ids(ctx, "SELECT DISTINCT statement FROM evidence WHERE document = ?", document)
	if err != nil {
		return err
	}
	for _, id := range statements {
		if err := w.withdraw(ctx, id, document); err != nil {
			return err
		}
	}
	entities, err := w.ids(ctx, "SELECT entity FROM mention WHERE document = ?", document)
	if err != nil {
		return err
	}
	for _, id := range entities {
		if err := w.unmention(ctx, id, document); err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes a document's evidences from a statement, and the statement with the
// last one.
func (w *work) withdraw(ctx context.Context, id, document graph.ID) error {
	gone, err := w.evidencesOf(ctx, id, document, -1)
	if err != nil {
		return err
	}
	for _, ev := range gone {
		for _, speaker := range speakersOf(ev) {
			err := w.do(ctx, "DELETE FROM said_by WHERE entity = ? AND statement = ? AND evidence = ?",
				speaker, id, ev.ID)
			if err != nil {
				return err
			}
		}
	}
	if err := w.do(ctx, "DELETE FROM evidence WHERE statement = ? AND document = ?", id, document); err != nil {
		return err
	}
	former, _, _, err := w.stored(ctx, id)
	if err != nil {
		return err
	}
	left, err := w.evidencesOf(ctx, id, "", -1)
	if err != nil {
		return err
	}
	if len(left) > 0 {
		return w.update(ctx, former, graph.FoldOf(left))
	}
	if err := w.unindex(ctx, former); err != nil {
		return err
	}
	return w.do(ctx, "DELETE FROM statement WHERE id = ?", id)
}

// unmention takes a document's mentions from an entity, and the entity with the
// last ones.
func (w *work) unmention(ctx context.Context, id, document graph.ID) error {
	if err := w.do(ctx, "DELETE FROM mention WHERE entity = ? AND document = ?", id, document); err != nil {
		return err
	}
	former, _, err := w.entityFold(ctx, id)
	if err != nil {
		return err
	}
	var fold graph.EntityFold
	left := 0
	err = w.all(ctx, "SELECT document, record FROM mention WHERE entity = ?", []any{id}, func(scan scanner) error {
		var from graph.ID
		var record string
		var m graph.Mentioned
		if err := scan(&from, &record); err != nil {
			return err
		}
		if err := decode(record, &m); err != nil {
			return err
		}
		fold.Add(from, m)
		left++
		return nil
	})
	if err != nil {
		return err
	}
	if err := w.unsearch(ctx, id, former.Search, fold.Search); err != nil {
		return err
	}
	if left == 0 {
		return w.do(ctx, "DELETE FROM entity WHERE id = ?", id)
	}
	text, err := encode(fold)
	if err != nil {
		return err
	}
	return w.do(ctx, "UPDATE entity SET mentions = ?, fold = ? WHERE id = ?", fold.Mentions, text, id)
}

// unsearch deletes the search keys that are not left.
func (w *work) unsearch(ctx context.Context, id graph.ID, former, left []string) error {
	stays := map[string]bool{}
	for _, key := range left {
		stays[key] = true
	}
	for _, key := range former {
		if stays[key] {
			continue
		}
		if err := w.do(ctx, "DELETE FROM search WHERE key = ? AND entity = ?", key, id); err != nil {
			return err
		}
	}
	return nil
}

// rebuild takes a document out and puts it again as it counts under the log.
func (in *intake) rebuild(ctx context.Context, document graph.ID) error {
	original, err := in.original(ctx, document)
	if err != nil {
		return err
	}
	if err := in.empty(ctx, document); err != nil {
		return err
	}
	return in.fill(ctx, original)
}
