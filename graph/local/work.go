package local

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"actant/graph"
)

// work is one transaction with its prepared texts. It is used by one goroutine.
type work struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
	merged   map[graph.ID]graph.ID // see canonical
}

// write runs do in a transaction that is committed when do returns nil.
func (s *Store) write(ctx context.Context, doing string, do func(*work) error) error {
	return s.run(ctx, s.writer, doing, do)
}

// read runs do on one unchanging state of the store.
func (s *Store) read(ctx context.Context, doing string, do func(*work) error) error {
	return s.run(ctx, s.reader, doing, do)
}

func (s *Store) run(ctx context.Context, db *sql.DB, doing string, do func(*work) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(ctx, doing, err)
	}
	w := &work{tx: tx, prepared: map[string]*sql.Stmt{}}
	if err := do(w); err != nil {
		return s.fail(ctx, doing, errors.Join(err, rollback(tx)))
	}
	return s.fail(ctx, doing, tx.Commit())
}

// rollback passes over what ended already, as on a done context.
func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// exec runs a text that is used once.
func (w *work) exec(ctx context.Context, text string, args ...any) error {
	_, err := w.tx.ExecContext(ctx, text, args...)
	return err
}

// do runs a text that is used again and again, prepared once.
func (w *work) do(ctx context.Context, text string, args ...any) error {
	stmt, err := w.stmt(ctx, text)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx, args...)
	return err
}

func (w *work) stmt(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt, ok := w.prepared[text]; ok {
		return stmt, nil
	}
	stmt, err := w.tx.PrepareContext(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", text, err)
	}
	w.prepared[text] = stmt
	return stmt, nil
}

// row reads one row by a text that is used once.
func (w *work) row(ctx context.Context, text string, args ...any) *sql.Row {
	return w.tx.QueryRowContext(ctx, text, args...)
}

// one reads one row into dest by a prepared text and says whether there was one.
func (w *work) one(ctx context.Context, text string, args []any, dest ...any) (bool, error) {
	stmt, err := w.stmt(ctx, text)
	if err != nil {
		return false, err
	}
	err = stmt.QueryRowContext(ctx, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// scanner reads the columns of a row.
type scanner func(dest ...any) error

// all reads every row of a prepared text, handing each one's scanner to take.
func (w *work) all(ctx context.Context, text string, args []any, take func(scanner) error) error {
	stmt, err := w.stmt(ctx, text)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// ids reads a column of ids.
func (w *work) ids(ctx context.Context, text string, args ...any) ([]graph.ID, error) {
	var ids []graph.ID
	err := w.all(ctx, text, args, func(scan scanner) error {
		var id graph.ID
		if err := scan(&id); err != nil {
			return err
		}
		ids = append(ids, id)
		return nil
	})
	return ids, err
}

// canonical returns a function that names the entity into which an id was merged.
func (w *work) canonical(ctx context.Context) (func(graph.ID) graph.ID, error) {
	if w.merged == nil {
		w.merged = map[graph.ID]graph.ID{}
		err := w.all(ctx, "SELECT entity, into_id FROM merged", nil, func(scan scanner) error {
			var id, into graph.ID
			if err := scan(&id, &into); err != nil {
				return err
			}
			w.merged[id] = into
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return func(id graph.ID) graph.ID {
		if into, ok := w.merged[id]; ok {
			return into
		}
		return id
	}, nil
}

func encode(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("write record: %w", err)
	}
	return string(text), nil
}

func decode(text string, v any) error {
	if err := json.Unmarshal([]byte(text), v); err != nil {
		return fmt.Errorf("read record: %w", err)
	}
	return nil
}
