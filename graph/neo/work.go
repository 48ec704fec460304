package neo

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph"
)

// batch is how many rows a query is given at most.
const batch = 2000

// work is one read, or one transaction that writes. It is used by one goroutine.
type work struct {
	send func(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error)
	made madeTexts
}

// write runs do in a transaction that is committed when do returns nil, alone among
// the writers of the database. do may run again, and what it returned to its caller
// must be that of its last run.
func (s *Store) write(ctx context.Context, doing string, do func(context.Context, *work) error) error {
	token := rand.Text()
	return s.attempt(ctx, doing, s.writeTimeout, func(ctx context.Context) error {
		select {
		case s.writing <- struct{}{}:
			defer func() { <-s.writing }()
		case <-ctx.Done():
			return ctx.Err()
		}
		return s.transaction(ctx, func(tx neo4j.ExplicitTransaction) error {
			w := &work{tx.Run, s.made}
			done, err := w.lock(ctx, token)
			if err != nil || done {
				return err
			}
			if err := do(ctx, w); err != nil {
				return err
			}
			return s.commit(ctx, tx, token)
		})
	})
}

// transaction runs do in a transaction, which is rolled back unless do commits it.
func (s *Store) transaction(ctx context.Context, do func(neo4j.ExplicitTransaction) error) error {
	return s.session(ctx, neo4j.AccessModeWrite, func(session neo4j.SessionWithContext) error {
		tx, err := session.BeginTransaction(ctx, untilEnd(ctx))
		if err != nil {
			return err
		}
		return do(tx)
	})
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode, do func(neo4j.SessionWithContext) error) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database})
	defer func() {
		// The connection goes back to the pool also when ctx is done. What fails here
		// has failed before, or ended with the connection.
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		_ = session.Close(closing)
	}()
	return do(session)
}

// untilEnd tells the server when to give up.
func untilEnd(ctx context.Context) func(*neo4j.TransactionConfig) {
	left := time.Hour
	if end, ok := ctx.Deadline(); ok {
		left = max(time.Until(end), time.Millisecond)
	}
	return neo4j.WithTxTimeout(left)
}

// lock waits until no other transaction writes. It says whether an earlier attempt
// with this token was committed, although its answer never came.
func (w *work) lock(ctx context.Context, token string) (done bool, err error) {
	if err := w.run(ctx, lockText, map[string]any{"token": token}); err != nil {
		return false, err
	}
	locked := false
	err = w.rows(ctx, tokenText, map[string]any{"token": token}, func(r row) error {
		locked, done = true, r.text("last") == token
		return nil
	})
	if err == nil && !locked {
		err = errors.New("the database was emptied meanwhile; open it again")
	}
	return done, err
}

// row is one row of an answer.
type row struct{ *neo4j.Record }

// text returns a string, empty for null.
func (r row) text(key string) string {
	v, _ := r.Get(key)
	s, _ := v.(string)
	return s
}

func (r row) id(key string) graph.ID { return graph.ID(r.text(key)) }

// number returns an integer, 0 for null.
func (r row) number(key string) int {
	v, _ := r.Get(key)
	n, _ := v.(int64)
	return int(n)
}

// list returns a list, empty for null.
func (r row) list(key string) []any {
	v, _ := r.Get(key)
	l, _ := v.([]any)
	return l
}

func (r row) ids(key string) []graph.ID {
	var ids []graph.ID
	for _, v := range r.list(key) {
		s, _ := v.(string)
		ids = append(ids, graph.ID(s))
	}
	return ids
}

// rows hands every row of the answer to take.
func (w *work) rows(ctx context.Context, text string, params map[string]any, take func(row) error) error {
	result, err := w.send(ctx, text, params)
	if err != nil {
		return err
	}
	var record *neo4j.Record
	for result.NextRecord(ctx, &record) {
		if err := take(row{record}); err != nil {
			return err
		}
	}
	return result.Err()
}

// run runs a text whose answer does not matter.
func (w *work) run(ctx context.Context, text string, params map[string]any) error {
	return w.rows(ctx, text, params, func(row) error { return nil })
}

// each runs a text with $ids, a batch at a time.
func (w *work) each(ctx context.Context, text string, ids []graph.ID, take func(row) error) error {
	for part := range slices.Chunk(ids, batch) {
		if err := w.rows(ctx, text, map[string]any{"ids": texts(part)}, take); err != nil {
			return err
		}
	}
	return nil
}

// values is one row for a query.
type values = map[string]any

// putRows runs a text with $rows, a batch at a time, that answers how many it used.
func (w *work) putRows(ctx context.Context, text string, rows []values) error {
	for part := range slices.Chunk(rows, batch) {
		used := 0
		err := w.rows(ctx, text, map[string]any{"rows": part}, func(r row) error {
			used = r.number("n")
			return nil
		})
		if err != nil {
			return err
		}
		if used != len(part) {
			return fmt.Errorf("%d of %d rows found their ends: was the graph changed by hand? (%.60s…)",
				used, len(part), text)
		}
	}
	return nil
}

// putByName runs for each name, in order, its text with its rows.
func (w *work) putByName(ctx context.Context, texts map[string]string, rows map[string][]values) error {
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		if err := w.putRows(ctx, texts[name], rows[name]); err != nil {
			return err
		}
	}
	return nil
}

// texts makes a list for a parameter.
func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = clean(string(v))
	}
	return all
}
