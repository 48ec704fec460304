package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"actant/extract"
	"actant/extract/parse/treebank"
)

// treeRow is what was measured on a treebank.
type treeRow struct {
	File       string       `json:"file"`
	Lang       extract.Lang `json:"lang"`
	GoldTokens bool         `json:"gold_tokens"`
	Network    bool         `json:"network"` // without the rules that mend trees
	treebank.Figures
}

// nameRow is what was measured on a file of names.
type nameRow struct {
	File    string       `json:"file"`
	Lang    extract.Lang `json:"lang"`
	Network bool         `json:"network"`
	treebank.NameFigures
}

func (ev *evaluation) print(trees []treeRow, names []nameRow) error {
	if !ev.json {
		out := treeTable(trees)
		if len(trees) > 0 && len(names) > 0 {
			out += "\n"
		}
		_, err := io.WriteString(ev.std.out, out+nameTable(names))
		return err
	}
	for _, row := range trees {
		if err := writeJSON(ev.std.out, row, "  "); err != nil {
			return err
		}
	}
	for _, row := range names {
		if err := writeJSON(ev.std.out, row, "  "); err != nil {
			return err
		}
	}
	return nil
}

// treeTable is the readable form of what was measured on treebanks.
func treeTable(rows []treeRow) string {
	if len(rows) == 0 {
		return ""
	}
	cells := [][]string{{"treebank", "lang", "UPOS", "UFeats", "Case", "lemma", "UAS", "LAS", "LAS sub", "core", "tokens", "sentences", "of"}}
	for _, r := range rows {
		line := []string{filepath.Base(r.File), string(r.Lang)}
		for _, f := range []float64{r.UPOS, r.UFeats, r.Case, r.Lemma, r.UAS, r.LAS, r.LASSub, r.Core, r.Tokens, r.Sentences} {
			line = append(line, fmt.Sprintf("%.1f", f))
		}
		cells = append(cells, append(line, fmt.Sprintf("%d tokens", r.Counts.Tokens)))
	}
	return columnsOf(cells)
}

// nameTable is the readable form of what was measured on names.
func nameTable(rows []nameRow) string {
	if len(rows) == 0 {
		return ""
	}
	cells := [][]string{{"names", "lang", "class", "precision", "recall", "F1", "of"}}
	for _, r := range rows {
		cells = append(cells, nameLine(r, "all", treebank.ClassName{Precision: r.Precision, Recall: r.Recall, F1: r.F1, Gold: r.Counts.Gold}))
		for _, class := range slices.Sorted(maps.Keys(r.Classes)) {
			cells = append(cells, nameLine(r, class, r.Classes[class]))
		}
	}
	return columnsOf(cells)
}

func nameLine(r nameRow, class string, c treebank.ClassName) []string {
	number := func(f float64) string { return fmt.Sprintf("%.1f", f) }
	return []string{filepath.Base(r.File), string(r.Lang), class, number(c.Precision), number(c.Recall), number(c.F1), fmt.Sprintf("%d names", c.Gold)}
}

// columnsOf is a table with the first column to the left and the others to the right.
func columnsOf(cells [][]string) string {
	widths := columnWidths(cells)
	var b strings.Builder
	for _, row := range cells {
		for col, cell := range row {
			pad := strings.Repeat(" ", max(0, widths[col]-utf8.RuneCountInString(cell)))
			if col == 0 {
				b.WriteString(cell + pad)
			} else {
				b.WriteString("  " + pad + cell)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
