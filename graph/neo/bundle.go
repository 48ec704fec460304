package neo

import (
	"context"
	"fmt"

	"actant/graph"
)

// Bundle implements graph.Library.
func (s *Store) Bundle(ctx context.Context, id graph.ID) (graph.Bundle, error) {
	var b graph.Bundle
	err := s.read(ctx, "read document of graph", func(ctx context.Context, w *work) error {
		var err error
		b, err = w.original(ctx, id)
		return err
	})
	return b, err
}

// original reads a document as it was put, before any split.
func (w *work) original(ctx context.Context, document graph.ID) (graph.Bundle, error) {
	var d graph.Document
	there, original := false, ""
	err := w.rows(ctx, readOriginalText, map[string]any{"id": clean(string(document))}, func(r row) error {
		there = true
		err := decode(r.text("record"), &d)
		d.Text, original = r.text("text"), r.text("original")
		return err
	})
	if err == nil && !there {
		err = fmt.Errorf("document %s: %w", document, graph.ErrNotFound)
	}
	switch {
	case err != nil:
		return graph.Bundle{}, err
	case original != "":
		return graph.Restore(d, original)
	}
	return w.current(ctx, d)
}

// current reads what a document says now.
func (w *work) current(ctx context.Context, d graph.Document) (graph.Bundle, error) {
	b := graph.Bundle{Document: d, Statements: []graph.Statement{}}
	params := map[string]any{"id": string(d.ID)}
	err := w.rows(ctx, mentionsOfDocumentText, params, func(r row) error {
		var m graph.Mentioned
		err := decode(r.text("record"), &m)
		b.Entities = append(b.Entities, m)
		return err
	})
	if err != nil {
		return b, err
	}
	err = w.rows(ctx, claimsOfDocumentText, params, func(r row) error {
		var st graph.Statement
		if err := decode(r.text("record"), &st); err != nil {
			return err
		}
		var err error
		st.Evidence, err = evidencesOf(r.list("evidence"))
		b.Statements = append(b.Statements, graph.FoldOf(st.Evidence).Apply(st))
		return err
	})
	return b, err
}
