package graph

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
)

// Telling is a document that tells an act.
type Telling struct {
	Document  ID
	Publisher string
	Text      string
}

// The measure of a copy.
const (
	shingleWords = 3   // words in a row that are compared at once
	copyShare    = 0.7 // of the shingles of the shorter text that stand in the longer
	maxTexts     = 500 // different texts that are compared; what more there is counts as it stands
)

// Voices is how many publishers tell something independently: the most that can be
// named so that each has a text of its own, copies of one text being one text. Texts
// are copies when most of what the shorter says stands word for word in the longer. A
// document without publisher is a publisher of its own.
func Voices(list []Telling) int {
	texts := copies(list)
	offers := make([][]string, 0, len(list)) // by text who publishes it
	place := map[int]int{}
	for i, t := range list {
		at, ok := place[texts[i]]
		if !ok {
			at = len(offers)
			place[texts[i]] = at
			offers = append(offers, nil)
		}
		publisher := "publisher " + plain(t.Publisher)
		if t.Publisher == "" {
			publisher = "document " + string(t.Document)
		}
		offers[at] = append(offers[at], publisher)
	}
	given, voices := map[string]int{}, 0
	for text := range offers {
		if give(text, offers, given, map[string]bool{}) {
			voices++
		}
	}
	return voices
}

// give finds a publisher for a text, moving others to another one of theirs.
func give(text int, offers [][]string, given map[string]int, tried map[string]bool) bool {
	for _, publisher := range offers[text] {
		if tried[publisher] {
			continue
		}
		tried[publisher] = true
		other, taken := given[publisher]
		if !taken || give(other, offers, given, tried) {
			given[publisher] = text
			return true
		}
	}
	return false
}

// copies gives for every document the index of the first one that is of its text.
func copies(list []Telling) []int {
	first := make([]int, len(list))
	word := map[string]int{} // by text the first document that has it word for word
	var different []int
	var shingles [][]uint64
	for i, t := range list {
		own := shinglesOf(t.Text)
		exact := fmt.Sprint(own)
		at, known := word[exact]
		if len(own) == 0 || !known {
			at = i
			word[exact] = i
			different, shingles = append(different, i), append(shingles, own)
		}
		first[i] = at
	}
	same := map[int]int{} // a different text -> the first one that it is a copy of
	of := func(i int) int {
		for ; same[i] != i; i = same[i] {
		}
		return i
	}
	for n, i := range different {
		same[i] = i
		if n >= maxTexts {
			continue
		}
		for m, j := range different[:n] {
			if of(i) != of(j) && areCopies(shingles[n], shingles[m]) {
				a, b := of(i), of(j)
				same[max(a, b)] = min(a, b)
			}
		}
	}
	for i := range first {
		first[i] = of(first[i])
	}
	return first
}

// areCopies compares two sorted lists of shingles.
func areCopies(a, b []uint64) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return float64(common) >= copyShare*float64(min(len(a), len(b)))
}

// shinglesOf hashes every few words in a row of a text, case and signs left out; a
// shorter text is one shingle.
func shinglesOf(text string) []uint64 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return nil
	}
	var all []uint64
	for i := 0; i == 0 || i+shingleWords <= len(words); i++ {
		h := fnv.New64a()
		for _, word := range words[i:min(len(words), i+shingleWords)] {
			_, _ = h.Write([]byte(word + " ")) // never fails
		}
		all = append(all, h.Sum64())
	}
	slices.Sort(all)
	return slices.Compact(all)
}
