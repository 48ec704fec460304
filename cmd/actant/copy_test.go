package main

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"actant/graph"
	"actant/graph/local"
)

// TestCopyOfTheSample copies every sample document, with more than one page's worth of
// evidence for one statement, corrections of every kind and a forgotten document, and
// compares all that the graphs answer.
func TestCopyOfTheSample(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.db"), filepath.Join(dir, "to.db")
	corrected(t, from)
	if _, errs := succeed(t, "", "copy", "--from", from, "--to", to); !strings.Contains(errs, "12 documents read, 12 new, 6 corrections new") {
		t.Errorf("stderr %q", errs)
	}
	equalGraphs(t, to, from)
	jsonl, back := filepath.Join(dir, "saved.jsonl"), filepath.Join(dir, "back.db")
	succeed(t, "", "export", "--db", to, "--format", "jsonl", "--out", jsonl)
	succeed(t, "", "copy", "--from", jsonl, "--to", back)
	equalGraphs(t, back, from)
	succeed(t, "", "copy", "--from", jsonl, "--to", back)
	equalGraphs(t, back, from)
	got, _ := succeed(t, "", "export", "--db", back, "--format", "jsonl")
	if strings.Count(got, `"quote":"Japan invited Kenya."`) < graph.PageEvidence+3 {
		t.Error("evidences are missing")
	}
}

// TestCopyIsBrokenOff ends a copy at each of its steps, begins again, and compares.
func TestCopyIsBrokenOff(t *testing.T) {
	dir := t.TempDir()
	from := filepath.Join(dir, "from.db")
	corrected(t, from)
	for _, step := range []string{"at the corrections", "at the documents", "at the end"} {
		to := filepath.Join(dir, step+".db")
		db, err := local.Open(from)
		if err != nil {
			t.Fatal(err)
		}
		target, err := local.Open(to)
		if err != nil {
			t.Fatal(err)
		}
		stop, documents := errors.New("stop"), 0
		c := copying{std: console{err: io.Discard}, most: 3, to: target, from: origin{saved: func(yield func(saved, error) bool) {
			for one, err := range readSaved(t.Context(), db) {
				if one.Correction == nil {
					documents++
				}
				if step == "at the corrections" && documents == 1 || step == "at the documents" && documents == 8 {
					yield(saved{}, stop)
					return
				}
				if !yield(one, err) {
					return
				}
			}
			yield(saved{}, stop)
		}}}
		if err := c.all(t.Context()); !errors.Is(err, stop) {
			t.Fatalf("%s: %v", step, err)
		}
		for _, one := range []io.Closer{db, target} {
			if err := one.Close(); err != nil {
				t.Fatal(err)
			}
		}
		succeed(t, "", "copy", "--from", from, "--to", to)
		equalGraphs(t, to, from)
	}
}

// corrected makes a graph of the sample and two more documents of which one is
// forgotten, with a merge, a split, two kept apart, and a merge that was undone.
func corrected(t *testing.T, name string) {
	t.Helper()
	often := strings.Repeat("Japan invited Kenya. ", graph.PageEvidence+2)
	docs := string(sampleDocuments) + `{"text": "` + often + `", "published": "2024-05-17"}` + "\n" +
		`{"text": "Japan invited Kenya.", "published": "2024-05-17", "url": "https://example.org/1"}` + "\n" +
		`{"text": "Norway visited Oman. Oman thanked Norway.", "published": "2024-05-18", "url": "https://example.org/2"}` + "\n"
	succeed(t, docs, "ingest", "--db", name, "-")
	db, err := local.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	st := oneStatement(t, db, "Japan invited Kenya.")
	gone := oneStatement(t, db, "Norway visited Oman.")
	do := func(c graph.Correction) graph.ID {
		t.Helper()
		c.By, c.At = "test", "2024-05-17T10:00:00Z"
		c.ID = graph.CorrectionID(c)
		if err := db.Correct(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		return c.ID
	}
	do(graph.Correction{Action: graph.Merge, Entity: gone.Source, Into: gone.Target})
	do(graph.Correction{Action: graph.Merge, Entity: gone.Target, Into: st.Target})
	undone := do(graph.Correction{Action: graph.Merge, Entity: st.Source, Into: st.Target})
	do(graph.Correction{Action: graph.Undo, Undoes: undone})
	do(graph.Correction{Action: graph.NotSame, Entity: st.Source, Into: st.Target})
	do(graph.Correction{
		Action: graph.Split, Entity: st.Source, Into: graph.NamedEntityID(graph.Country, "another"),
		Documents: []graph.ID{st.Evidence[0].Document, gone.Evidence[0].Document}[:1],
	})
	if err := db.Forget(t.Context(), gone.Evidence[0].Document); err != nil {
		t.Fatal(err)
	}
}

// oneStatement finds the statement that a sentence makes.
func oneStatement(t *testing.T, db graph.Store, quote string) graph.Statement {
	t.Helper()
	for record, err := range db.Export(t.Context(), "s1:") {
		if err != nil {
			t.Fatal(err)
		}
		if st := record.Statement; st != nil && st.Evidence[0].Quote == quote && st.Source != "" && st.Target != "" {
			return *st
		}
	}
	t.Fatalf("no statement says %q", quote)
	return graph.Statement{}
}

// equalGraphs compares everything that two graphs hold and what they answer.
func equalGraphs(t *testing.T, got, want string) {
	t.Helper()
	a, b := everything(t, got), everything(t, want)
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s differs from %s:\n%s\nwant\n%s", got, want, a[i], b[i])
		}
	}
	if len(a) != len(b) || len(b) < 50 {
		t.Errorf("%s has %d records, %s %d", got, len(a), want, len(b))
	}
}

// everything is the export, the log in its order, each document as it was put, and
// each entity as it answers, with its mentions, by its id and by its first search key.
func everything(t *testing.T, name string) []string {
	t.Helper()
	db, err := openStore(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all []string
	add := func(what string, v any, err error) {
		t.Helper()
		text, failed := json.Marshal(v)
		if err = errors.Join(err, failed); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		all = append(all, what+" "+string(text))
	}
	log, err := db.Corrections(t.Context())
	add("log", log, err)
	keys := map[string]bool{}
	for record, err := range db.Export(t.Context(), "") {
		add("record", record, err)
		if d := record.Document; d != nil {
			b, err := db.Bundle(t.Context(), d.ID)
			add("bundle", b, err)
			for _, m := range b.Entities {
				for _, key := range m.Search {
					keys[key] = true
				}
			}
		}
		if e := record.Entity; e != nil {
			found, err := db.Entities(t.Context(), graph.EntityQuery{IDs: []graph.ID{e.ID}})
			add("entity", found, err)
			edges, err := db.Neighbours(t.Context(), []graph.ID{e.ID}, graph.Match{Limit: graph.MaxLimit})
			add("edges", edges, err)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		found, err := db.Entities(t.Context(), graph.EntityQuery{Keys: [][]string{{key}}})
		slices.SortFunc(found, func(a, b graph.Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
		add("found by "+key, found, err)
	}
	return all
}

func succeed(t *testing.T, stdin string, args ...string) (stdout, stderr string) {
	t.Helper()
	status, out, errs := call(t, stdin, args...)
	if status != exitOK {
		t.Fatalf("%v: status %d, %s", args, status, errs)
	}
	return out, errs
}
