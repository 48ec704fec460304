package local

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"actant/graph"
)

func TestOpenSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name string
		make func(path string)
		says string
	}{
		{"folder", func(path string) { must(t, os.Mkdir(path, 0o700)) }, "it is a folder"},
		{"no/folder/for/it", func(string) {}, "create it first"},
		{"text", func(path string) { must(t, os.WriteFile(path, []byte(strings.Repeat("news ", 1000)), 0o600)) }, "not a store"},
		{"other program", func(path string) { run(t, path, "CREATE TABLE mine (id)") }, "another program"},
		{"newer", func(path string) {
			run(t, path, fmt.Sprintf("PRAGMA application_id = %d", applicationID), "PRAGMA user_version = 99")
		}, "use the newer program"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(dir, c.name)
			c.make(path)
			s, err := Open(path)
			if err == nil {
				s.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), path) {
				t.Errorf("got error %v, want one that names %s and says %q", err, path, c.says)
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// run runs SQL on a file by itself.
func run(t *testing.T, path string, texts ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	for _, text := range texts {
		_, err := db.Exec(text)
		must(t, err)
	}
	return db
}

func TestLockedByAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	s, err := open(path, 50*time.Millisecond)
	must(t, err)
	defer s.Close()
	other := run(t, path, "BEGIN IMMEDIATE")
	_, err = s.Put(t.Context(), time.Now(), bundle(1))
	if err == nil || !strings.Contains(err.Error(), "another process holds the file locked") {
		t.Errorf("Put: got error %v", err)
	}
	if _, err := open(path, 50*time.Millisecond); err == nil || !strings.Contains(err.Error(), "another process") {
		t.Errorf("Open: got error %v", err)
	}
	if _, err := s.Statements(t.Context(), graph.Match{}); err != nil {
		t.Errorf("readers must not wait: %v", err)
	}
	_, err = other.Exec("ROLLBACK")
	must(t, err)
	if n, err := s.Put(t.Context(), time.Now(), bundle(1)); n != 1 || err != nil {
		t.Errorf("Put when it is free: got %d, %v", n, err)
	}
}

// bundle is a small document; i tells one from another.
func bundle(i int) graph.Bundle {
	text := fmt.Sprintf("Візит номер %d.", i)
	person := graph.Entity{ID: graph.NamedEntityID(graph.Person, "a"), Kind: graph.Person, Name: "А"}
	country := graph.Entity{ID: graph.NamedEntityID(graph.Country, "b"), Kind: graph.Country, Name: "Б"}
	return graph.Seal(graph.Bundle{
		Document: graph.Document{URL: fmt.Sprintf("https://news.example/%d", i), Published: "2023-06-01", Lang: "uk", Text: text},
		Entities: []graph.Mentioned{{Entity: person, Count: 1}, {Entity: country, Count: 1}},
		Statements: []graph.Statement{{
			Relation: "VISITED", Source: person.ID, Target: country.ID, Polarity: graph.Positive, Factuality: graph.Asserted,
			Evidence: []graph.Evidence{{Quote: text, End: len(text), Confidence: 0.5}},
		}},
	})
}

// writerFile names the file that the test program itself writes to, as the child of
// TestKilled.
const writerFile = "ACTANT_TEST_WRITER_FILE"

func TestMain(m *testing.M) {
	if path := os.Getenv(writerFile); path != "" {
		writeForever(path)
	}
	os.Exit(m.Run())
}

// writeForever puts documents in pairs and prints the number of each pair when it is
// stored.
func writeForever(path string) {
	s, err := Open(path)
	for i := 0; err == nil; i++ {
		if _, err = s.Put(context.Background(), time.Now(), bundle(2*i), bundle(2*i+1)); err == nil {
			fmt.Println(i)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	for round := range 3 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), writerFile+"="+path)
		out, err := child.StdoutPipe()
		must(t, err)
		must(t, child.Start())
		pairs := 0
		for lines := bufio.NewScanner(out); pairs < 20*(round+1) && lines.Scan(); {
			pairs++
		}
		must(t, child.Process.Kill())
		_ = child.Wait() // it was killed
		if pairs < 20 {
			t.Fatalf("the writer stored only %d pairs", pairs)
		}
		checkWhole(t, path, pairs)
	}
}

// checkWhole checks that a file holds at least so many pairs and no half one.
func checkWhole(t *testing.T, path string, pairs int) {
	t.Helper()
	s, err := Open(path)
	must(t, err)
	defer s.Close()
	docs := 0
	for cursor := ""; ; {
		page, next, err := s.Documents(t.Context(), cursor, graph.MaxLimit)
		must(t, err)
		docs += len(page)
		if cursor = next; cursor == "" {
			break
		}
	}
	if docs%2 != 0 || docs < 2*pairs {
		t.Errorf("%d documents, want an even number of at least %d", docs, 2*pairs)
	}
	page, err := s.Statements(t.Context(), graph.Match{})
	must(t, err)
	if len(page.Statements) != 1 || page.Statements[0].Evidences != docs {
		t.Errorf("%d statements, want one with %d evidences", len(page.Statements), docs)
	}
	check := run(t, path)
	var verdict string
	must(t, check.QueryRow("PRAGMA integrity_check").Scan(&verdict))
	if verdict != "ok" {
		t.Errorf("integrity check: %s", verdict)
	}
}
