package neo_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"actant/graph/neo"
)

func TestSchema(t *testing.T) {
	open(t)
	var names []string
	for _, r := range query(t, "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name") {
		names = append(names, r.Values[0].(string))
	}
	for _, name := range neo.SchemaNames() {
		if !slices.Contains(names, name) {
			t.Errorf("%s is missing", name)
		}
	}
	query(t, "DROP CONSTRAINT invited_id")
	reopen(t)
	if len(query(t, "SHOW CONSTRAINTS YIELD name WHERE name = 'invited_id' RETURN name")) != 1 {
		t.Error("a constraint that somebody dropped was not made again")
	}
}

func TestOpenRefusesDatabase(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"of a newer program", "MERGE (m:Meta {id: 'schema'}) SET m.version = 99", "MATCH (m:Meta) DELETE m", "newer program"},
		{"of an older program", "MERGE (m:Meta {id: 'schema'}) SET m.version = 1", "MATCH (m:Meta) DELETE m", "older program"},
		{"of another program", "CREATE (:Document {title: 'not ours'})", "MATCH (d:Document) DELETE d", "another program"},
		{
			"with a failed index", "CREATE (:Big {text: reduce(s = 'x', i IN range(1, 15) | s + s)})",
			"MATCH (b:Big) DELETE b", "could not fill the index big_text",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			open(t)
			query(t, "MATCH (m:Meta) DELETE m")
			query(t, c.before)
			if strings.Contains(c.want, "big_text") {
				query(t, "CREATE INDEX big_text FOR (b:Big) ON (b.text)")
				defer query(t, "DROP INDEX big_text")
				for len(query(t, "SHOW INDEXES YIELD name, state WHERE name = 'big_text' AND state <> 'FAILED' RETURN name")) > 0 {
					time.Sleep(10 * time.Millisecond)
				}
			}
			defer query(t, c.after)
			s, err := neo.Open(t.Context(), options())
			if err == nil {
				s.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want one that tells %q", err, c.want)
			}
		})
	}
}

// TestPlans asks the server how it would run each text, on an empty and on a filled
// database: none may look through all nodes or all edges, and none may hold all rows
// back in between (Eager) but the deletions, which do so with one batch, and the text
// that writes one property.
func TestPlans(t *testing.T) {
	s := open(t)
	for _, filled := range []bool{false, true} {
		if filled {
			put(t, s, newsFrom(0, 200)...)
		}
		all := neo.Texts()
		for name, operators := range plans(t, all) {
			mayHold := strings.Contains(all[name], "DELETE") || name == "tokenText"
			for _, r := range operators {
				operator, found := strings.CutSuffix(strings.Fields(r)[0], "@neo4j")
				small := strings.Contains(r, ":Meta") || strings.Contains(r, "Correction")
				if !found || operator == "AllNodesScan" || operator == "NodeByLabelScan" && !small ||
					strings.Contains(operator, "RelationshipsScan") || strings.Contains(operator, "RelationshipTypeScan") && !strings.Contains(r, "MERGED_INTO") || operator == "Eager" && !mayHold {
					t.Errorf("%s, filled %v: %s in\n%s", name, filled, r, all[name])
				}
			}
		}
	}
}

// TestTextsAreAll finds every text in the source: TestPlans must know it.
func TestTextsAreAll(t *testing.T) {
	known := neo.Texts()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("got files %v, error %v", files, err)
	}
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^\s+(\w+Text)\s+= `).FindAllStringSubmatch(string(source), -1) {
			found++
			if _, ok := known[m[1]]; !ok && !slices.Contains(neo.OpeningTexts(), m[1]) {
				t.Errorf("%s: %s has no plan", name, m[1])
			}
		}
	}
	if found < 50 {
		t.Errorf("found %d texts only", found)
	}
}

// TestOpenAtOnce opens an empty database by several programs at the same moment.
func TestOpenAtOnce(t *testing.T) {
	open(t)
	query(t, "MATCH (m:Meta) DELETE m")
	for _, r := range query(t, "SHOW CONSTRAINTS YIELD name RETURN name") {
		query(t, "DROP CONSTRAINT "+r.Values[0].(string))
	}
	for _, r := range query(t, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name") {
		query(t, "DROP INDEX "+r.Values[0].(string))
	}
	var wait sync.WaitGroup
	for i := range 3 {
		wait.Go(func() {
			s, err := neo.Open(t.Context(), options())
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if _, err := s.Put(t.Context(), time.Now(), news(i, 5)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n := query(t, "MATCH (d:Document) RETURN count(*)")[0].Values[0]; n != int64(3) {
		t.Errorf("got %v documents, want 3", n)
	}
	if n := query(t, "MATCH (m:Meta) RETURN count(*)")[0].Values[0]; n != int64(2) {
		t.Errorf("got %v Meta nodes, want 2", n)
	}
}

// TestEmptiedMeanwhile empties the database under an open store, which must not go on
// writing without its lock.
func TestEmptiedMeanwhile(t *testing.T) {
	s := open(t)
	query(t, "MATCH (m:Meta) DELETE m")
	if _, err := s.Put(t.Context(), time.Now(), news(1, 5)); err == nil || !strings.Contains(err.Error(), "open it again") {
		t.Errorf("got error %v, want one that tells what to do", err)
	}
}
