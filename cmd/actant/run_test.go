package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
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

// cancelling ends a context when so many bytes were read through it.
type cancelling struct {
	io.Reader

	after  int
	cancel context.CancelFunc
}

func (c *cancelling) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p[:min(len(p), 512)])
	if c.after -= n; c.after < 0 {
		c.cancel()
	}
	return n, err
}

// TestInterrupt: a Ctrl-C ends an ingest; what was read is stored, no document is called
// unreadable, and the same command does the rest.
func TestInterrupt(t *testing.T) {
	var docs strings.Builder
	const n = 400
	for i := range n {
		fmt.Fprintf(&docs, `{"text": "Japan condemned the strike of %d missiles."}`+"\n", i)
	}
	db := filepath.Join(t.TempDir(), "g.db")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out, errs bytes.Buffer
	in := &cancelling{strings.NewReader(docs.String()), docs.Len() / 2, cancel}
	if status := run(ctx, []string{"ingest", "--db", db, "-"}, in, &out, &errs); status != exitInterrupted {
		t.Errorf("status %d", status)
	}
	var read, stored int
	if _, err := fmt.Sscanf(errs.String(), db+": %d documents read, %d new,", &read, &stored); err != nil || read != stored || read == 0 || read == n ||
		strings.Contains(errs.String(), "not readable") || !strings.Contains(errs.String(), "actant: interrupted") {
		t.Errorf("%v: %s", err, errs.String())
	}
	if _, _, errs := call(t, docs.String(), "ingest", "--db", db, "-"); !strings.Contains(errs, fmt.Sprintf("%d documents read, %d new", n, n-stored)) {
		t.Errorf("after %d: %s", stored, errs)
	}
}
