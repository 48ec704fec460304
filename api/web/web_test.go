package web_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"actant/api/web"
)

// TestDistIsCurrent fails when a source was changed and dist was not made again.
func TestDistIsCurrent(t *testing.T) {
	entries, err := os.ReadDir("src")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	for _, entry := range entries {
		body, err := os.ReadFile(filepath.Join("src", entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(sum, "%s %d\n", entry.Name(), len(body))
		sum.Write(body)
	}
	want, err := os.ReadFile("sources.sha256")
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != strings.TrimSpace(string(want)) {
		t.Error("dist is older than src: run go generate ./api/web")
	}
}

func TestFiles(t *testing.T) {
	files, err := web.Files()
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string]web.File{}
	for _, f := range files {
		byPath[f.Path] = f
		if len(f.Body) == 0 || f.ETag == "" || f.Type == "" {
			t.Errorf("%s: empty body, tag or type", f.Path)
		}
	}
	for _, path := range []string{"/", "/assets/app.js", "/assets/app.css", "/assets/licences.txt", "/assets/icon.svg"} {
		if _, ok := byPath[path]; !ok {
			t.Errorf("no %s", path)
		}
	}
	page := byPath["/"].Body
	if bytes.Contains(page, []byte("<script>")) || bytes.Contains(page, []byte("style=")) {
		t.Error("the page has inline script or style, which its policy forbids")
	}
}

// TestNothingFromElsewhere looks for addresses that a browser would load.
func TestNothingFromElsewhere(t *testing.T) {
	files, err := web.Files()
	if err != nil {
		t.Fatal(err)
	}
	loads := regexp.MustCompile(`(?:src|srcset)="https?:|@import|url\(["']?https?:|<link[^>]+href="https?:`)
	for _, f := range files {
		if hit := loads.Find(f.Body); hit != nil && f.Path != "/assets/licences.txt" {
			t.Errorf("%s loads %q", f.Path, hit)
		}
	}
}

// TestLockNamesNoHost keeps the lock file usable with any registry.
func TestLockNamesNoHost(t *testing.T) {
	lock, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(lock, []byte("://")) {
		t.Error("package-lock.json names a host: take the resolved and funding fields out")
	}
}
