package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// casing says which words of an alias must be written with a capital first letter,
// and which in capitals throughout; bit i is word i.
type casing struct{ capital, upper uint16 }

const maxWords = 16 // of an alias

// fits reports that the tokens are cased as the alias asks; quotation marks do not
// count as words.
func (c casing) fits(keys [][]string) bool {
	if c.capital|c.upper == 0 {
		return true
	}
	bit := uint16(1)
	for _, forms := range keys {
		surface := forms[0]
		if surface == quote {
			continue
		}
		if c.capital&bit != 0 && !startsUpper(surface) || c.upper&bit != 0 && !isAcronym(surface) {
			return false
		}
		bit <<= 1
	}
	return true
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// isAcronym reports that w has two capitals or more, and small letters only as an
// ending after them: НАТО, «МЗСу», U.S.
func isAcronym(w string) bool {
	first, n := utf8.DecodeRuneInString(w)
	if second, _ := utf8.DecodeRuneInString(w[n:]); unicode.IsLower(first) || unicode.IsLower(second) {
		return false
	}
	upper, lower := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r) && lower > 0:
			return false
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 2 && lower <= 3 && lower < upper
}

// casingOf derives the rule from how the alias is written. Latin letters are strict:
// a capital asks for a capital, capitals for capitals ("US" is not "us"), but for
// "Nato" and the like. Cyrillic names are met in small letters («росія», «путін»),
// so they need a capital only where a common word looks the same («Голос»), and
// where the entry is a place.
func (l *loader) casingOf(words []string, place bool) casing {
	var c casing
	for i, w := range words {
		bit := uint16(1) << i
		switch {
		case !hasCyrillic(w):
			c.addLatin(w, bit)
		case i == 0 && place, len(words) == 1 && startsUpper(w) && l.isCommon(w):
			c.capital |= bit
		}
		if hasCyrillic(w) && isAcronym(w) && (utf8.RuneCountInString(w) < 3 || l.isCommon(w)) {
			c.upper |= bit
		}
	}
	return c
}

func (c *casing) addLatin(w string, bit uint16) {
	switch {
	case isAcronym(w) && (len(w) <= 3 || !unicode.IsLetter(rune(w[1]))):
		c.upper |= bit
	case startsUpper(w):
		c.capital |= bit
	}
}

// isCommon reports that the dictionary knows the word in small letters as something
// else than a name.
func (l *loader) isCommon(w string) bool {
	for _, a := range l.names.dict.Lookup(Low(w)) {
		if !hasPart(a.Tag, "prop") {
			return true
		}
	}
	return false
}

func hasCyrillic(w string) bool {
	for _, r := range w {
		if isCyrillic(r) {
			return true
		}
	}
	return false
}
