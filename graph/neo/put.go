package neo

import (
	"cmp"
	"context"
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
	if len(bundles) == 0 {
		return 0, ctx.Err()
	}
	count := 0
	err := s.write(ctx, "put into graph", func(ctx context.Context, w *work) error {
		count = 0
		in, err := w.intake(ctx, now)
		if err != nil {
			return err
		}
		for _, run := range runs(bundles) {
			added, err := in.put(ctx, run)
			if err != nil {
				return err
			}
			count += added
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return count, nil
}

// runs cuts the bundles into runs that can be put as if at once: no URL stands twice
// in one, since the second document would replace the first. A document that stands
// twice in a run is left out the second time, as it would change nothing.
func runs(bundles []graph.Bundle) [][]graph.Bundle {
	var all [][]graph.Bundle
	var run []graph.Bundle
	ids, urls := map[graph.ID]bool{}, map[string]bool{}
	for _, b := range bundles {
		d := b.Document
		if ids[d.ID] {
			continue
		}
		if d.URL != "" && urls[d.URL] {
			all, run = append(all, run), nil
			ids, urls = map[graph.ID]bool{}, map[string]bool{}
		}
		ids[d.ID], urls[d.URL] = true, true
		run = append(run, b)
	}
	return append(all, run)
}

// intake adds documents within one transaction.
type intake struct {
	*work
	log    []graph.Correction
	merged map[graph.ID]graph.ID
	now    time.Time // recorded_at
}

func (w *work) intake(ctx context.Context, now time.Time) (*intake, error) {
	log, err := w.corrections(ctx)
	if err != nil {
		return nil, err
	}
	return &intake{work: w, log: log, merged: graph.Merges(log), now: now.UTC()}, nil
}

// canonical names the entity into which an id was merged.
func (in *intake) canonical(id graph.ID) graph.ID {
	if into, ok := in.merged[id]; ok {
		return into
	}
	return id
}

// put adds the documents of a run that are not stored, in place of the former
// versions, and returns how many those were.
func (in *intake) put(ctx context.Context, run []graph.Bundle) (int, error) {
	fresh, err := in.fresh(ctx, run)
	if err != nil || len(fresh) == 0 {
		return 0, err
	}
	var urls []graph.ID
	originals := make([]graph.Bundle, len(fresh))
	for i, b := range fresh {
		originals[i] = graph.Seal(b)
		if hash, ok := hashOf(b.Document.URL).(string); ok {
			urls = append(urls, graph.ID(hash))
		}
	}
	former, err := in.ids(ctx, documentsByURLText, urls)
	if err != nil {
		return 0, err
	}
	if err := in.forget(ctx, former); err != nil {
		return 0, err
	}
	if err := in.documents(ctx, originals); err != nil {
		return 0, err
	}
	return len(fresh), in.fill(ctx, originals)
}

// fresh returns the bundles whose documents are not stored.
func (in *intake) fresh(ctx context.Context, run []graph.Bundle) ([]graph.Bundle, error) {
	ids := make([]graph.ID, len(run))
	for i, b := range run {
		ids[i] = b.Document.ID
	}
	stored, err := in.ids(ctx, storedDocumentsText, ids)
	if err != nil {
		return nil, err
	}
	there := setOf(stored)
	var fresh []graph.Bundle
	for _, b := range run {
		if !there[b.Document.ID] {
			fresh = append(fresh, b)
		}
	}
	return fresh, nil
}

func setOf(ids []graph.ID) map[graph.ID]bool {
	set := make(map[graph.ID]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// ids runs a text with $ids that answers ids.
func (w *work) ids(ctx context.Context, text string, ids []graph.ID) ([]graph.ID, error) {
	var found []graph.ID
	err := w.each(ctx, text, ids, func(r row) error {
		found = append(found, r.id("id"))
		return nil
	})
	return found, err
}

// documents writes the nodes of documents that are not stored.
func (in *intake) documents(ctx context.Context, originals []graph.Bundle) error {
	var documents, publishers []values
	for _, b := range originals {
		d := b.Document
		text := d.Text
		d.Text = ""
		record, err := encode(d)
		if err != nil {
			return err
		}
		documents = append(documents, values{
			"id": string(d.ID), "name": cmp.Or(d.Title, d.URL, string(d.ID)), "url": some(d.URL), "url_hash": hashOf(d.URL),
			"published": day(d.Published), "lang": clean(d.Lang), "content_hash": some(d.ContentHash),
			"text": text, "original": nil, "record": record, "now": in.now,
		})
		if d.Publisher != "" {
			publishers = append(publishers, values{"d": string(d.ID), "p": cut(d.Publisher), "name": d.Publisher})
		}
	}
	if err := in.putRows(ctx, putDocumentsText, documents); err != nil {
		return err
	}
	return in.putRows(ctx, putPublishersText, publishers)
}

// fill adds what stored documents say, as it counts under the log.
func (in *intake) fill(ctx context.Context, originals []graph.Bundle) error {
	bundles := make([]graph.Bundle, len(originals))
	var kept []values
	for i, original := range originals {
		bundles[i] = graph.Replay(original, in.log)
		text, changed, err := graph.Keep(original, bundles[i])
		if err != nil {
			return err
		}
		if changed {
			kept = append(kept, values{"id": string(original.Document.ID), "original": text})
		}
	}
	if err := in.putRows(ctx, setOriginalText, kept); err != nil {
		return err
	}
	if err := in.mentions(ctx, bundles); err != nil {
		return err
	}
	return in.claims(ctx, bundles)
}
