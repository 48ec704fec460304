//go:build !race

package main_test

import (
	"debug/buildinfo"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const modulesFile = "modules.txt"

// TestModuleLicences: modules.txt holds the licence texts of exactly the modules
// that the program contains. With -update it is rewritten.
func TestModuleLicences(t *testing.T) {
	info, err := buildinfo.ReadFile(buildProgram(t))
	if err != nil {
		t.Fatal(err)
	}
	cache := moduleCache(t)
	var got strings.Builder
	for _, dep := range info.Deps {
		fmt.Fprintf(&got, "%s\n%s %s\n\n", strings.Repeat("=", 80), dep.Path, dep.Version)
		got.WriteString(licenceTexts(t, filepath.Join(cache, escaped(dep.Path)+"@"+dep.Version)))
	}
	if *update {
		if err := os.WriteFile(modulesFile, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(modulesFile)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("%s is stale: run make golden:\n%s", modulesFile, firstDifference(string(want), got.String()))
	}
}

// escaped is the name of a module in the module cache: capitals as ! and the letter.
func escaped(name string) string {
	return regexp.MustCompile("[A-Z]").ReplaceAllStringFunc(name, func(c string) string { return "!" + strings.ToLower(c) })
}

// licenceTexts joins the licence and notice files of a folder; there must be one.
func licenceTexts(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "NOTICE") && !strings.HasPrefix(name, "COPYING") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")) + "\n\n")
	}
	if all.Len() == 0 {
		t.Fatalf("%s has no licence", dir)
	}
	return all.String()
}
