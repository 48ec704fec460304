package neo

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"actant/graph"
)

// Forget implements graph.Store.
func (s *Store) Forget(ctx context.Context, document graph.ID) error {
	return s.write(ctx, "forget in graph", func(ctx context.Context, w *work) error {
		in, err := w.intake(ctx, time.Time{})
		if err != nil {
			return err
		}
		stored, err := in.ids(ctx, storedDocumentsText, []graph.ID{document})
		if err != nil {
			return err
		}
		if len(stored) == 0 {
			return fmt.Errorf("forget document %s: %w", document, graph.ErrNotFound)
		}
		return in.forget(ctx, stored)
	})
}

func (in *intake) forget(ctx context.Context, documents []graph.ID) error {
	if len(documents) == 0 {
		return nil
	}
	if err := in.empty(ctx, documents); err != nil {
		return err
	}
	return in.each(ctx, deleteDocumentsText, documents, nothing)
}

// empty takes away what documents say; the documents themselves stay.
func (in *intake) empty(ctx context.Context, documents []graph.ID) error {
	statements, err := in.ids(ctx, deleteEvidenceText, documents)
	if err != nil {
		return err
	}
	if err := in.withdraw(ctx, unique(statements), documents); err != nil {
		return err
	}
	entities, err := in.ids(ctx, deleteMentionsText, documents)
	if err != nil {
		return err
	}
	return in.unmention(ctx, unique(entities))
}

func unique(ids []graph.ID) []graph.ID {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// withdraw computes statements anew that have lost their evidences from documents,
// and deletes those that have none left.
func (in *intake) withdraw(ctx context.Context, ids, documents []graph.ID) error {
	var rows []values
	for _, id := range ids {
		rows = append(rows, values{"s": string(id), "documents": texts(documents)})
	}
	for part := range slices.Chunk(rows, batch) {
		if err := in.run(ctx, deleteSaidText, map[string]any{"rows": part}); err != nil {
			return err
		}
	}
	claims, err := in.stored(ctx, ids)
	if err != nil {
		return err
	}
	for _, c := range claims {
		c.fold, c.shown = graph.Fold{}, shown{}
	}
	err = in.each(ctx, leftEvidenceText, ids, func(r row) error {
		if r.text("record") == "" {
			return nil
		}
		var ev graph.Evidence
		if err := decode(r.text("record"), &ev); err != nil {
			return err
		}
		left := shownOf(r)
		left.evidence, left.confidence, left.quote, left.url = ev.ID, ev.Confidence, ev.Quote, clean(ev.URL)
		c := claims[r.id("id")]
		c.fold.Add(ev)
		c.shown.offer(left)
		return nil
	})
	if err != nil {
		return err
	}
	if err := in.deleteClaims(ctx, claims); err != nil {
		return err
	}
	return in.saveClaims(ctx, claims)
}

// deleteClaims deletes the statements without evidence, also from the map.
func (in *intake) deleteClaims(ctx context.Context, claims map[graph.ID]*claim) error {
	var gone []*claim
	var ids []graph.ID
	for _, id := range slices.Sorted(maps.Keys(claims)) {
		if claims[id].fold.Evidences == 0 {
			gone, ids = append(gone, claims[id]), append(ids, id)
			delete(claims, id)
		}
	}
	if err := in.unproject(ctx, gone); err != nil {
		return err
	}
	return in.each(ctx, deleteClaimsText, ids, nothing)
}

// unmention computes entities anew that have lost mentions, and deletes those that
// have none left; where a merge needs them a bare node stays.
func (in *intake) unmention(ctx context.Context, ids []graph.ID) error {
	things := map[graph.ID]*thing{}
	for _, id := range ids {
		things[id] = &thing{}
	}
	left := map[graph.ID]bool{}
	err := in.each(ctx, leftMentionsText, ids, func(r row) error {
		id, record := r.id("id"), r.text("record")
		things[id].kind = graph.Kind(r.text("kind"))
		if record == "" {
			return nil
		}
		left[id] = true
		var m graph.Mentioned
		if err := decode(record, &m); err != nil {
			return err
		}
		things[id].fold.Add(r.id("document"), m)
		return nil
	})
	if err != nil {
		return err
	}
	if err := in.each(ctx, deleteMembersText, ids, nothing); err != nil {
		return err
	}
	var gone []graph.ID
	for _, id := range ids {
		if !left[id] {
			gone = append(gone, id)
			delete(things, id)
		}
	}
	if err := in.each(ctx, in.made.bare, gone, nothing); err != nil {
		return err
	}
	if err := in.each(ctx, deleteBareText, gone, nothing); err != nil {
		return err
	}
	if err := in.saveThings(ctx, things); err != nil {
		return err
	}
	return in.searchGroups(ctx, gone)
}
