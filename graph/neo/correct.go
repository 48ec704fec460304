package neo

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

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
	return s.write(ctx, "correct graph", func(ctx context.Context, w *work) error {
		in, err := w.intake(ctx, time.Time{})
		if err != nil {
			return err
		}
		if slices.ContainsFunc(in.log, func(other graph.Correction) bool { return other.ID == c.ID }) {
			return nil
		}
		if err := in.checkNames(ctx, c); err != nil {
			return fmt.Errorf("correct: %w", err)
		}
		if err := graph.Accept(in.log, c); err != nil {
			return fmt.Errorf("correct: %w", err)
		}
		return in.correct(ctx, []graph.Correction{c})
	})
}

// Corrections implements graph.Library.
func (s *Store) Corrections(ctx context.Context) ([]graph.Correction, error) {
	var log []graph.Correction
	err := s.read(ctx, "read corrections of graph", func(ctx context.Context, w *work) error {
		var err error
		log, err = w.corrections(ctx)
		return err
	})
	return log, err
}

// Repeat implements graph.Library.
func (s *Store) Repeat(ctx context.Context, log []graph.Correction) (int, error) {
	count := 0
	err := s.write(ctx, "correct graph", func(ctx context.Context, w *work) error {
		in, err := w.intake(ctx, time.Time{})
		if err != nil {
			return err
		}
		fresh, err := graph.Extend(in.log, log)
		if err != nil {
			return fmt.Errorf("repeat: %w", err)
		}
		count = len(fresh)
		return in.correct(ctx, fresh)
	})
	if err != nil {
		return 0, err
	}
	return count, nil
}

// corrections reads the log in the order of recording.
func (w *work) corrections(ctx context.Context) ([]graph.Correction, error) {
	var log []graph.Correction
	err := w.rows(ctx, readLogText, nil, func(r row) error {
		var c graph.Correction
		err := decode(r.text("record"), &c)
		log = append(log, c)
		return err
	})
	return log, err
}

// checkNames says, as ErrNotFound, which entity or document of c is not stored.
func (in *intake) checkNames(ctx context.Context, c graph.Correction) error {
	if c.Action == graph.Merge || c.Action == graph.NotSame {
		for _, id := range []graph.ID{c.Entity, c.Into} {
			there, err := in.any(ctx, knownEntityText, map[string]any{"id": string(id)})
			if err != nil {
				return err
			}
			if !there {
				return fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
			}
		}
	}
	for _, document := range c.Documents {
		params := map[string]any{"id": string(c.Entity), "document": string(document)}
		there, err := in.any(ctx, knownMentionText, params)
		if err != nil {
			return err
		}
		if !there {
			return fmt.Errorf("entity %s in document %s: %w", c.Entity, document, graph.ErrNotFound)
		}
	}
	return nil
}

// any says whether a text has an answer.
func (w *work) any(ctx context.Context, text string, params map[string]any) (bool, error) {
	found := false
	err := w.rows(ctx, text, params, func(row) error {
		found = true
		return nil
	})
	return found, err
}

