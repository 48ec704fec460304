package neo_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph"
	"actant/graph/neo"
	"actant/graph/neo/testserver"
)

// closedPort is an address at which nobody listens.
func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func TestOpenRefuses(t *testing.T) {
	const secret = "s3cret-word"
	right := options()
	for _, c := range []struct {
		name string
		o    neo.Options
		want string // what the error tells
	}{
		{"wrong user", neo.Options{URL: right.URL, Username: "nobody", Password: secret}, "check both"},
		{"no password", neo.Options{URL: right.URL}, "check both"},
		{"nobody listens", neo.Options{URL: "bolt://" + closedPort(t), Password: secret, Wait: 200 * time.Millisecond}, "start it or check the URL"},
		{"no database", neo.Options{URL: right.URL, Username: right.Username, Password: right.Password, Database: "news"}, `no database "news"`},
		{"password in the URL", neo.Options{URL: "bolt://neo4j:" + secret + "@127.0.0.1:7687"}, "apart"},
		{"broken URL", neo.Options{URL: "bolt://neo4j:" + secret + "%zz@127.0.0.1:7687"}, "cannot be read"},
		{"another scheme", neo.Options{URL: "postgres://127.0.0.1:7687", Password: secret}, "bolt://host:7687"},
		{"no host", neo.Options{URL: "news.db", Password: secret}, "bolt://host:7687"},
	} {
		t.Run(c.name, func(t *testing.T) {
			begin := time.Now()
			s, err := neo.Open(t.Context(), c.o)
			if err == nil {
				s.Close()
				t.Fatal("Open gave no error")
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %q, want one that tells %q", err, c.want)
			}
			if strings.Contains(err.Error(), secret) {
				t.Errorf("the error shows the password: %q", err)
			}
			if took := time.Since(begin); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestOpenEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, err := neo.Open(ctx, neo.Options{URL: "bolt://" + closedPort(t)})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got error %v, want %v", err, context.DeadlineExceeded)
	}
}

func TestDeadlines(t *testing.T) {
	s := open(t)
	put(t, s, newsFrom(0, 20)...)
	t.Run("of the caller", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		begin := time.Now()
		_, err := s.Statements(ctx, graph.Match{Limit: graph.MaxLimit})
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) > 2*time.Second {
			t.Errorf("got error %v after %v, want %v at once", err, time.Since(begin), context.DeadlineExceeded)
		}
	})
	t.Run("of the store", func(t *testing.T) {
		o := options()
		o.ReadTimeout = time.Millisecond
		hasty, err := neo.Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer hasty.Close()
		_, err = hasty.Statements(t.Context(), graph.Match{Limit: graph.MaxLimit})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got error %v, want %v", err, context.DeadlineExceeded)
		}
	})
	t.Run("while another writes", func(t *testing.T) {
		release := holdLock(t)
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		begin := time.Now()
		_, err := s.Put(ctx, time.Now(), news(100, 10))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) > 3*time.Second {
			t.Errorf("got error %v after %v, want %v at once", err, time.Since(begin), context.DeadlineExceeded)
		}
		release()
		put(t, s, news(100, 10))
	})
}

