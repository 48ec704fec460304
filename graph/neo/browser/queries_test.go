package browser

import (
	"archive/zip"
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write saved.zip")

// queries are those to save, by the name that Browser shows: their first line.
func queries(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("queries/*.cypher")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries: %v", err)
	}
	all := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(string(text), "// "), "\n")
		all[name] = string(text)
	}
	return all
}

// TestSaved holds saved.zip to the files in queries, which it puts into a folder.
func TestSaved(t *testing.T) {
	files, err := filepath.Glob("queries/*.cypher")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	var want bytes.Buffer
	w := zip.NewWriter(&want)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		header := &zip.FileHeader{Name: "actant/" + filepath.Base(file), Method: zip.Store, Modified: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
		entry, err := w.CreateHeader(header)
		if err == nil {
			_, err = entry.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("saved.zip", want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("saved.zip")
	if err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("saved.zip is not made of queries (%v): run go test ./graph/neo/browser -run TestSaved -update", err)
	}
}
