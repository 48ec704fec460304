//go:build !race

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"actant/graph/neo/testserver"
)

// TestGraphOnServer stores documents on a real Neo4j server, twice, as one would in a
// file. The stores themselves are compared in their own packages.
func TestGraphOnServer(t *testing.T) {
	server, err := testserver.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	})
	auth := filepath.Join(t.TempDir(), "auth.txt")
	if err := os.WriteFile(auth, []byte(server.Username+"/"+server.Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(authVariable, auth)
	t.Setenv("ACTANT_DB", server.URL)
	for _, want := range []string{"1 documents read, 1 new", "1 documents read, 0 new"} {
		status, _, errs := call(t, "Японія засудила ракетний удар.", "ingest", "--published", "2024-05-17", "-")
		if status != exitOK || !strings.Contains(errs, want) {
			t.Errorf("status %d, stderr %q, want %q", status, errs, want)
		}
	}
	answerThere(t, server.URL)
	emptyServer(t, server)
	copyThere(t, server.URL)
}

// answerThere asks the server by each command that reads a graph, named by the flag.
func answerThere(t *testing.T, server string) {
	t.Helper()
	t.Setenv(dbVariable, filepath.Join(t.TempDir(), "unused.db"))
	for _, address := range []string{server, "bolt://" + strings.SplitN(server, "://", 2)[1]} {
		for _, args := range [][]string{
			{"ask", "--db", address, "Хто засудив удар?"}, {"export", "--db", address, "--format", "jsonl"}, {"check", "--db", address},
			{"copy", "--from", address, "--to", filepath.Join(t.TempDir(), "to.db")},
		} {
			out, errs := succeed(t, "", args...)
			if !strings.Contains(out, "Японія") && !strings.Contains(errs, "1 documents") {
				t.Errorf("%v: stdout %q, stderr %q", args, out, errs)
			}
		}
	}
	if _, err := os.Stat(os.Getenv(dbVariable)); err == nil {
		t.Error("a command made the file that only the variable names")
	}
}

func emptyServer(t *testing.T, server *testserver.Server) {
	t.Helper()
	if err := server.Empty(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// copyThere copies a corrected graph to the server and back.
func copyThere(t *testing.T, server string) {
	t.Helper()
	there, back := filepath.Join(t.TempDir(), "there.db"), filepath.Join(t.TempDir(), "back.db")
	corrected(t, there)
	for range 2 {
		succeed(t, "", "copy", "--from", there, "--to", server)
		succeed(t, "", "check", "--db", server)
		equalGraphs(t, server, there)
	}
	succeed(t, "", "copy", "--from", server, "--to", back)
	equalGraphs(t, back, there)
}

func TestAuthOfServer(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"good": "neo4j/some/thing\n", "bad": "password only", "empty": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv(authVariable, filepath.Join(dir, "good"))
	if user, password, err := neoAuth(); user != "neo4j" || password != "some/thing" || err != nil {
		t.Errorf("got %q %q %v", user, password, err)
	}
	for _, name := range []string{"bad", "empty", "missing"} {
		t.Setenv(authVariable, filepath.Join(dir, name))
		if status, _, errs := call(t, "text", "ingest", "--db", "neo4j://127.0.0.1:1", "-"); status != exitFailure || !strings.Contains(errs, authVariable) {
			t.Errorf("%s: status %d, stderr %q", name, status, errs)
		}
	}
}