// holdLock is another program in the middle of a write.
func holdLock(t *testing.T) (release func()) {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(server.URL, neo4j.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	tx, err := session.BeginTransaction(t.Context())
	if err == nil {
		_, err = tx.Run(t.Context(), "MATCH (m:Meta {id: 'schema'}) SET m.writer = 'another'", nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(tx.Rollback(t.Context()), session.Close(t.Context()), driver.Close(t.Context())); err != nil {
			t.Error(err)
		}
	}
}

func put(t testing.TB, s graph.Store, bundles ...graph.Bundle) {
	t.Helper()
	n, err := s.Put(context.Background(), time.Now(), bundles...)
	if err != nil || n != len(bundles) {
		t.Fatalf("Put: got %d, error %v, want %d", n, err, len(bundles))
	}
}

func TestWritersLoseNothing(t *testing.T) {
	const writers, each = 4, 12
	// All documents speak of the same few organizations and make the same claims.
	var all []graph.Bundle
	for i := range writers * each {
		b := news(i, 6)
		twin := news(1000+i%3, 6)
		twin.Document.URL, twin.Document.ID = b.Document.URL, ""
		all = append(all, graph.Seal(twin))
	}
	open(t)
	var wait sync.WaitGroup
	for w := range writers {
		s := reopen(t)
		wait.Go(func() {
			for i := range each {
				if _, err := s.Put(t.Context(), time.Now(), all[w*each+i]); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	got := export(t, reopen(t))
	alone := open(t)
	put(t, alone, all...)
	equal(t, got, export(t, alone))
}

// TestReadersSeeWholePuts reads a day again and again while its news is put, by the
// same program and by another.
func TestReadersSeeWholePuts(t *testing.T) {
	for _, c := range []struct {
		name   string
		reader func(writer *neo.Store) *neo.Store
	}{
		{"of the program that writes", func(writer *neo.Store) *neo.Store { return writer }},
		{"of another program", func(*neo.Store) *neo.Store { return reopen(t) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			writer := open(t)
			reader := c.reader(writer)
			for i := range 4 {
				readWhilePut(t, reader, writer, i)
			}
		})
	}
}

func readWhilePut(t *testing.T, reader, writer *neo.Store, i int) {
	day := graph.Date(fmt.Sprintf("2023-01-%02d", i+1))
	var bundles []graph.Bundle
	statements := map[graph.ID]bool{}
	for j := range 20 {
		b := news(i*20+j, 40)
		b.Document.ID, b.Document.Published = "", day
		b = graph.Seal(b)
		for _, st := range b.Statements {
			statements[st.ID] = true
		}
		bundles = append(bundles, b)
	}
	var wait sync.WaitGroup
	defer wait.Wait()
	var written atomic.Bool
	for range 3 {
		wait.Go(func() {
			for n := 0; n != len(statements); {
				last := written.Load()
				page, err := reader.Statements(t.Context(), graph.Match{From: day, To: day, Limit: graph.MaxLimit})
				if n = len(page.Statements); err != nil || n != 0 && n != len(statements) || last && n == 0 {
					t.Errorf("got %d statements, error %v, want none or all %d", n, err, len(statements))
					return
				}
				for _, st := range page.Statements {
					if len(st.Evidence) != min(st.Evidences, graph.PageEvidence) {
						t.Errorf("a statement shows with %d of %d evidences", len(st.Evidence), st.Evidences)
						return
					}
				}
			}
		})
	}
	put(t, writer, bundles...)
	written.Store(true)
}

// TestWriterBrokeOff reads after a writer has ended in the middle of its commit.
func TestWriterBrokeOff(t *testing.T) {
	s := open(t)
	put(t, s, news(1, 5))
	query(t, "MATCH (m:Meta {id: 'commit'}) SET m.begun = 'never ended'")
	page, err := s.Statements(t.Context(), graph.Match{})
	if err != nil || len(page.Statements) != 5 {
		t.Errorf("got %d statements, error %v, want 5", len(page.Statements), err)
	}
	put(t, s, news(2, 5))
	query(t, "MATCH (m:Meta {id: 'commit'}) SET m.begun = 'still at it'")
	release := holdLock(t)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := s.Statements(ctx, graph.Match{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("while it commits: got error %v, want %v", err, context.DeadlineExceeded)
	}
	release()
	if _, err := s.Statements(t.Context(), graph.Match{}); err != nil {
		t.Error(err)
	}
}

// TestUnknownOutcome repeats a write whose commit went through without an answer: it
// must not be done twice.
func TestUnknownOutcome(t *testing.T) {
	s := open(t)
	for i, want := range []bool{false, true, true} {
		done, err := s.Lock(t.Context(), "token")
		if err != nil || done != want {
			t.Errorf("attempt %d: got %v, error %v, want %v", i, done, err, want)
		}
	}
	if done, err := s.Lock(t.Context(), "another"); err != nil || done {
		t.Errorf("another write: got %v, error %v", done, err)
	}
}

// TestCrash kills the server in the middle of writing and puts everything a second
// time: the graph must be that of a single ingest.
func TestCrash(t *testing.T) {
	own, err := testserver.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer own.Stop()
	s, err := neo.Open(t.Context(), neo.Options{URL: own.URL, Username: own.Username, Password: own.Password, WriteTimeout: 5 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	done, begun := make(chan error, 1), make(chan int, 30)
	go func() {
		for i := range 30 {
			begun <- i
			if _, err := s.Put(context.WithoutCancel(t.Context()), time.Now(), newsFrom(i*20, 20)...); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for <-begun < 5 {
	}
	time.Sleep(50 * time.Millisecond) // into the sixth batch
	if err := errors.Join(own.Kill(), own.Restart(t.Context())); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatalf("the writer did not survive the crash: %v", err)
	}
	for i := range 30 {
		n, err := s.Put(t.Context(), time.Now(), newsFrom(i*20, 20)...)
		if err != nil || n != 0 {
			t.Fatalf("Put again: got %d new, error %v, want none", n, err)
		}
	}
	alone := open(t)
	put(t, alone, newsFrom(0, 600)...)
	equal(t, export(t, s), export(t, alone))

	t.Run("server away at start", func(t *testing.T) {
		if err := own.Kill(); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Statement(t.Context(), "s1:none"); err == nil || errors.Is(err, graph.ErrNotFound) {
			t.Errorf("Statement without a server: got error %v", err)
		}
		opened := make(chan error, 1)
		options := neo.Options{URL: own.URL, Username: own.Username, Password: own.Password, Wait: 5 * time.Minute}
		go func() {
			late, err := neo.Open(context.WithoutCancel(t.Context()), options)
			if err == nil {
				err = late.Close()
			}
			opened <- err
		}()
		if err := own.Restart(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := <-opened; err != nil {
			t.Errorf("Open before the server was up: %v", err)
		}
		if _, err := s.Statement(t.Context(), "s1:none"); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("Statement after the server came back: got error %v, want %v", err, graph.ErrNotFound)
		}
	})
}
