package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"actant/extract"
)

// call runs the program in this process.
func call(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

// TestParallelKeepsOrder reads many documents at a time; the answers come in the
// order of the questions. The race detector watches.
func TestParallelKeepsOrder(t *testing.T) {
	var in strings.Builder
	const n = 60
	for i := range n {
		text := strings.Repeat("Japan condemned the missile strike. ", 1+i%7)
		fmt.Fprintf(&in, `{"id": "d%d", "text": %q}`+"\n", i, text)
	}
	status, out, errs := call(t, in.String(), "extract", "--jsonl")
	if status != exitOK || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != n {
		t.Fatalf("got %d lines, want %d", len(lines), n)
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, fmt.Sprintf(`{"id":"d%d",`, i)) {
			t.Fatalf("line %d is %.40s", i, line)
		}
	}
}

func TestTwiceIsOnce(t *testing.T) {
	db := filepath.Join(t.TempDir(), "g.db")
	const docs = `{"text": "Japan condemned the missile strike.", "published": "2024-05-17"}
{"text": "Японія засудила ракетний удар.", "published": "2024-05-17"}
`
	for _, want := range []string{"2 documents read, 2 new", "2 documents read, 0 new"} {
		status, out, errs := call(t, docs, "ingest", "--db", db, "-")
		if status != exitOK || out != "" || !strings.Contains(errs, want) {
			t.Errorf("status %d, stdout %q, stderr %q, want %q", status, out, errs, want)
		}
	}
}

func TestOrderedEndsWithTheErrorOfEmit(t *testing.T) {
	stop := fmt.Errorf("stop")
	emitted := 0
	err := ordered(3, slices.Values(make([]int, 1000)), func(i int) int { return i }, func(int) error {
		if emitted++; emitted == 5 {
			return stop
		}
		return nil
	})
	if err != stop || emitted != 5 {
		t.Errorf("got %v after %d results", err, emitted)
	}
}

func TestQuoteIsCutAroundTheTrigger(t *testing.T) {
	text := strings.Repeat("перед ", 60) + "запросив" + strings.Repeat(" після", 60)
	start := strings.Index(text, "запросив")
	st := extract.Statement{
		Trigger: extract.Slice(text, start, start+len("запросив")), Evidence: extract.Slice(text, 0, len(text)),
	}
	got := quote(text, st)
	if n := utf8.RuneCountInString(got); n > maxQuote+4 {
		t.Errorf("%d characters: %s", n, got)
	}
	if !strings.HasPrefix(got, `"…`) || !strings.HasSuffix(got, `…"`) || !strings.Contains(got, "перед запросив після") {
		t.Errorf("got %s", got)
	}
}
