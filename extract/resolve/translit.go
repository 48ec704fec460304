package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/graph/key"
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

// cyrillisms lead from Latin letters to Ukrainian ones, longer ones first.
var cyrillisms = strings.NewReplacer(
	"shch", "щ", "sch", "ш", "zgh", "зг", "tch", "ч",
	"ya", "я", "ye", "є", "yi", "ї", "yu", "ю", "yo", "йо", "ia", "ія", "zh", "ж", "kh", "х", "ts", "ц", "ch", "ч", "sh", "ш", "ph", "ф", "th", "т",
	"gh", "г", "ck", "к", "qu", "кв", "oo", "у", "ee", "і", "ou", "у", "ss", "сс", "ii", "ій", "iy", "ій", "yy", "ий",
	"a", "а", "b", "б", "c", "к", "d", "д", "e", "е", "f", "ф", "g", "г", "h", "г", "i", "і", "j", "дж", "k", "к", "l", "л", "m", "м", "n", "н",
	"o", "о", "p", "п", "q", "к", "r", "р", "s", "с", "t", "т", "u", "у", "v", "в", "w", "в", "x", "кс", "y", "и", "z", "з", "'", "'",
)

// cyrillic writes a name in Latin letters as Ukrainian would, as well as that can be
// told from the letters: Teodor Melnyk = Теодор Мельник but for the soft sign.
func cyrillic(name string) string {
	var out strings.Builder
	for i, word := range strings.Fields(name) {
		if i > 0 {
			out.WriteByte(' ')
		}
		for k, part := range strings.Split(word, "-") {
			if k > 0 {
				out.WriteByte('-')
			}
			written := cyrillisms.Replace(softEnd(key.Fold(part)))
			if first, _ := utf8.DecodeRuneInString(part); unicode.IsUpper(first) {
				written = capital(written)
			}
			out.WriteString(written)
		}
	}
	return out.String()
}

// softEnd writes the y of an adjectival surname as such: Zelensky as Зеленський.
func softEnd(word string) string {
	for _, ending := range []string{"skyi", "skyy", "skiy", "skyj", "sky", "ski"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) > 2 {
			return stem + "ський"
		}
	}
	return word
}
