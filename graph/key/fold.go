package key

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold writes a text the one way in which it is compared: composed (NFC), lower
// case, one apostrophe, single spaces, without stress marks, soft hyphens and
// characters of no width. Latin letters lose their accents ("Erdoğan" gives erdogan),
// Ukrainian ones keep them (й, ї). Latin letters that slipped into a Cyrillic word
// become the Cyrillic ones that look the same.
func Fold(text string) string {
	words := strings.Fields(strings.Map(plain, norm.NFC.String(strings.ToValidUTF8(text, "\ufffd"))))
	folded := words[:0]
	for _, w := range words {
		parts := strings.Split(w, "-")
		for i, part := range parts {
			parts[i] = foldPart(part)
		}
		if w = strings.Join(parts, "-"); w != "" {
			folded = append(folded, w)
		}
	}
	return strings.Join(folded, " ")
}

// foldPart folds what stands between hyphens: "IT" in "IT-фахівець" is Latin.
func foldPart(part string) string {
	part = norm.NFC.String(strings.ToLower(repair(part)))
	if isCyrillic(part) {
		return part
	}
	return unaccent(part)
}

const stress = '\u0301'

func plain(r rune) rune {
	switch r {
	case stress, '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return -1
	case '\u2019', '\u02bc', '\u2018', '`', '\u00b4':
		return '\''
	case 'İ': // its lower case is two characters
		return 'i'
	}
	return r
}

// lookalikes are Latin letters and the Cyrillic ones that look the same.
var lookalikes = map[rune]rune{
	'a': 'а', 'c': 'с', 'e': 'е', 'i': 'і', 'o': 'о', 'p': 'р', 'x': 'х', 'y': 'у', 'ï': 'ї',
	'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е', 'H': 'Н', 'I': 'І', 'K': 'К', 'M': 'М', 'O': 'О', 'P': 'Р', 'T': 'Т', 'X': 'Х', 'Y': 'У', 'Ï': 'Ї',
}

// repair makes a word of both alphabets Cyrillic when each of its Latin letters looks
// like a Cyrillic one: "Kиїв" with a Latin K gives Київ, "IТ-армія" іт-армія.
func repair(word string) string {
	if !isCyrillic(word) {
		return word
	}
	for _, r := range word {
		if _, same := lookalikes[r]; unicode.Is(unicode.Latin, r) && !same {
			return word
		}
	}
	return strings.Map(func(r rune) rune {
		if c, ok := lookalikes[r]; ok {
			return c
		}
		return r
	}, word)
}

// isCyrillic says whether there is a Cyrillic letter in the word.
func isCyrillic(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

var unaccented = strings.NewReplacer("ł", "l", "đ", "d", "ð", "d", "ø", "o", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th")

func unaccent(word string) string {
	base := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
	return unaccented.Replace(norm.NFC.String(base))
}
