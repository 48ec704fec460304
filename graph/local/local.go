// Package local is the embedded store, the default: SQLite in one file, or in
// memory. It implements graph.Store and graph.Library.
//
// One connection writes, several read beside it (WAL), so that readers never wait.
// Every Put, Forget and Correct is one transaction: after kill -9 the file holds all
// of it or nothing. Whatever is computed (fields of statements and entities, edges)
// is computed by package graph; SQL only finds and orders. Text is folded in Go
// before it is stored as search keys, because SQLite knows no case but that of ASCII.
package local

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"actant/graph"
)

// Memory is the path of a store that lives in memory and ends with the program.
const Memory = ":memory:"

const (
	version       = 1
	applicationID = 0x61637431 // "act1": the file is ours
	patience      = 5 * time.Second
)

//go:embed schema.sql
var schema string

// Store keeps a graph in one file or in memory. It is safe for concurrent use, also
// by several processes on one machine that open the same file.
type Store struct {
	path   string
	writer *sql.DB
	reader *sql.DB // the writer itself for a store in memory
	close  func() error
}

var (
	_ graph.Store   = (*Store)(nil)
	_ graph.Library = (*Store)(nil)
)

// Open opens the store in the file at path, which it creates when there is none, or
// a fresh one in memory for Memory. Close it after use.
func Open(path string) (*Store, error) {
	return open(path, patience)
}

func open(path string, patience time.Duration) (*Store, error) {
	s := &Store{path: path}
	if path != Memory {
		if err := checkFile(path); err != nil {
			return nil, err
		}
	}
	var err error
	if s.writer, err = sql.Open("sqlite", dsn(path, patience, true)); err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	s.writer.SetMaxOpenConns(1)
	s.writer.SetMaxIdleConns(1)
	s.reader = s.writer
	if path != Memory {
		if s.reader, err = sql.Open("sqlite", dsn(path, patience, false)); err != nil {
			return nil, fmt.Errorf("open store %s: %w", path, err)
		}
		readers := max(4, runtime.NumCPU())
		s.reader.SetMaxOpenConns(readers)
		s.reader.SetMaxIdleConns(readers)
	}
	s.close = sync.OnceValue(s.closeAll)
	if err := s.prepare(context.Background()); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close ends the store; closing twice does nothing more.
func (s *Store) Close() error { return s.close() }

func (s *Store) closeAll() error {
	err := s.writer.Close()
	if s.reader != s.writer {
		err = errors.Join(s.reader.Close(), err)
	}
	if err != nil {
		return fmt.Errorf("close store %s: %w", s.path, err)
	}
	return nil
}

// checkFile gives a clear error where SQLite would say "unable to open database
// file", and no half-made file where the folder is missing.
func checkFile(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return fmt.Errorf("open store %s: it is a folder; name a file in it", path)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("open store %s: the folder does not exist; create it first: %w", path, err)
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("open store %s: the file cannot be written; change its rights or name another: %w",
			path, err)
	case err != nil:
		return fmt.Errorf("open store %s: %w", path, err)
	}
	return f.Close()
}

func dsn(path string, patience time.Duration, write bool) string {
	q := url.Values{"_pragma": {
		"busy_timeout(" + strconv.FormatInt(patience.Milliseconds(), 10) + ")",
		"foreign_keys(1)", "synchronous(NORMAL)", "temp_store(MEMORY)", "cache_size(-32000)",
	}}
	if write {
		q.Set("_txlock", "immediate")
	} else {
		q.Add("_pragma", "query_only(1)")
	}
	if path == Memory {
		return Memory + "?" + q.Encode()
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs
	}
	return (&url.URL{Scheme: "file", Path: abs, RawQuery: q.Encode()}).String()
}

// prepare makes the tables of a new file and checks those of an old one.
func (s *Store) prepare(ctx context.Context) error {
	if s.path != Memory {
		if _, err := s.writer.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
			return s.fail(ctx, "open store", err)
		}
	}
	return s.write(ctx, "open store", func(w *work) error {
		var owner, found, tables int
		err := errors.Join(
			w.row(ctx, "PRAGMA application_id").Scan(&owner),
			w.row(ctx, "PRAGMA user_version").Scan(&found),
			w.row(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables),
		)
		switch {
		case err != nil:
			return err
		case owner == applicationID && found == version:
			return nil
		case owner == applicationID:
			return fmt.Errorf("its tables are of version %d, this program knows version %d: use the newer program", found, version)
		case tables > 0:
			return errors.New("it is the database of another program: name another file")
		}
		for _, text := range []string{
			schema,
			fmt.Sprintf("PRAGMA application_id = %d", applicationID),
			fmt.Sprintf("PRAGMA user_version = %d", version),
		} {
			if err := w.exec(ctx, text); err != nil {
				return err
			}
		}
		return nil
	})
}

// fail words an error of the database; errors of the contract and of the context
// pass as they are.
func (s *Store) fail(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, known := range []error{graph.ErrNotFound, graph.ErrInvalid, graph.ErrConflict} {
		if errors.Is(err, known) {
			return err
		}
	}
	hint := ""
	if e := (*sqlite.Error)(nil); errors.As(err, &e) {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			hint = "another process holds the file locked; stop it or try again later: "
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			hint = "the file is not a store or is damaged; name another or restore a copy: "
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
			hint = "the file or its folder cannot be written; change its rights or name another: "
		case sqlite3.SQLITE_FULL:
			hint = "the disk is full; nothing was changed: "
		}
	}
	return fmt.Errorf("%s %s: %s%w", doing, s.path, hint, err)
}
