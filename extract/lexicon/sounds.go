package lexicon

import (
	_ "embed" // the lists of sounds
	"slices"
	"strings"

	"actant/graph/key"
)

//go:embed data/sounds/given.txt
var givenList string

//go:embed data/sounds/pinyin.txt
var pinyinList string

// bynames gives the number of the line on which a given name stands.
var bynames = readBynames(givenList)

func readBynames(list string) map[string][]int {
	lines := map[string][]int{}
	number := 0
	for line := range strings.Lines(list) {
		number++
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, name := range strings.Fields(line) {
			lines[name] = append(lines[name], number)
		}
	}
	return lines
}

// byname says whether two words are given names of one bearer: Bill and «Вільям».
func byname(a, b string) bool {
	return slices.ContainsFunc(bynames[a], func(line int) bool { return slices.Contains(bynames[b], line) })
}

// spellings are ways to hear Latin letters, each made of pairs of what is written and
// what is heard: as in English, in the
// languages that write j for y, in Hungarian, in Korean.
var spellings = []*strings.Replacer{
	strings.NewReplacer(
		"tsch", "ch", "sch", "sh", "tz", "ts", "ph", "f", "th", "t", "kh", "h", "gh", "g", "ck", "k", "qu", "k", "q", "k", "x", "ks",
		"w", "v", "y", "i", "ee", "i", "oo", "u", "ou", "u", "j", "dzh", "'", "",
	),
	strings.NewReplacer(
		"š", "sh", "č", "ch", "ć", "ch", "ž", "zh", "ż", "zh", "ź", "z", "ř", "zh", "ś", "s", "ş", "sh", "ș", "sh", "ç", "ch", "ğ", "g", "ţ", "ts", "ț", "ts",
		"ł", "l", "ń", "n", "ę", "en", "ą", "on", "sz", "sh", "cz", "ch", "rz", "zh", "ch", "h", "c", "ts", "w", "v", "j", "i", "y", "i", "ph", "f", "th", "t", "q", "k", "x", "ks", "'", "",
	),
	strings.NewReplacer("cs", "ch", "sz", "s", "zs", "zh", "gy", "d", "ly", "i", "ny", "n", "jj", "i", "j", "i", "s", "sh", "c", "ts", "w", "v", "y", "i", "é", "e", "á", "a", "'", ""),
	strings.NewReplacer("park", "pak", "lee", "li", "choi", "tsoi", "yeo", "io", "eo", "o", "eu", "i", "ae", "e", "oo", "u", "j", "ch", "g", "k", "y", "i", "'", ""),
}

// heard gives the ways in which a word in Latin letters, accents and all, may be heard.
func heard(w string) []sound {
	var forms []sound
	for _, s := range spellings {
		latin := key.Fold(s.Replace(w))
		forms = append(forms, sound{latin, key.Consonants(latin)})
	}
	if uk, ok := palladius(key.Fold(w)); ok {
		latin := transliterated(uk)
		forms = append(forms, sound{latin, key.Consonants(uk)})
	}
	return append(forms, sound{forms[0].latin, key.Consonants(key.Fold(w))})
}

// transliterated is a word in Cyrillic letters as English hears it.
func transliterated(w string) string { return spellings[0].Replace(key.Latin(w)) }

// syllables are the parts of Chinese syllables, longest first.
var syllables = readSyllables(pinyinList)

type syllable struct{ part, pinyin, ukrainian string }

func readSyllables(list string) []syllable {
	var all []syllable
	for line := range strings.Lines(list) {
		if f := strings.Fields(line); len(f) == 3 && f[0] != "#" {
			all = append(all, syllable{f[0], f[1], f[2]})
		}
	}
	slices.SortStableFunc(all, func(a, b syllable) int { return len(b.pinyin) - len(a.pinyin) })
	return all
}

// palladius writes a word of up to three Chinese syllables as Ukrainian does: Jinping
// = цзіньпін. Not ok if the word is none.
func palladius(w string) (uk string, ok bool) {
	var read func(rest string, left int) (string, bool)
	read = func(rest string, left int) (string, bool) {
		if rest == "" || left == 0 {
			return "", rest == ""
		}
		for _, whole := range syllables {
			after, fits := strings.CutPrefix(rest, whole.pinyin)
			if !fits || whole.part == "final" {
				continue
			}
			if whole.part == "whole" {
				if more, ok := read(after, left-1); ok {
					return whole.ukrainian + more, true
				}
				continue
			}
			for _, end := range syllables {
				last, fits := strings.CutPrefix(after, end.pinyin)
				if !fits || end.part != "final" {
					continue
				}
				if more, ok := read(last, left-1); ok {
					return whole.ukrainian + end.ukrainian + more, true
				}
			}
		}
		return "", false
	}
	return read(w, 3)
}
