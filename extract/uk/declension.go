package uk

import (
	_ "embed" // the paradigms
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:embed declension.txt
var paradigms string

// paradigm is one ending of a name in one case, and what it is in the nominative.
type paradigm struct {
	gender, cases string
	before        string // letters one of which must stand before the ending; empty = any
	ending        string
	nominative    string
	score         float64
}

// lemma is what a name may be in the nominative, and how likely that is.
type lemma struct {
	lemma string
	score float64
}

// paradigmTable are the paradigms of names that the dictionary lacks.
var paradigmTable = readParadigms(paradigms)

// letter classes that the table names.
var letters = map[string]string{
	"V": "аеєиіїоуюя", "C": "бвгґджзйклмнпрстфхцчшщ", "H": "жчшщ", "-": "",
}

func readParadigms(text string) []paradigm {
	var table []paradigm
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) != 6 || f[0] == "#" {
			continue
		}
		p := paradigm{gender: f[0], cases: f[1], before: f[2], ending: strings.Trim(f[3], "-"), nominative: strings.Trim(f[4], "-")}
		if class, ok := letters[p.before]; ok {
			p.before = class
		}
		var err error
		if p.score, err = strconv.ParseFloat(f[5], 64); err != nil {
			continue // the test of the table finds it
		}
		table = append(table, p)
	}
	return table
}

// caseLetters are how the table writes the cases.
var caseLetters = map[string]string{"v_naz": "n", "v_rod": "g", "v_dav": "d", "v_zna": "a", "v_oru": "i", "v_mis": "l", "v_kly": "v"}

// declined lists what a word in small letters may be in the nominative, if it is the
// name of a person of this gender in this case. The table's first line that fits of
// each ending wins over shorter ones by its score.
func declined(word, c, g string) []lemma {
	var found []lemma
	for _, p := range paradigmTable {
		if !strings.Contains(p.gender, g) || !strings.Contains(p.cases, caseLetters[c]) {
			continue
		}
		stem, ok := strings.CutSuffix(word, p.ending)
		if !ok || utf8.RuneCountInString(stem) < 2 {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(stem); p.before != "" && !strings.ContainsRune(p.before, last) {
			continue
		}
		found = append(found, lemma{stem + p.nominative, p.score})
	}
	return found
}
