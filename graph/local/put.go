package local

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"actant/graph"
)

// Put implements graph.Store.
func (s *Store) Put(ctx context.Context, now time.Time, bundles ...graph.Bundle) (int, error) {
	for _, b := range bundles {
		if err := graph.Validate(b); err != nil {
			return 0, fmt.Errorf("put: %w", err)
		}
	}
	count := 0
	err := s.write(ctx, "put into store", func(w *work) error {
		log, err := w.corrections(ctx)
		if err != nil {
			return err
		}
		in := intake{work: w, log: log, at: stamp(now)}
		for _, b := range bundles {
			added, err := in.put(ctx, b)
			if err != nil {
				return fmt.Errorf("put document %s: %w", b.Document.ID, err)
			}
			if added {
				count++
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return count, nil
}

func stamp(now time.Time) string { return now.UTC().Format(time.RFC3339Nano) }

// intake adds documents within one transaction.
type intake struct {
	*work
	log []graph.Correction
	at  string // recorded_at
}

func (in *intake) put(ctx context.Context, b graph.Bundle) (bool, error) {
	d := b.Document
	var id graph.ID
	if there, err := in.one(ctx, "SELECT id FROM document WHERE id = ?",
		[]any{d.ID}, &id); err != nil || there {
		return false, err
	}
	if d.URL != "" {
		former, err := in.ids(ctx, "SELECT id FROM document WHERE url = ? AND url <> ''", d.URL)
		if err != nil {
			return false, err
		}
		for _, id := range former {
			if err := in.forget(ctx, id); err != nil {
				return false, err
			}
		}
	}
	original := graph.Seal(b)
	d = original.Document
	text := d.Text
	d.Text = ""
	record, err := encode(d)
	if err != nil {
		return false, err
	}
	err = in.do(ctx, "INSERT INTO document (id, url, published, record, text, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
		d.ID, d.URL, d.Published, record, text, in.at)
	if err != nil {
		return false, err
	}
	return true, in.fill(ctx, original)
}

// fill adds what a stored document says, as it counts under the log.
func (in *intake) fill(ctx context.Context, original graph.Bundle) error {
	b := graph.Replay(original, in.log)
	text, changed, err := graph.Keep(original, b)
	if err != nil {
		return err
	}
	kept := sql.NullString{String: text, Valid: changed}
	if err := in.do(ctx, "UPDATE document SET original = ? WHERE id = ? AND original IS NOT ?",
		kept, b.Document.ID, kept); err != nil {
		return err
	}
	for _, m := range b.Entities {
		if err := in.mention(ctx, b.Document.ID, m); err != nil {
			return err
		}
	}
	for _, st := range b.Statements {
		if err := in.statement(ctx, st); err != nil {
			return err
		}
	}
	return nil
}

func (in *intake) mention(ctx context.Context, document graph.ID, m graph.Mentioned) error {
	id := m.Entity.ID
	fold, _, err := in.entityFold(ctx, id)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, key := range fold.Search {
		known[key] = true
	}
	fold.Add(document, m)
	if err := in.saveEntity(ctx, id, fold); err != nil {
		return err
	}
	for _, key := range fold.Search {
		if known[key] {
			continue
		}
		if err := in.do(ctx, "INSERT INTO search (key, entity) VALUES (?, ?)", key, id); err != nil {
			return err
		}
	}
	record, err := encode(m)
	if err != nil {
		return err
	}
	return in.do(ctx, "INSERT INTO mention (entity, document, record) VALUES (?, ?, ?)", id, document, record)
}

func (w *work) entityFold(ctx context.Context, id graph.ID) (fold graph.EntityFold, found bool, err error) {
	var text string
	found, err = w.one(ctx, "SELECT fold FROM entity WHERE id = ?", []any{id}, &text)
	if err != nil || !found {
		return fold, false, err
	}
	return fold, true, decode(text, &fold)
}

func (in *intake) saveEntity(ctx context.Context, id graph.ID, fold graph.EntityFold) error {
	text, err := encode(fold)
	if err != nil {
		return err
	}
	return in.do(ctx, `INSERT INTO entity (id, mentions, fold, recorded_at) VALUES (?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET mentions = excluded.mentions, fold = excluded.fold`, id, fold.Mentions, text, in.at)
}
