package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Norm gives the form of a word that is looked up: without stress marks, soft
// hyphens and characters of no width, with one apostrophe ('), one hyphen (-) and
// one quotation mark ("). A word of which nothing would stay is returned as it is.
// The text must be composed (NFC).
//
//	Norm("м’я́со") = "м'ясо"
func Norm(w string) string {
	if isPlain(w) {
		return w
	}
	n := strings.Map(normRune, w)
	if n == "" {
		return w
	}
	return n
}

// isPlain reports that Norm would change nothing, for the words of most texts:
// ASCII but the back quote, and Cyrillic letters.
func isPlain(w string) bool {
	for _, r := range w {
		ascii := r < utf8.RuneSelf && r != '`'
		if !ascii && (r < 0x400 || r > 0x4ff) {
			return false
		}
	}
	return true
}

func normRune(r rune) rune {
	switch r {
	case 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x301:
		return -1
	case 0x2019, 0x2bc, 0x2018, 0xb4, '`', 0x201b, 0xff07:
		return '\''
	case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212:
		return '-'
	case 0xab, 0xbb, 0x201e, 0x201c, 0x201d, 0x201f:
		return '"'
	}
	return r
}

// Low turns every letter of w into lower case that has a lower case of one code
// point.
func Low(w string) string { return strings.Map(lowRune, w) }

func lowRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case r >= 0x430 && r <= 0x45f: // Cyrillic, small already
		return r
	case r >= 0x410 && r <= 0x42f:
		return r + 0x20
	case r >= 0x400 && r <= 0x40f:
		return r + 0x50
	case r == 0x130: // İ becomes two code points
		return r
	}
	return unicode.ToLower(r)
}

// Key gives the form under which the network knows a word: normal, lower case, every
// digit a zero.
func Key(w string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return lowRune(r)
	}, Norm(w))
}

// title gives low with its first letter in upper case; low is in lower case.
func title(low string) string {
	r, n := utf8.DecodeRuneInString(low)
	if up := unicode.ToUpper(r); n > 0 && up != r {
		return string(up) + low[n:]
	}
	return low
}

// Repair mends words that mix Cyrillic with Latin letters of the same look, as typed
// on the wrong keyboard or to trick filters: each part between hyphens that has
// letters of both alphabets becomes Cyrillic if every Latin letter in it has a
// Cyrillic look-alike. Anything else stays.
//
//	Repair("Укpaїнa") (with Latin p, a, a) = "Україна"
//	Repair("IT-компанія") = "IT-компанія"
func Repair(w string) string {
	if !mixed(w) {
		return w
	}
	parts := strings.Split(w, "-")
	for i, part := range parts {
		if mixed(part) {
			parts[i] = repairPart(part)
		}
	}
	return strings.Join(parts, "-")
}

func mixed(w string) bool {
	latin, cyrillic := false, false
	for _, r := range w {
		latin = latin || unicode.Is(unicode.Latin, r)
		cyrillic = cyrillic || isCyrillic(r)
	}
	return latin && cyrillic
}

func isCyrillic(r rune) bool { return r >= 0x400 && r <= 0x4ff }

func repairPart(part string) string {
	fits := true
	fixed := strings.Map(func(r rune) rune {
		if !unicode.Is(unicode.Latin, r) {
			return r
		}
		look := lookAlike(r)
		fits = fits && look != 0
		return look
	}, part)
	if !fits {
		return part
	}
	return fixed
}

const (
	latinLooks    = "aceiopxyïABCEHIKMOPTXÏ"
	cyrillicLooks = "асеіорхуїАВСЕНІКМОРТХЇ"
)

// lookAlike gives the Cyrillic letter that looks like a Latin one, 0 for none.
func lookAlike(latin rune) rune {
	i := strings.IndexRune(latinLooks, latin)
	if i < 0 {
		return 0
	}
	n := utf8.RuneCountInString(latinLooks[:i])
	return []rune(cyrillicLooks)[n]
}
