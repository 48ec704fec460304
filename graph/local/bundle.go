package local

import (
	"context"
	"database/sql"
	"fmt"

	"actant/graph"
)

// Bundle implements graph.Library.
func (s *Store) Bundle(ctx context.Context, id graph.ID) (graph.Bundle, error) {
	var b graph.Bundle
	err := s.read(ctx, "read document of store", func(w *work) error {
		var err error
		b, err = w.original(ctx, id)
		return err
	})
	return b, err
}

// original reads a document as it was put, before any split.
func (w *work) original(ctx context.Context, document graph.ID) (graph.Bundle, error) {
	var d graph.Document
	var record, text string
	var original sql.NullString
	there, err := w.one(ctx, "SELECT record, text, original FROM document WHERE id = ?",
		[]any{document}, &record, &text, &original)
	if err == nil && !there {
		err = fmt.Errorf("document %s: %w", document, graph.ErrNotFound)
	}
	if err == nil {
		err = decode(record, &d)
	}
	if err != nil {
		return graph.Bundle{}, err
	}
	d.Text = text
	if original.Valid {
		return graph.Restore(d, original.String)
	}
	return w.current(ctx, d)
}

// current reads what a document says now.
func (w *work) current(ctx context.Context, d graph.Document) (graph.Bundle, error) {
	b := graph.Bundle{Document: d, Statements: []graph.Statement{}}
	err := w.all(ctx, "SELECT record FROM mention WHERE document = ? ORDER BY entity", []any{d.ID}, func(scan scanner) error {
		var record string
		if err := scan(&record); err != nil {
			return err
		}
		var m graph.Mentioned
		b.Entities = append(b.Entities, m)
		return decode(record, &b.Entities[len(b.Entities)-1])
	})
	if err != nil {
		return b, err
	}
	statements, err := w.ids(ctx, "SELECT DISTINCT statement FROM evidence WHERE document = ? ORDER BY statement", d.ID)
	if err != nil {
		return b, err
	}
	for _, id := range statements {
		st, _, _, err := w.stored(ctx, id)
		if err != nil {
			return b, err
		}
		if st.Evidence, err = w.evidencesOf(ctx, id, d.ID, -1); err != nil {
			return b, err
		}
		b.Statements = append(b.Statements, graph.FoldOf(st.Evidence).Apply(st))
	}
	return b, nil
}
