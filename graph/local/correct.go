package local

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"actant/graph"
)

// Correct implements graph.Store.
func (s *Store) Correct(ctx context.Context, c graph.Correction) error {
	if c.ID == "" {
		c.ID = graph.CorrectionID(c)
	}
	if err := graph.ValidateCorrection(c); err != nil {
		return err
	}
	return s.write(ctx, "correct store", func(w *work) error {
		log, err := w.corrections(ctx)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(log, func(other graph.Correction) bool { return other.ID == c.ID }) {
			return nil
		}
		if err := w.checkNames(ctx, c); err != nil {
			return fmt.Errorf("correct: %w", err)
		}
		if err := graph.Accept(log, c); err != nil {
			return fmt.Errorf("correct: %w", err)
		}
		return w.correct(ctx, log, []graph.Correction{c})
	})
}

// Corrections implements graph.Library.
func (s *Store) Corrections(ctx context.Context) ([]graph.Correction, error) {
	var log []graph.Correction
	err := s.read(ctx, "read corrections of store", func(w *work) error {
		var err error
		log, err = w.corrections(ctx)
		return err
	})
	return log, err
}

// Repeat implements graph.Library.
func (s *Store) Repeat(ctx context.Context, log []graph.Correction) (int, error) {
	count := 0
	err := s.write(ctx, "correct store", func(w *work) error {
		own, err := w.corrections(ctx)
		if err != nil {
			return err
		}
		fresh, err := graph.Extend(own, log)
		if err != nil {
			return fmt.Errorf("repeat: %w", err)
		}
		count = len(fresh)
		return w.correct(ctx, own, fresh)
	})
	if err != nil {
		return 0, err
	}
	return count, nil
}

// corrections reads the log in the order of recording.
func (w *work) corrections(ctx context.Context) ([]graph.Correction, error) {
	var log []graph.Correction
	err := w.all(ctx, "SELECT record FROM correction ORDER BY place", nil, func(scan scanner) error {
		var record string
		if err := scan(&record); err != nil {
			return err
		}
		var c graph.Correction
		log = append(log, c)
		return decode(record, &log[len(log)-1])
	})
	return log, err
}

// checkNames says, as ErrNotFound, which entity or document of c is not stored.
func (w *work) checkNames(ctx context.Context, c graph.Correction) error {
	const known = `SELECT 1 FROM entity WHERE id = ?1 OR id IN (SELECT entity FROM merged WHERE into_id = ?1)`
	var one int
	if c.Action == graph.Merge || c.Action == graph.NotSame {
		for _, id := range []graph.ID{c.Entity, c.Into} {
			there, err := w.one(ctx, known, []any{id}, &one)
			if err != nil {
				return err
			}
			if !there {
				return fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
			}
		}
	}
	for _, document := range c.Documents {
		there, err := w.one(ctx, "SELECT 1 FROM mention WHERE entity = ? AND document = ?",
			[]any{c.Entity, document}, &one)
		if err != nil {
			return err
		}
		if !there {
			return fmt.Errorf("entity %s in document %s: %w", c.Entity, document, graph.ErrNotFound)
		}
	}
	return nil
}

// correct appends corrections to the log and applies them.
func (w *work) correct(ctx context.Context, log, fresh []graph.Correction) error {
	if len(fresh) == 0 {
		return nil
	}
	for _, c := range fresh {
		record, err := encode(c)
		if err != nil {
			return err
		}
		if err := w.do(ctx, "INSERT INTO correction (id, record, recorded_at) VALUES (?, ?, ?)",
			c.ID, record, c.At); err != nil {
			return err
		}
	}
	log = slices.Concat(log, fresh)
	if err := w.remerge(ctx, graph.Merges(log)); err != nil {
		return err
	}
	in := intake{work: w, log: log, at: fresh[len(fresh)-1].At}
	for _, document := range graph.Touched(log, fresh) {
		var one int
		there, err := w.one(ctx, "SELECT 1 FROM document WHERE id = ?", []any{document}, &one)
		if err != nil {
			return err
		}
		if !there {
			continue
		}
		if err := in.rebuild(ctx, document); err != nil {
			return fmt.Errorf("rebuild document %s: %w", document, err)
		}
	}
	return nil
}

// remerge sets the merges to now and projects the statements anew whose ends answer
// as another entity than before.
func (w *work) remerge(ctx context.Context, now map[graph.ID]graph.ID) error {
	if _, err := w.canonical(ctx); err != nil {
		return err
	}
	before := w.merged
	changed := map[graph.ID]bool{}
	for id, into := range before {
		if now[id] != into {
			changed[id] = true
			if err := w.do(ctx, "DELETE FROM merged WHERE entity = ?", id); err != nil {
				return err
			}
		}
	}
	for id, into := range now {
		if before[id] != into {
			changed[id] = true
			if err := w.do(ctx, "INSERT INTO merged (entity, into_id) VALUES (?, ?)", id, into); err != nil {
				return err
			}
		}
	}
	w.merged = now
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		if err := w.reproject(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) reproject(ctx context.Context, entity graph.ID) error {
	statements, err := w.ids(ctx, `SELECT DISTINCT statement FROM argument
		WHERE entity = ? AND role IN ('source', 'source_member', 'target', 'target_member')`, entity)
	if err != nil {
		return err
	}
	for _, id := range statements {
		st, _, _, err := w.stored(ctx, id)
		if err != nil {
			return err
		}
		if err := w.unproject(ctx, id); err != nil {
			return err
		}
		if err := w.project(ctx, st); err != nil {
			return err
		}
	}
	return nil
}
