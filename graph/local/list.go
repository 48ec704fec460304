package local

import (
	"context"
	"fmt"
	"iter"
	"strings"

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

// exportPage is how many records an export reads at once.
const exportPage = 200

// Export implements graph.Store.
func (s *Store) Export(ctx context.Context, after graph.ID) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		if after != "" && len(sectionsFrom(after)) == 0 {
			yield(graph.Record{}, fmt.Errorf("export after %q, which is no id: %w", after, graph.ErrInvalid))
			return
		}
		for _, section := range sectionsFrom(after) {
			for {
				records, err := s.section(ctx, section, after)
				if err != nil {
					yield(graph.Record{}, err)
					return
				}
				for _, r := range records {
					if !yield(r.record, nil) {
						return
					}
					after = r.id
				}
				if len(records) < exportPage {
					break
				}
			}
			after = ""
		}
	}
}

// exported is a record with its id.
type exported struct {
	id     graph.ID
	record graph.Record
}

// sections are the parts of an export: how their ids begin and what reads them.
var sections = []struct {
	prefix string
	read   func(context.Context, *work, graph.ID) ([]exported, error)
}{
	{"d1:", exportDocuments}, {"e1:", exportEntities}, {"s1:", exportStatements}, {"c1:", exportCorrections},
}

// sectionsFrom returns the places of the sections from that of the id on.
func sectionsFrom(after graph.ID) []int {
	var from []int
	for i, section := range sections {
		if len(from) > 0 || after == "" || strings.HasPrefix(string(after), section.prefix) {
			from = append(from, i)
		}
	}
	return from
}

func (s *Store) section(ctx context.Context, section int, after graph.ID) ([]exported, error) {
	var records []exported
	err := s.read(ctx, "export store", func(w *work) error {
		var err error
		records, err = sections[section].read(ctx, w, after)
		return err
	})
	return records, err
}

func exportDocuments(ctx context.Context, w *work, after graph.ID) ([]exported, error) {
	docs, err := w.documents(ctx, "SELECT id, record, text FROM document WHERE id > ? ORDER BY id LIMIT ?",
		after, exportPage)
	var records []exported
	for i := range docs {
		records = append(records, exported{docs[i].ID, graph.Record{Document: &docs[i]}})
	}
	return records, err
}

func exportEntities(ctx context.Context, w *work, after graph.ID) ([]exported, error) {
	var records []exported
	err := w.all(ctx, `SELECT id, fold, coalesce(into_id, '') FROM entity LEFT JOIN merged ON entity = id
		WHERE id > ? ORDER BY id LIMIT ?`, []any{after, exportPage}, func(scan scanner) error {
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
		records = append(records, exported{id, graph.Record{Entity: &e}})
		return nil
	})
	return records, err
}

func exportStatements(ctx context.Context, w *work, after graph.ID) ([]exported, error) {
	ids, err := w.ids(ctx, "SELECT id FROM statement WHERE id > ? ORDER BY id LIMIT ?", after, exportPage)
	if err != nil {
		return nil, err
	}
	var records []exported
	for _, id := range ids {
		st, err := w.whole(ctx, id, "", -1)
		if err != nil {
			return nil, err
		}
		records = append(records, exported{id, graph.Record{Statement: &st}})
	}
	return records, nil
}

func exportCorrections(ctx context.Context, w *work, after graph.ID) ([]exported, error) {
	var records []exported
	err := w.all(ctx, "SELECT id, record FROM correction WHERE id > ? ORDER BY id LIMIT ?", []any{after, exportPage}, func(scan scanner) error {
		var id graph.ID
		var record string
		if err := scan(&id, &record); err != nil {
			return err
		}
		var c graph.Correction
		err := decode(record, &c)
		records = append(records, exported{id, graph.Record{Correction: &c}})
		return err
	})
	return records, err
}
