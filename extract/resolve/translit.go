package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The official romanisation of Ukrainian (resolution 55 of 2010 of the Cabinet of
// Ministers): pairs of letter and Latin letters inside a word; at its beginning the
// letters of atStart differ.
var (
	romanised = map[rune]string{
		'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "y",
		'і': "i", 'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s",
		'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ь': "", 'ю': "iu",
		'я': "ia", '\'': "", '’': "", 'ʼ': "",
	}
	atStart = map[rune]string{'є': "ye", 'ї': "yi", 'й': "y", 'ю': "yu", 'я': "ya"}
)

// transliterate writes a Ukrainian name in Latin letters: Згурський = Zghurskyi.
func transliterate(name string) string {
	var out strings.Builder
	last := ' '
	for _, c := range name {
		low := unicode.ToLower(c)
		latin, ok := romanised[low]
		if s, start := atStart[low]; start && !unicode.IsLetter(last) && last != '\'' && last != '’' {
			latin = s
		}
		if low == 'г' && unicode.ToLower(last) == 'з' {
			latin = "gh"
		}
		switch {
		case !ok:
			out.WriteRune(c)
		case low != c:
			out.WriteString(capital(latin))
		default:
			out.WriteString(latin)
		}
		last = c
	}
	return out.String()
}

func capital(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(c)) + s[n:]
}