// correct appends corrections to the log and applies them.
func (in *intake) correct(ctx context.Context, fresh []graph.Correction) error {
	former := in.log
	for _, c := range fresh {
		record, err := encode(c)
		if err != nil {
			return err
		}
		if in.now, err = time.Parse(time.RFC3339, c.At); err != nil {
			return fmt.Errorf("correction %s: %w: %w", c.ID, graph.ErrInvalid, err)
		}
		in.log = append(in.log, c)
		err = in.run(ctx, putCorrectionText, map[string]any{
			"id": string(c.ID), "place": len(in.log), "action": string(c.Action), "by": clean(c.By), "at": in.now,
			"reason": clean(c.Reason), "record": record,
		})
		if err != nil {
			return err
		}
	}
	if err := in.remerge(ctx, former); err != nil {
		return err
	}
	documents, err := in.ids(ctx, storedDocumentsText, graph.Touched(in.log, fresh))
	if err != nil {
		return err
	}
	for part := range slices.Chunk(unique(documents), documentsAtOnce) {
		if err := in.rebuild(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

// documentsAtOnce is how many documents are held in memory to be rebuilt.
const documentsAtOnce = 200

// remerge brings the merges to what the log says now, and projects the statements
// anew whose ends answer as another entity than before; former is the log as it was.
func (in *intake) remerge(ctx context.Context, former []graph.Correction) error {
	was, is := mergesBy(former), mergesBy(in.log)
	before, now := in.merged, graph.Merges(in.log)
	in.merged = now
	var gone, changed []graph.ID
	var rows []values
	for id, into := range before {
		if now[id] != into || was[id].ID != is[id].ID {
			gone, changed = append(gone, id), append(changed, id)
		}
	}
	for id, into := range now {
		if before[id] != into || was[id].ID != is[id].ID {
			rows, changed = append(rows, mergeRow(id, into, is[id])), append(changed, id)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	if err := in.each(ctx, deleteMergesText, gone, nothing); err != nil {
		return err
	}
	if err := in.putRows(ctx, putMergesText, rows); err != nil {
		return err
	}
	return in.refresh(ctx, unique(changed), before)
}

// mergesBy are the merges in force by the entity that they merge.
func mergesBy(log []graph.Correction) map[graph.ID]graph.Correction {
	all := map[graph.ID]graph.Correction{}
	for _, c := range graph.InForce(log) {
		if c.Action == graph.Merge {
			all[c.Entity] = c
		}
	}
	return all
}

// mergeRow is the edge of a merged entity, with what the log says of its merge.
func mergeRow(id, into graph.ID, c graph.Correction) values {
	row := values{"id": string(id), "into": string(into), "at": nil, "by": clean(c.By), "reason": clean(c.Reason)}
	if at, err := time.Parse(time.RFC3339, c.At); err == nil {
		row["at"] = at.UTC()
	}
	return row
}

// refresh computes what depends on merges for the entities that were or are merged.
func (in *intake) refresh(ctx context.Context, changed []graph.ID, before map[graph.ID]graph.ID) error {
	touched := slices.Clone(changed)
	for _, id := range changed {
		for _, into := range []graph.ID{before[id], in.merged[id]} {
			if into != "" {
				touched = append(touched, into)
			}
		}
	}
	touched = unique(touched)
	statements, err := in.ids(ctx, claimsOfEntitiesText, changed)
	if err != nil {
		return err
	}
	if err := in.reproject(ctx, unique(statements)); err != nil {
		return err
	}
	if err := in.ownSearch(ctx, touched); err != nil {
		return err
	}
	if err := in.searchGroups(ctx, touched); err != nil {
		return err
	}
	return in.each(ctx, deleteBareText, touched, nothing)
}

// reproject makes the edges of statements again.
func (in *intake) reproject(ctx context.Context, ids []graph.ID) error {
	for part := range slices.Chunk(ids, batch) {
		claims, err := in.stored(ctx, part)
		if err != nil {
			return err
		}
		all := slices.Collect(maps.Values(claims))
		slices.SortFunc(all, func(a, b *claim) int { return cmp.Compare(a.st.ID, b.st.ID) })
		if err := in.unproject(ctx, all); err != nil {
			return err
		}
		if err := in.project(ctx, all); err != nil {
			return err
		}
	}
	return nil
}

// ownSearch gives entities the search keys of their own; see searchGroups.
func (in *intake) ownSearch(ctx context.Context, ids []graph.ID) error {
	var rows []values
	err := in.each(ctx, readFoldsText, ids, func(r row) error {
		keys, err := searchOf([]any{r.text("fold")})
		rows = append(rows, values{"id": r.text("id"), "search": keys})
		return err
	})
	if err != nil {
		return err
	}
	return in.putRows(ctx, setSearchText, rows)
}

// rebuild takes documents out and puts them again as they count under the log.
func (in *intake) rebuild(ctx context.Context, documents []graph.ID) error {
	var originals []graph.Bundle
	var unkept []values
	for _, id := range documents {
		b, err := in.original(ctx, id)
		if err != nil {
			return fmt.Errorf("rebuild document %s: %w", id, err)
		}
		originals, unkept = append(originals, b), append(unkept, values{"id": string(id), "original": nil})
	}
	if err := in.empty(ctx, documents); err != nil {
		return err
	}
	if err := in.putRows(ctx, setOriginalText, unkept); err != nil {
		return err
	}
	return in.fill(ctx, originals)
}
