package local

import (
	"context"
	"fmt"
	"iter"

	"actant/graph"
)

// Document implements graph.Library.
func (s *Store) Document(ctx context.Context, id graph.ID) (graph.Document, error) {
	var d graph.Document
	err := s.read(ctx, "read document of store", func(w *work) error {
		docs, err := w.documents(ctx, "SELECT id, record, text FROM document WHERE id = ?", id)
		if err == nil && len(docs) == 0 {
			err = fmt.Errorf("document %s: %w", id, graph.ErrNotFound)
		}
		if err == nil {
			d = docs[0]
		}
		return err
	})
	return d, err
}

// Documents implements graph.Library.
func (s *Store) Documents(ctx context.Context, cursor string, limit int) ([]graph.Document, string, error) {
	limit, err := graph.PageLimit(limit)
	if err != nil {
		return nil, "", err
	}
	text, args := "SELECT id, record, '' FROM document", []any{}
	if cursor != "" {
		date, id, err := graph.ParseCursor(cursor)
		if err != nil {
			return nil, "", err
		}
		text, args = text+" WHERE (published, id) < (?, ?)", []any{date, id}
	}
	var docs []graph.Document
	err = s.read(ctx, "read documents of store", func(w *work) error {
		docs, err = w.documents(ctx, text+" ORDER BY published DESC, id DESC LIMIT ?", append(args, limit+1)...)
		return err
	})
	if err != nil || len(docs) <= limit {
		return docs, "", err
	}
	last := docs[limit-1]
	return docs[:limit], graph.Cursor(last.Published, last.ID), nil
}

// documents reads the documents that text selects as id, record, text.
func (w *work) documents(ctx context.Context, text string, args ...any) ([]graph.Document, error) {
	var docs []graph.Document
	err := w.all(ctx, text, args, func(scan scanner) error {
		var id graph.ID
		var record, body string
		if err := scan(&id, &record, &body); err != nil {
			return err
		}
		var d graph.Document
		err := decode(record, &d)
		d.Text = body
		docs = append(docs, d)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i := range docs {
		_, err := w.one(ctx, "SELECT count(DISTINCT statement) FROM evidence WHERE document = ?",
			[]any{docs[i].ID}, &docs[i].Statements)
		if err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// Export implements graph.Store.
func (s *Store) Export(ctx context.Context, after graph.ID) iter.Seq2[graph.Record, error] {
	return graph.ExportPages(ctx, after, s.section)
}

// sections are what reads the parts of an export, by how their ids begin.
var sections = map[string]func(context.Context, *work, graph.ID) ([]graph.Record, error){
	"d1:": exportDocuments, "e1:": exportEntities, "s1:": exportStatements, "c1:": exportCorrections,
}

func (s *Store) section(ctx context.Context, section string, after graph.ID) ([]graph.Record, error) {
	var records []graph.Record
	err := s.read(ctx, "export store", func(w *work) error {
		var err error
		records, err = sections[section](ctx, w, after)
		return err
	})
	return records, err
}

func exportDocuments(ctx context.Context, w *work, after graph.ID) ([]graph.Record, error) {
	docs, err := w.documents(ctx, "SELECT id, record, text FROM document WHERE id > ? ORDER BY id LIMIT ?",
		after, graph.ExportPage)
	var records []graph.Record
	for i := range docs {
		records = append(records, graph.Record{Document: &docs[i]})
	}
	return records, err
}

func exportEntities(ctx context.Context, w *work, after graph.ID) ([]graph.Record, error) {
	var records []graph.Record
	err := w.all(ctx, `SELECT id, fold, coalesce(into_id, '') FROM entity LEFT JOIN merged ON entity = id
		WHERE id > ? ORDER BY id LIMIT ?`, []any{after, graph.ExportPage}, func(scan scanner) error {
		var id, into graph.ID
		var text string
		var fold graph.EntityFold
		if err := scan(&id, &text, &into); err != nil {
			return err
		}
		if err := decode(text, &fold); err != nil {
			return err
		}
		e := fold.Entity(id)
		e.MergedTo = into
		records = append(records, graph.Record{Entity: &e})
		return nil
	})
	return records, err
}

func exportStatements(ctx context.Context, w *work, after graph.ID) ([]graph.Record, error) {
	ids, err := w.ids(ctx, "SELECT id FROM statement WHERE id > ? ORDER BY id LIMIT ?", after, graph.ExportPage)
	if err != nil {
		return nil, err
	}
	var records []graph.Record
	for _, id := range ids {
		st, err := w.whole(ctx, id, "", -1)
		if err != nil {
			return nil, err
		}
		records = append(records, graph.Record{Statement: &st})
	}
	return records, nil
}

func exportCorrections(ctx context.Context, w *work, after graph.ID) ([]graph.Record, error) {
	var records []graph.Record
	err := w.all(ctx, "SELECT id, record FROM correction WHERE id > ? ORDER BY id LIMIT ?", []any{after, graph.ExportPage}, func(scan scanner) error {
		var id graph.ID
		var record string
		if err := scan(&id, &record); err != nil {
			return err
		}
		var c graph.Correction
		err := decode(record, &c)
		records = append(records, graph.Record{Correction: &c})
		return err
	})
	return records, err
}
