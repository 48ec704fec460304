package key

import (
	"slices"
	"unicode/utf8"
)

const (
	consonantClasses = "GKLMNPRSTV"
	latinLetters     = "abcdefghijklmnopqrstuvwxyz"
	cyrillicLetters  = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"

	fewConsonants = 4 // classes; a word with fewer is sought by its letters
	maxTyped      = 8 // letters of a word that is sought by its letters
	minTyped      = 3
)

// Misspelt returns the keys of Similar and those of words that are one consonant, or
// where there are few of them one letter, away. It finds most names that were written
// with one or two errors, and much that is not meant: keep what Errors says is near.
func Misspelt(text string, lemmas Lemmas) [][]string {
	keys := Similar(text, lemmas)
	for i, word := range Words(text) {
		if classes := Consonants(word); len(classes) >= fewConsonants {
			keys[i] = sorted(append(keys[i], likeConsonants(classes)...))
			continue
		}
		if n := utf8.RuneCountInString(word); n < minTyped || n > maxTyped {
			continue
		}
		if isCyrillic(word) {
			keys[i] = append(keys[i], edits(word, cyrillicLetters)...)
		}
		keys[i] = sorted(append(keys[i], edits(Latin(word), latinLetters)...))
	}
	return keys
}

// Beginnings returns the keys of Misspelt, but for the last word its first letters, to
// be sought as a prefix: it finds words with more errors behind them.
func Beginnings(text string, lemmas Lemmas) [][]string {
	words := Words(text)
	if len(words) == 0 || utf8.RuneCountInString(words[len(words)-1]) <= minTyped {
		return nil
	}
	keys := Misspelt(text, lemmas)
	last := words[len(words)-1]
	keys[len(keys)-1] = sorted([]string{cut(last, minTyped), cut(Latin(last), minTyped)})
	return keys
}

func cut(word string, n int) string {
	runes := []rune(word)
	return string(runes[:min(n, len(runes))])
}

// likeConsonants returns the keys of consonants one class away, doubles once as in
// every such key.
func likeConsonants(classes string) []string {
	var keys []string
	for _, k := range edits(classes, consonantClasses) {
		runes := slices.Compact([]rune(k))
		if len(runes) >= fewConsonants-1 {
			keys = append(keys, string(runes))
		}
	}
	return keys
}

// edits returns every word that is one letter less, other or more than this one, or
// has two neighbours in the wrong order.
func edits(word, alphabet string) []string {
	var all []string
	w := []rune(word)
	put := func(from, to int, between ...rune) {
		all = append(all, string(slices.Concat(w[:from], between, w[to:])))
	}
	for i := range len(w) + 1 {
		for _, letter := range alphabet {
			put(i, i, letter)
			if i < len(w) {
				put(i, i+1, letter)
			}
		}
		if i < len(w) {
			put(i, i+1)
		}
		if i+1 < len(w) {
			put(i, i+2, w[i+1], w[i])
		}
	}
	return all
}

// Errors counts the errors by which a word differs from the nearest word of a name:
// letters left out, added, changed, or two in the wrong order. Words in different
// alphabets are compared in Latin letters. With prefix the word may be unfinished. It
// returns -1 when there are more errors than a misspelling has: none in two letters, one
// up to four, else two.
func Errors(word, name string, prefix bool) int {
	best := -1
	for _, w := range Words(word) {
		for _, n := range Words(name) {
			a, b := w, n
			if isCyrillic(a) != isCyrillic(b) {
				a, b = Latin(a), Latin(b)
			}
			if d := distance([]rune(a), []rune(b), prefix); d <= allowed(a) && (best < 0 || d < best) {
				best = d
			}
		}
	}
	return best
}

func allowed(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < minTyped:
		return 0
	case n <= 4:
		return 1
	}
	return 2
}

// distance is the optimal string alignment distance of two words; with prefix that of
// the first to the nearest beginning of the second.
func distance(a, b []rune, prefix bool) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			change := row[j]
			if a[i] != b[j] {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	if prefix {
		return slices.Min(row)
	}
	return row[len(b)]
}
