package neo

import (
	"context"
	"fmt"
	"iter"

	"actant/graph"
)

// Document implements graph.Library.
func (s *Store) Document(ctx context.Context, id graph.ID) (graph.Document, error) {
	var docs []graph.Document
	err := s.read(ctx, "read document of graph", func(ctx context.Context, w *work) error {
		var err error
		docs, err = w.listed(ctx, documentText, map[string]any{"id": clean(string(id))})
		if err == nil && len(docs) == 0 {
			err = fmt.Errorf("document %s: %w", id, graph.ErrNotFound)
		}
		return err
	})
	if err != nil {
		return graph.Document{}, err
	}
	return docs[0], nil
}

// Documents implements graph.Library.
func (s *Store) Documents(ctx context.Context, cursor string, limit int) ([]graph.Document, string, error) {
	limit, err := graph.PageLimit(limit)
	if err != nil {
		return nil, "", err
	}
	text, params := documentsText, map[string]any{"limit": limit + 1}
	if cursor != "" {
		date, id, err := graph.ParseCursor(cursor)
		if err != nil {
			return nil, "", err
		}
		text, params["date"], params["id"] = documentsAfterText, day(date), clean(string(id))
	}
	var docs []graph.Document
	err = s.read(ctx, "read documents of graph", func(ctx context.Context, w *work) error {
		docs, err = w.listed(ctx, text, params)
		return err
	})
	if err != nil || len(docs) <= limit {
		return docs, "", err
	}
	last := docs[limit-1]
	return docs[:limit:limit], graph.Cursor(last.Published, last.ID), nil
}

// listed reads documents from documentColumns and text.
func (w *work) listed(ctx context.Context, text string, params map[string]any) ([]graph.Document, error) {
	var docs []graph.Document
	err := w.rows(ctx, text, params, func(r row) error {
		var d graph.Document
		err := decode(r.text("record"), &d)
		d.Text, d.Statements = r.text("text"), r.number("statements")
		docs = append(docs, d)
		return err
	})
	return docs, err
}

// Export implements graph.Store.
func (s *Store) Export(ctx context.Context, after graph.ID) iter.Seq2[graph.Record, error] {
	return graph.ExportPages(ctx, after, s.section)
}

// section is a part of an export: the text that reads it, and what reads a row of it.
type section struct {
	text   string
	record func(row) (graph.Record, error)
}

// sections are the parts of an export by how their ids begin.
var sections = map[string]section{
	"d1:": {exportDocumentsText, documentRecord},
	"e1:": {exportEntitiesText, entityRecord},
	"s1:": {exportStatementsText, statementRecord},
	"c1:": {exportCorrectionsText, correctionRecord},
}

func (s *Store) section(ctx context.Context, name string, after graph.ID) ([]graph.Record, error) {
	var records []graph.Record
	part := sections[name]
	err := s.read(ctx, "export graph", func(ctx context.Context, w *work) error {
		records = nil
		params := map[string]any{"after": clean(string(after)), "limit": graph.ExportPage}
		return w.rows(ctx, part.text, params, func(r row) error {
			record, err := part.record(r)
			records = append(records, record)
			return err
		})
	})
	return records, err
}

func documentRecord(r row) (graph.Record, error) {
	var d graph.Document
	err := decode(r.text("record"), &d)
	d.Text, d.Statements = r.text("text"), r.number("statements")
	return graph.Record{Document: &d}, err
}

func entityRecord(r row) (graph.Record, error) {
	var fold graph.EntityFold
	if err := decode(r.text("fold"), &fold); err != nil {
		return graph.Record{}, err
	}
	e := fold.Entity(r.id("id"))
	for _, into := range r.ids("merged") {
		e.MergedTo = into
	}
	return graph.Record{Entity: &e}, nil
}

func statementRecord(r row) (graph.Record, error) {
	st, err := statementOf(r)
	return graph.Record{Statement: &st}, err
}

func correctionRecord(r row) (graph.Record, error) {
	var c graph.Correction
	err := decode(r.text("record"), &c)
	return graph.Record{Correction: &c}, err
}
