//go:build !race

package main_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const (
	goldDir    = root + "/extract/testdata"
	scoresFile = goldDir + "/scores.txt"
	pythonHint = "the scorer needs python3 (3.10 or newer) in PATH: install it"
)

// TestScores scores the program on the gold statements and compares with
// scores.txt, so that no change moves a figure unseen. With -update it rewrites it.
func TestScores(t *testing.T) {
	program := buildProgram(t)
	core := filepath.Join(t.TempDir(), "constructions-core.jsonl")
	if err := os.WriteFile(core, python(t, "core.py", goldDir+"/constructions.jsonl"), 0o600); err != nil {
		t.Fatal(err)
	}
	sets := []struct {
		name, file string
		unseen     bool // nobody who writes rules looks at it: only figures of the whole are shown
	}{
		{"seed", goldDir + "/seed.jsonl", false},
		{"constructions", goldDir + "/constructions.jsonl", false},
		{"constructions-core", core, false},
		{"relations", goldDir + "/relations.jsonl", false},
		{"own/seen", goldDir + "/own/seen.jsonl", false},
		{"own/unseen", goldDir + "/own/unseen.jsonl", true},
		{"own/agency-seen", goldDir + "/own/agency-seen.jsonl", false},
		{"own/agency-unseen", goldDir + "/own/agency-unseen.jsonl", true},
	}
	var head, tables strings.Builder
	for _, set := range sets {
		table := string(python(t, "score.py", set.file, "--run", program+" extract --jsonl"))
		if set.unseen {
			table = wholeOnly(table)
		}
		fmt.Fprintf(&head, "%-20s%s\n", set.name, summary(t, table))
		fmt.Fprintf(&tables, "\n== %s\n%s", set.name, table)
	}
	checkGolden(t, scoresFile, scoresTitle+scoresHead+head.String()+tables.String())
	checkGolden(t, readme, inReadme(t, scoresHead+head.String()))
}

const (
	readme      = root + "/README.md"
	scoresTitle = "Figures of the program on the gold statements beside this file, written by make scores.\n\n"
	scoresHead  = "                    relaxed P    R   F1 | strict  P    R   F1 | core R | errors in traps\n"
)

// checkGolden compares a file with what it should hold; with -update it rewrites it.
func checkGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is stale: run make scores and read what changed:\n%s", file, firstDifference(string(want), got))
	}
}

// inReadme is the README with these figures in its table.
func inReadme(t *testing.T, figures string) string {
	t.Helper()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- scores: written by make scores -->\n", "<!-- end of scores -->"
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("README.md has no place for the scores: %s … %s", begin, end)
	}
	return before + begin + "```\n" + figures + "```\n" + end + after
}

// wholeOnly leaves of a table the figures of the whole set and of the languages.
func wholeOnly(table string) string {
	var kept strings.Builder
	section := ""
	for line := range strings.Lines(table) {
		if name, ok := strings.CutPrefix(line, "-- "); ok {
			section = strings.Fields(name)[0]
		}
		if section == "" || section == "lang" || section == "traps:" || section == "contract:" {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// summary picks the line of the whole set and the traps out of the table of a set.
func summary(t *testing.T, table string) string {
	t.Helper()
	var all, traps string
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "ALL ") {
			all = line
		}
		if rest, ok := strings.CutPrefix(line, "-- traps: "); ok {
			traps = strings.TrimSpace(rest)
		}
	}
	cols := strings.Split(all, "|")
	if len(cols) < 5 || traps == "" {
		t.Fatalf("unexpected table of the scorer:\n%s", table)
	}
	return fmt.Sprintf("%s|%s|%s| %s", cols[1], cols[2], cols[4], traps)
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("%d lines became %d", len(w), len(g))
}

// python runs a script of the gold folder and returns what it prints.
func python(t *testing.T, script string, args ...string) []byte {
	t.Helper()
	exe, err := exec.LookPath("python3")
	if err != nil {
		t.Fatal(pythonHint)
	}
	var stderr bytes.Buffer
	cmd := exec.Command(exe, append([]string{goldDir + "/" + script}, args...)...)
	cmd.Stderr = &stderr
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONUTF8=1")
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%s %v: %v\n%s", script, args, err, stderr.String())
	}
	return out
}

// buildProgram compiles the program as it is shipped.
func buildProgram(t testing.TB) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), "actant")
	out, err := exec.Command("go", "build", "-tags", "nomsgpack", "-o", exe, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return exe
}

// TestSpeed: the program is up in less than maxStart, tables and weights included.
func TestSpeed(t *testing.T) {
	const maxStart = 300 * time.Millisecond
	program := buildProgram(t)
	best := time.Hour
	for range 5 {
		begin := time.Now()
		if out, err := exec.Command(program, "version").CombinedOutput(); err != nil {
			t.Fatalf("version: %v\n%s", err, out)
		}
		best = min(best, time.Since(begin))
	}
	t.Logf("start-up %v", best)
	if best > maxStart {
		t.Errorf("start-up takes %v, at most %v", best, maxStart)
	}
}
