package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// packages lists the npm packages that went into a bundle.
func packages(metafile string) []string {
	var meta struct {
		Inputs map[string]json.RawMessage `json:"inputs"`
	}
	set := map[string]bool{}
	if json.Unmarshal([]byte(metafile), &meta) != nil {
		return nil
	}
	for input := range meta.Inputs {
		rest, ok := strings.CutPrefix(filepath.ToSlash(input), "node_modules/")
		if !ok {
			continue
		}
		parts := strings.SplitN(rest, "/", 3)
		name := parts[0]
		if strings.HasPrefix(name, "@") {
			name += "/" + parts[1]
		}
		set[name] = true
	}
	return sorted(set)
}

// writeLicences puts the licence of every package into one text.
func writeLicences(web string, names []string, out string) error {
	if len(names) == 0 {
		return fmt.Errorf("no packages in the bundle: is node_modules there")
	}
	var text bytes.Buffer
	text.WriteString("The page of actant is Apache-2.0. Its script contains these packages.\n")
	for _, name := range names {
		dir := filepath.Join(web, "node_modules", filepath.FromSlash(name))
		body, err := os.ReadFile(filepath.Join(dir, "package.json"))
		if err != nil {
			return fmt.Errorf("licence of %s: %w", name, err)
		}
		var about struct{ Version, License string }
		if err := json.Unmarshal(body, &about); err != nil {
			return fmt.Errorf("licence of %s: %w", name, err)
		}
		licence, err := licenceText(dir)
		if err != nil {
			return fmt.Errorf("licence of %s: %w", name, err)
		}
		fmt.Fprintf(&text, "\n%s\n%s %s (%s)\n\n%s\n", strings.Repeat("-", 72), name, about.Version, about.License,
			strings.TrimSpace(licence))
	}
	return write(out, text.Bytes())
}

// licenceText is the licence file, or the section of the read-me that stands for it.
func licenceText(dir string) (string, error) {
	for _, name := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"} {
		if body, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			return string(body), nil
		}
	}
	body, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		return "", fmt.Errorf("no licence file: %w", err)
	}
	_, section, ok := strings.Cut(string(body), "# License")
	if !ok {
		return "", fmt.Errorf("no licence text in %s", dir)
	}
	return section, nil
}

// writeHash keeps the hash of src in the form that the test of package web makes.
func writeHash(web string) error {
	entries, err := os.ReadDir(filepath.Join(web, "src"))
	if err != nil {
		return fmt.Errorf("hash sources: %w", err)
	}
	sum := sha256.New()
	for _, entry := range entries {
		body, err := os.ReadFile(filepath.Join(web, "src", entry.Name()))
		if err != nil {
			return fmt.Errorf("hash sources: %w", err)
		}
		fmt.Fprintf(sum, "%s %d\n", entry.Name(), len(body))
		sum.Write(body)
	}
	return write(filepath.Join(web, "sources.sha256"), []byte(hex.EncodeToString(sum.Sum(nil))+"\n"))
}
