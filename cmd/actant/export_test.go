package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"actant/graph"
	"actant/graph/local"
)

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

// hostileNames are names that end a string, a row or a query, or begin a formula.
func hostileNames() []string {
	return []string{
		`"}) DETACH DELETE n //`, `\"; MATCH (n) DELETE n; //`, "it's", "`]->(x)", `\`, `\\u0041`, `\u0022`, "a\nb", "a\r\nb", "a\tb", "\x01\x7f", "a\u2028b\u0085c",
		`=HYPERLINK("http://example.org")`, "+1", "-1", "@SUM(A1)", "\t=1", ",", ";", `"`, `""`, "a;b", `\.`, "👩‍🚀", "е\u0301", "\ufeffx", "$param", "a/*b*/", " space ",
	}
}

// hostileStore is a store in which everything has hostile names.
func hostileStore(t *testing.T) (store, graph.Bundle) {
	t.Helper()
	db, err := local.Open(local.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	names := hostileNames()
	b := graph.Bundle{Document: graph.Document{URL: names[0], Publisher: names[1], Title: names[2], Lang: "en", Published: "2024-01-01"}}
	for i, name := range names {
		id := graph.NamedEntityID(graph.Organization, fmt.Sprint(i))
		line := fmt.Sprintf("%d %s.", i, name)
		start := len(b.Document.Text)
		b.Document.Text += line + "\n"
		b.Entities = append(b.Entities, graph.Mentioned{
			Entity: graph.Entity{ID: id, Kind: graph.Organization, Name: name + ".", Names: map[string]string{"uk": name, "en": name}, Wikidata: name, Position: name, Aliases: []string{name}},
		})
		b.Statements = append(b.Statements, graph.Statement{
			Relation: graph.Open, Predicate: name + "x", Source: id, Target: b.Entities[0].Entity.ID, Polarity: graph.Positive, Factuality: graph.Asserted,
			Evidence: []graph.Evidence{{
				Quote: line, Start: start, End: start + len(line), Trigger: name, Tense: graph.Past, Confidence: 0.5, Mode: name,
				SaidBy: []graph.Attribution{{Speaker: id, Cue: name, Form: graph.Indirect}}, Amount: &graph.Amount{Text: name},
			}},
		})
	}
	b = graph.Seal(b)
	if _, err := db.Put(t.Context(), time.Now(), b); err != nil {
		t.Fatal(err)
	}
	return db, b
}

// TestCSVKeepsHostileValues reads the rows back: every value is exactly that of the
// graph, also one that a spreadsheet would take for a formula, for neo4j-admin takes
// values as they are.
func TestCSVKeepsHostileValues(t *testing.T) {
	db, b := hostileStore(t)
	folder := t.TempDir()
	if err := exportCSV(t.Context(), db, folder); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "nodes-entities.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.ReplaceAll(string(text), "\r\n", "\r\r\n"))).ReadAll()
	if err != nil || len(rows) != len(b.Entities)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, m := range b.Entities {
		e := m.Entity
		alias := strings.ReplaceAll(e.Aliases[0], ";", ",")
		want := []string{string(e.ID), "Entity;Organization", "organization", e.Name, e.Names["uk"], e.Names["en"], alias, e.Wikidata, e.Position, "0"}
		if !slices.Equal(rows[i+1], want) {
			t.Errorf("got %q\nwant %q", rows[i+1], want)
		}
	}
}

// TestCypherKeepsHostileValues reads every literal of every line back, as the server
// does: codes of letters first, then strings. Outside of literals nothing hostile is left.
func TestCypherKeepsHostileValues(t *testing.T) {
	db, b := hostileStore(t)
	var out strings.Builder
	if err := exportCypher(t.Context(), db, &out); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
		code, literals := readCypher(t, line)
		for _, literal := range literals {
			found[literal] = true
		}
		if !strings.HasSuffix(code, ";") || strings.Count(code, ";") != 1 || strings.Contains(code, "DELETE") || strings.ContainsAny(code, "\\`'/$") {
			t.Errorf("outside of literals stands %s", code)
		}
	}
	for _, m := range b.Entities {
		for _, want := range []string{m.Entity.Name, m.Entity.Names["uk"], m.Entity.Wikidata} {
			if !found[want] {
				t.Errorf("%q did not come back", want)
			}
		}
	}
	if !found[b.Document.Text] {
		t.Error("the text did not come back")
	}
}

// readCypher parts a line into what stands outside of literals and the literals, those
// joined by + being one.
func readCypher(t *testing.T, line string) (code string, literals []string) {
	t.Helper()
	var outside, inside strings.Builder
	escapes := map[byte]byte{'"': '"', '\\': '\\', 'n': '\n', 'r': '\r', 't': '\t'}
	for i := 0; i < len(line); i++ {
		if line[i] != '"' {
			outside.WriteByte(line[i])
			continue
		}
		for i++; line[i] != '"' || strings.HasPrefix(line[i:], `" + "`); i++ {
			switch {
			case line[i] == '"':
				i += len(`" + "`) - 1
			case line[i] != '\\':
				inside.WriteByte(line[i])
			case line[i+1] == 'u':
				var r rune
				if _, err := fmt.Sscanf(line[i+2:i+6], "%04x", &r); err != nil {
					t.Fatalf("%s: %v", line[i:], err)
				}
				inside.WriteString(string(r))
				i += 5
			default:
				letter, ok := escapes[line[i+1]]
				if !ok {
					t.Fatalf("unknown escape %s", line[i:i+2])
				}
				inside.WriteByte(letter)
				i++
			}
		}
		literals = append(literals, inside.String())
		inside.Reset()
	}
	return outside.String(), literals
}
