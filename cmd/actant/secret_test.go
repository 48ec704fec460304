package main

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const secret = "hunter2-Ї"

// TestPasswordIsNeverPrinted gives each command a graph whose name holds a password, by
// the flag and by the variable, and asks for its help.
func TestPasswordIsNeverPrinted(t *testing.T) {
	escaped := url.QueryEscape(secret)
	for _, name := range []string{
		"neo4j://neo4j:" + secret + "@127.0.0.1:1", "bolt://neo4j:" + escaped + "@127.0.0.1:1", "bolt+s://:" + secret + "@127.0.0.1:1/db",
		"NEO4J://neo4j:" + secret + "@127.0.0.1:1", "postgres://u:" + secret + "@127.0.0.1/db", "neo4j:/u:" + secret + "@127.0.0.1",
		"bolt://127.0.0.1:1?password=" + secret, "bolt://127.0.0.1:1/" + secret, "bolt://127.0.0.1:1#" + secret, "neo4j:" + secret + "@127.0.0.1:1",
		"bolt://neo4j:" + secret + "%zz@127.0.0.1:1", "http://127.0.0.1/" + secret,
	} {
		for _, args := range [][]string{
			{"ingest", "-"}, {"serve"}, {"ask", "Who?"}, {"export", "--format", "jsonl"}, {"check"},
			{"copy", "--from", name, "--to", name}, {"copy", "--from", "a.db", "--to", name}, {"copy", "--from", name, "--to", "a.db"},
		} {
			withFlag := args
			if args[0] != "copy" {
				withFlag = append([]string{args[0], "--db", name}, args[1:]...)
			}
			t.Setenv(dbVariable, "")
			refusesSecret(t, withFlag, escaped)
			t.Setenv(dbVariable, name)
			if args[0] != "copy" {
				refusesSecret(t, args, escaped)
			}
			status, out, errs := call(t, "", args[0], "--help")
			if status != exitOK || strings.Contains(out+errs, secret) || strings.Contains(out+errs, escaped) {
				t.Errorf("%s --help: status %d, %s%s", args[0], status, out, errs)
			}
		}
	}
	if entries, _ := filepath.Glob("*.db*"); len(entries) > 0 {
		t.Errorf("files were made: %v", entries)
	}
}

func refusesSecret(t *testing.T, args []string, escaped string) {
	t.Helper()
	status, out, errs := call(t, "", args...)
	if status != exitUsage || out != "" || !strings.HasPrefix(errs, "actant: ") {
		t.Errorf("%q: status %d, stdout %q, stderr %q, want it refused", args, status, out, errs)
	}
	if strings.Contains(errs, secret) || strings.Contains(errs, escaped) {
		t.Errorf("%q: the password is in %q", args, errs)
	}
}

// TestPasswordOfFileIsNeverPrinted reaches for a server that is not there with a
// password that came from a file, and reads files that are malformed.
func TestPasswordOfFileIsNeverPrinted(t *testing.T) {
	auth := filepath.Join(t.TempDir(), "auth.txt")
	if err := os.WriteFile(auth, []byte("neo4j/"+secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(authVariable, auth)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	db, err := openStore(ctx, "neo4j://127.0.0.1:1")
	if err == nil || db != nil || strings.Contains(err.Error(), secret) {
		t.Errorf("got %v", err)
	}
	for _, line := range []string{secret, "neo4j:" + secret, "neo4j/"} {
		if err := os.WriteFile(auth, []byte(line), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := neoAuth(); err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%q: got %v", line, err)
		}
	}
}

func TestNamesOfGraphs(t *testing.T) {
	for _, good := range []string{
		"news.db", "./a/b.db", ":memory:", "a:b.db", "mail@example.db", `C:\news.db`, "neo4j://host", "neo4j://host:7687", "neo4j+s://host:7687/",
		"bolt://[::1]:7687", "bolt+ssc://host", "neo4j+ssc://host", "BOLT://host:7687",
	} {
		if err := checkGraph("--db", good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"neo4j:///", "bolt:///path", "bolt:/host", "http://host:7474", "bolt://host:port", "neo4j://host/graph"} {
		if err := checkGraph("--db", bad); err == nil || strings.Contains(err.Error(), bad) {
			t.Errorf("%s: got %v", bad, err)
		}
	}
}
