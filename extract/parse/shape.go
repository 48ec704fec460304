package parse

import (
	"slices"
	"strings"
	"unicode"

	"actant/extract/lexicon"
)

// The 0/1 inputs that describe how a word is written. The numbers are those of the
// weights file.
const (
	noUpper       = 0 // letters, none of them upper case
	titleCase     = 1 // one upper-case letter, the first
	allUpper      = 2
	oneUpper      = 3 // a single letter, upper case
	mixedCase     = 4
	anyDigit      = 5
	onlyDigits    = 6
	fourDigits    = 7 // and nothing else: most are years
	anyCyrillic   = 8
	anyLatin      = 9
	bothScripts   = 10
	onlyMarks     = 11 // no letter, no digit
	innerHyphen   = 12
	anyApostrophe = 13
	innerDot      = 14 // or a dot at the start
	finalDot      = 15
	firstToken    = 16 // of its sentence
	noLowerCase   = 17 // in the whole sentence
	isUkrainian   = 18
	isEnglish     = 19
	ukrainianOnly = 20 // і ї є ґ
	russianOnly   = 21 // ы э ъ ё
	oneLetter     = 22
	tenLetters    = 23
	isQuote       = 24
	hashOrAt      = 25
	anySlash      = 26
	anyPercent    = 27
	anyCurrency   = 28
)

// letters counts the kinds of characters in a word.
type letters struct {
	all, upper, digits int
	firstUpper         bool // of the letters
	cyrillic, latin    bool
}

func count(w []rune) letters {
	var n letters
	for _, r := range w {
		if unicode.IsLetter(r) {
			if unicode.IsUpper(r) {
				n.upper++
				n.firstUpper = n.firstUpper || n.all == 0
			}
			n.all++
		}
		if '0' <= r && r <= '9' {
			n.digits++
		}
		n.cyrillic = n.cyrillic || isCyrillic(r)
		n.latin = n.latin || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return n
}

func isCyrillic(r rune) bool { return 0x400 <= r && r <= 0x4ff }

// isLower tells letters that Unicode calls lower case, such as "a" and also "ª".
func isLower(r rune) bool { return unicode.IsLower(r) || unicode.Is(unicode.Other_Lowercase, r) }

// shape is the set of bits that hold for a normalised word wherever it stands.
func shape(word string) [shapeBits]bool {
	var b [shapeBits]bool
	w := []rune(word)
	if len(w) == 0 {
		return b
	}
	n, last := count(w), len(w)-1
	if n.all > 0 {
		b[casing(n)] = true
	}
	b[anyDigit] = n.digits > 0
	b[onlyDigits] = n.digits == len(w)
	b[fourDigits] = n.digits == 4 && len(w) == 4
	b[anyCyrillic], b[anyLatin], b[bothScripts] = n.cyrillic, n.latin, n.cyrillic && n.latin
	b[onlyMarks] = n.all == 0 && n.digits == 0
	b[innerHyphen] = last > 1 && slices.Contains(w[1:last], '-')
	b[anyApostrophe] = slices.Contains(w, '\'')
	b[innerDot] = slices.Contains(w[:last], '.')
	b[finalDot] = last > 0 && w[last] == '.'
	low := lexicon.Low(word)
	b[ukrainianOnly] = strings.ContainsAny(low, "іїєґ")
	b[russianOnly] = strings.ContainsAny(low, "ыэъё")
	b[oneLetter], b[tenLetters] = len(w) == 1, len(w) >= 10
	b[isQuote] = word == `"`
	b[hashOrAt] = w[0] == '#' || w[0] == '@'
	b[anySlash] = slices.Contains(w, '/')
	b[anyPercent] = slices.Contains(w, '%')
	b[anyCurrency] = strings.ContainsAny(word, "$€₴£")
	return b
}

func casing(n letters) int {
	switch {
	case n.upper == 0:
		return noUpper
	case n.all == 1:
		return oneUpper
	case n.upper == n.all:
		return allUpper
	case n.upper == 1 && n.firstUpper:
		return titleCase
	}
	return mixedCase
}
