package lexicon

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed data/actors/*.tsv data/places/cities.tsv data/places/admin.tsv data/places/waters.tsv
var tableFiles embed.FS

// Source is a table of names beside those that come with the program. Table is the
// name of the table it continues: countries, orgs, people, regions, events, cities,
// admin or waters. Text is tab-separated; its line "# columns: …" names the columns,
// of which any may be missing but the first, the id.
type Source struct{ Table, Text string }

// table is a tab-separated table: comments start with #, and one of them names the
// columns.
type table struct {
	name    string
	columns []string
	rows    []record
}

// record is a row of a table.
type record struct {
	table  *table
	fields []string
}

// get gives a cell, empty if the table lacks the column.
func (r record) get(column string) string {
	i := slices.Index(r.table.columns, column)
	if i < 0 {
		return ""
	}
	return r.fields[i]
}

// list gives the values of a cell.
func (r record) list(column string) []string {
	cell := r.get(column)
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// id is the first cell.
func (r record) id() string { return r.fields[0] }

func parseTable(name, text string) (*table, error) {
	const heading = "# columns: "
	t := &table{name: name, rows: make([]record, 0, strings.Count(text, "\n"))}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if rest, ok := strings.CutPrefix(line, heading); ok {
			t.columns = strings.Split(rest, "\t")
		}
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != len(t.columns) {
			return nil, fmt.Errorf("table %s, line %d: %d cells, want %d as named in the line %q", name, number, len(fields), len(t.columns), heading+"…")
		}
		t.rows = append(t.rows, record{t, fields})
	}
	return t, nil
}

// openTable reads a table that comes with the program: "actors/people".
func openTable(path string) (*table, error) {
	text, err := tableText(path)
	if err != nil {
		return nil, err
	}
	return parseTable(tableName(path), text)
}

func tableName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

func tableText(path string) (string, error) {
	data, err := tableFiles.ReadFile("data/" + path + ".tsv")
	if err != nil {
		return "", fmt.Errorf("open table %s: %w", path, err)
	}
	return string(data), nil
}
