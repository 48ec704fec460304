package key

import "strings"

// Latin transliterates a folded Ukrainian word by the table of the Cabinet of
// Ministers (resolution 55 of 2010): "згода" gives zghoda, "єрмак" yermak, "соловйов"
// soloviov. Other characters stay; the soft sign and the apostrophe fall away.
func Latin(word string) string {
	var out strings.Builder
	first := true
	runes := []rune(word)
	for i, r := range runes {
		switch {
		case r == ' ' || r == '-':
			out.WriteRune(r)
			first = true
			continue
		case r == 'г' && i > 0 && runes[i-1] == 'з':
			out.WriteString("gh")
		case first && atStart[r] != "":
			out.WriteString(atStart[r])
		case r == 'ь' || r == '\'':
		default:
			if s, ok := romanized[r]; ok {
				out.WriteString(s)
			} else {
				out.WriteRune(r)
			}
		}
		first = false
	}
	return out.String()
}

var atStart = map[rune]string{'є': "ye", 'ї': "yi", 'й': "y", 'ю': "yu", 'я': "ya"}

var romanized = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "y",
	'і': "i", 'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s",
	'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ю': "iu", 'я': "ia",
}
