package feed

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver of the queue's file

	"actant/graph"
)

const (
	version       = 1
	applicationID = 0x61637477 // "actw": the file is ours
)

//go:embed schema.sql
var schema string

// Queue remembers in a file what feeds announced and what became of it. Every change is
// on the disk when its method returns. It is safe for concurrent use, but belongs to one
// process at a time.
type Queue struct {
	db   *sql.DB
	path string
}

// ErrBusy means that another process watches with the same queue.
var ErrBusy = errors.New("another process works with it")

// Open opens the queue in a file, which it makes when there is none. Close it after use.
func Open(ctx context.Context, path string) (*Queue, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open queue %s: %w", path, err)
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs
	}
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {"locking_mode(EXCLUSIVE)", "journal_mode(WAL)", "synchronous(FULL)"}}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: abs, RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, fmt.Errorf("open queue %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	queue := &Queue{db, path}
	if err := queue.prepare(ctx); err != nil {
		if strings.Contains(err.Error(), "SQLITE_BUSY") {
			err = ErrBusy
		}
		return nil, errors.Join(fmt.Errorf("open queue %s: %w", path, err), db.Close())
	}
	return queue, nil
}

// Close ends the queue.
func (q *Queue) Close() error {
	if err := q.db.Close(); err != nil {
		return fmt.Errorf("close queue %s: %w", q.path, err)
	}
	return nil
}

// prepare makes the tables of a new file and checks those of an old one.
func (q *Queue) prepare(ctx context.Context) error {
	return q.change(ctx, func(tx *sql.Tx) error {
		var id, found, tables int
		if err := tx.QueryRowContext(ctx, "SELECT * FROM pragma_application_id, pragma_user_version").Scan(&id, &found); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
			return err
		}
		switch {
		case id == applicationID && found == version:
			return nil
		case id == applicationID:
			return fmt.Errorf("it has version %d, this program reads %d", found, version)
		case tables > 0 || id != 0:
			return errors.New("it is a database of something else")
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d", schema, applicationID, version))
		return err
	})
}

// change runs a transaction.
func (q *Queue) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := q.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback() // the first error is the one to report
		return err
	}
	return tx.Commit()
}

// feedState is what is remembered of a feed.
type feedState struct {
	validators

	due      time.Time
	failures int
}

// feed returns the state of a feed; that of a new one is zero.
func (q *Queue) feed(ctx context.Context, address string) (feedState, error) {
	var s feedState
	var due int64
	err := q.db.QueryRowContext(ctx, "SELECT etag, modified, due, failures FROM feed WHERE url = ?", address).
		Scan(&s.etag, &s.modified, &due, &s.failures)
	if errors.Is(err, sql.ErrNoRows) {
		return feedState{}, nil
	}
	if err != nil {
		return feedState{}, fmt.Errorf("read feed %s: %w", address, err)
	}
	s.due = time.Unix(due, 0)
	return s, nil
}

// polled stores the state of a feed together with the articles that it announced. It
// returns how many of them were new.
func (q *Queue) polled(ctx context.Context, f Feed, s feedState, now time.Time, items []Item) (added int, err error) {
	err = q.change(ctx, func(tx *sql.Tx) error {
		added = 0
		for _, it := range items {
			res, err := tx.ExecContext(ctx,
				"INSERT INTO article (url, feed, title, published, publisher, due) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
				it.URL, f.URL, it.Title, string(it.Published), f.Publisher, now.Unix())
			if err != nil {
				return err
			}
			n, err := res.RowsAffected()
			if err != nil {
				return err
			}
			added += int(n)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO feed (url, etag, modified, due, failures) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET etag = excluded.etag, modified = excluded.modified, due = excluded.due, failures = excluded.failures`,
			f.URL, s.etag, s.modified, s.due.Unix(), s.failures)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("store feed %s: %w", f.URL, err)
	}
	return added, nil
}

// Article is one that waits.
type Article struct {
	Item

	Feed      string
	Publisher string // as the list of feeds calls it
	failures  int
}

// waiting returns the articles that are due, the longest due first.
func (q *Queue) waiting(ctx context.Context, now time.Time) ([]Article, error) {
	rows, err := q.db.QueryContext(ctx, `SELECT url, feed, title, published, publisher, failures FROM article
		WHERE state = 0 AND due <= ? ORDER BY due, url`, now.Unix())
	if err != nil {
		return nil, fmt.Errorf("read queue: %w", err)
	}
	defer rows.Close()
	var all []Article
	for rows.Next() {
		var a Article
		var published string
		if err := rows.Scan(&a.URL, &a.Feed, &a.Title, &published, &a.Publisher, &a.failures); err != nil {
			return nil, fmt.Errorf("read queue: %w", err)
		}
		a.Published = graph.Date(published)
		all = append(all, a)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read queue: %w", err)
	}
	return all, nil
}

// nextDue is when the next article that waits is due; zero when none waits.
func (q *Queue) nextDue(ctx context.Context) (time.Time, error) {
	var due sql.NullInt64
	if err := q.db.QueryRowContext(ctx, "SELECT min(due) FROM article WHERE state = 0").Scan(&due); err != nil {
		return time.Time{}, fmt.Errorf("read queue: %w", err)
	}
	if !due.Valid {
		return time.Time{}, nil
	}
	return time.Unix(due.Int64, 0), nil
}

// done, later and giveUp say what became of an article.
func (q *Queue) done(ctx context.Context, address string) error {
	return q.set(ctx, "UPDATE article SET state = 1, note = '' WHERE url = ?", address)
}

func (q *Queue) later(ctx context.Context, address string, due time.Time, note error) error {
	return q.set(ctx, "UPDATE article SET due = ?, failures = failures + 1, note = ? WHERE url = ?", due.Unix(), note.Error(), address)
}

func (q *Queue) giveUp(ctx context.Context, address string, note error) error {
	return q.set(ctx, "UPDATE article SET state = 2, failures = failures + 1, note = ? WHERE url = ?", note.Error(), address)
}

func (q *Queue) set(ctx context.Context, query string, args ...any) error {
	if _, err := q.db.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("store state of article: %w", err)
	}
	return nil
}
