package lexicon

import (
	"iter"
	"math/bits"
	"strings"
)

// gazetteer finds the rows of a large table by the id and by every name of one word.
// It keeps the text and a hash table of row numbers, so that thousands of towns cost
// little at start; a row is cut into cells when it is asked for.
type gazetteer struct {
	table *table // for the names of its columns; its rows are in text
	text  string
	rows  []uint32 // where each row starts in text
	slots []slot
}

type slot struct{ hash, row uint32 } // row counts from 1; 0 = free

// gazetteerAt is the table that is kept so; of its columns these are indexed.
const (
	gazetteerAt = "places/cities"

	idColumn  = 0
	enColumn  = 1
	ukColumn  = 2
	enAliases = 7
	ukAliases = 8
)

// openGazetteer indexes a table; names of several words it hands to phrase.
func openGazetteer(t *table, text string, phrase func(row int, name string)) *gazetteer {
	const bytesPerSlot = 8 // a name with its share of the row takes more than twice that
	size := 1 << bits.Len(uint(len(text)/bytesPerSlot))
	g := &gazetteer{table: t, text: text, rows: make([]uint32, 0, 1<<13), slots: make([]slot, size)}
	for start := 0; start < len(text); {
		line, _, _ := strings.Cut(text[start:], "\n")
		if line != "" && line[0] != '#' {
			g.addRow(uint32(start), line, phrase)
		}
		start += len(line) + 1
	}
	return g
}

func (g *gazetteer) addRow(start uint32, line string, phrase func(row int, name string)) {
	row := len(g.rows)
	g.rows = append(g.rows, start)
	column := 0
	for cell := range strings.SplitSeq(line, "\t") {
		switch column {
		case idColumn:
			g.insert(cell, row)
		case enColumn, ukColumn, enAliases, ukAliases:
			g.addNames(cell, row, phrase)
		}
		column++
	}
}

func (g *gazetteer) addNames(cell string, row int, phrase func(row int, name string)) {
	for name := range strings.SplitSeq(cell, "|") {
		switch {
		case name == "":
		case strings.ContainsAny(name, " ,("):
			phrase(row, name)
		default:
			g.insert(name, row)
			if plain := plainLatin(name); plain != name {
				g.insert(plain, row)
			}
		}
	}
}

func (g *gazetteer) insert(name string, row int) {
	h := hashName(name)
	for i := h; ; i++ {
		s := &g.slots[i%uint32(len(g.slots))]
		if s.row == 0 {
			*s = slot{h, uint32(row + 1)}
			return
		}
	}
}

// hashName is FNV-1a over the code points of the name in normal form and small
// letters.
func hashName(name string) uint32 {
	h := uint32(2166136261)
	for _, r := range name {
		if r = normRune(r); r >= 0 {
			h = (h ^ uint32(lowRune(r))) * 16777619
		}
	}
	return h ^ h>>15
}

// each visits the rows that have the name, given in small letters, in their order.
func (g *gazetteer) each(name string) iter.Seq[int] {
	return func(yield func(int) bool) {
		if g == nil {
			return
		}
		h := hashName(name)
		for i := h; ; i++ {
			s := g.slots[i%uint32(len(g.slots))]
			if s.row == 0 {
				return
			}
			if row := int(s.row - 1); s.hash == h && g.has(row, name) && !yield(row) {
				return
			}
		}
	}
}

// knows reports that a row has the name.
func (g *gazetteer) knows(name string) bool {
	for range g.each(name) {
		return true
	}
	return false
}

func (g *gazetteer) has(row int, name string) bool {
	r := g.record(row)
	if r.id() == name {
		return true
	}
	for _, column := range []int{enColumn, ukColumn, enAliases, ukAliases} {
		for alias := range strings.SplitSeq(r.fields[column], "|") {
			if low := Low(Norm(alias)); low == name || plainLatin(low) == name {
				return true
			}
		}
	}
	return false
}

// prefix is what the ids of the table begin with; g may be nil.
func (g *gazetteer) prefix() string { return tableName(gazetteerAt) + ":" }

func (g *gazetteer) record(row int) record {
	line, _, _ := strings.Cut(g.text[g.rows[row]:], "\n")
	return record{g.table, strings.Split(line, "\t")}
}
