package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"actant/graph"
	"actant/graph/local"
)

// TestCopyOfTheSample copies every sample document, with more than one page's worth of
// evidence for one statement and entities that were merged, and compares the exports.
func TestCopyOfTheSample(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.db"), filepath.Join(dir, "to.db")
	often := strings.Repeat("Japan invited Kenya. ", graph.PageEvidence+2)
	docs := string(sampleDocuments) + `{"text": "` + often + `", "published": "2024-05-17"}` + "\n" +
		`{"text": "Japan invited Kenya.", "published": "2024-05-17", "url": "https://example.org/1"}` + "\n"
	succeed(t, docs, "ingest", "--db", from, "-")
	mergeTwo(t, from)
	if _, errs := succeed(t, "", "copy", "--from", from, "--to", to); !strings.Contains(errs, "12 documents read, 12 new, 1 corrections") {
		t.Errorf("stderr %q", errs)
	}
	want, _ := succeed(t, "", "export", "--db", from, "--format", "jsonl")
	got, _ := succeed(t, "", "export", "--db", to, "--format", "jsonl")
	if got != want || strings.Count(got, "\n") != 13 {
		t.Errorf("the copy has other documents:\n%s\nwant\n%s", got, want)
	}
	if strings.Count(got, `"quote":"Japan invited Kenya."`) != graph.PageEvidence+3 {
		t.Error("evidences are missing")
	}
	want, _ = succeed(t, "", "export", "--db", from, "--format", "cypher")
	got, _ = succeed(t, "", "export", "--db", to, "--format", "cypher")
	if plainEdges(got) != plainEdges(want) || plainEdges(got) == "" {
		t.Errorf("edges differ:\n%s\nwant\n%s", plainEdges(got), plainEdges(want))
	}
}

func succeed(t *testing.T, stdin string, args ...string) (stdout, stderr string) {
	t.Helper()
	status, out, errs := call(t, stdin, args...)
	if status != exitOK {
		t.Fatalf("%v: status %d, %s", args, status, errs)
	}
	return out, errs
}

// mergeTwo merges the ends of the first edge between two countries.
func mergeTwo(t *testing.T, name string) {
	t.Helper()
	db, err := local.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for record, err := range db.Export(t.Context(), "s1:") {
		if err != nil {
			t.Fatal(err)
		}
		st := record.Statement
		if st == nil || st.Source == "" || st.Target == "" {
			continue
		}
		c := graph.Correction{Action: graph.Merge, Entity: st.Source, Into: st.Target, By: "test", At: "2024-05-17T10:00:00Z"}
		if err := db.Correct(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatal("no statement has two ends")
}

// plainEdges are the lines of an export that draw an edge between entities.
func plainEdges(cypher string) string {
	var lines []string
	for _, line := range strings.Split(cypher, "\n") {
		if strings.Contains(line, "r.date = ") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func TestCypherString(t *testing.T) {
	for in, want := range map[string]string{
		``:                    `""`,
		`it's; //`:            `"it's; //"`,
		`a "b" \c`:            `"a \"b\" \\c"`,
		"a\nb\r\tc":           `"a\nb\r\tc"`,
		`\u0041 \\u`:          `"\\" + "u0041 \\\\" + "u"`,
		"\x01\u0085\u2028Їжа": `"\u0001\u0085\u2028Їжа"`,
		`\`:                   `"\\"`,
	} {
		if got := cypherString(in); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

// TestBrokenExportLeavesNothing fails in the middle of a file and of a folder.
func TestBrokenExportLeavesNothing(t *testing.T) {
	dir, stop := t.TempDir(), errors.New("stop")
	name := filepath.Join(dir, "out")
	err := newFile(name, func(w io.Writer) error {
		return errors.Join(stop, os.WriteFile(name, []byte("former"), 0o600))
	})
	if text, _ := os.ReadFile(name); !errors.Is(err, stop) || string(text) != "former" {
		t.Errorf("%v, the former file is now %q", err, text)
	}
	err = newFolder(filepath.Join(dir, "folder"), func(folder string) error {
		return errors.Join(stop, os.WriteFile(filepath.Join(folder, "half.csv"), nil, 0o600))
	})
	if entries, _ := os.ReadDir(dir); !errors.Is(err, stop) || len(entries) != 1 {
		t.Errorf("%v, left are %v", err, entries)
	}
}
