package key

import (
	"strings"
	"unicode/utf8"
)

// sounds are spellings and the class of consonants that they stand for, longer ones
// first. Vowels, й and the soft sign have none.
var sounds = []struct{ spelling, class string }{
	{"shch", "S"}, {"tsch", "S"}, {"dzh", "S"}, {"sch", "S"}, {"дж", "S"},
	{"sh", "S"}, {"ch", "S"}, {"zh", "S"}, {"ts", "S"}, {"tz", "S"}, {"sz", "S"}, {"cz", "S"}, {"rz", "S"},
	{"kh", "G"}, {"gh", "G"}, {"ck", "K"}, {"th", "T"}, {"ph", "V"},
	{"г", "G"}, {"ґ", "G"}, {"х", "G"}, {"g", "G"}, {"h", "G"},
	{"к", "K"}, {"k", "K"}, {"c", "K"}, {"q", "K"}, {"x", "KS"},
	{"з", "S"}, {"с", "S"}, {"ц", "S"}, {"ч", "S"}, {"ш", "S"}, {"щ", "S"}, {"ж", "S"}, {"z", "S"}, {"s", "S"}, {"j", "S"},
	{"т", "T"}, {"д", "T"}, {"t", "T"}, {"d", "T"}, {"п", "P"}, {"б", "P"}, {"p", "P"}, {"b", "P"},
	{"в", "V"}, {"ф", "V"}, {"v", "V"}, {"w", "V"}, {"f", "V"},
	{"л", "L"}, {"l", "L"}, {"м", "M"}, {"m", "M"}, {"н", "N"}, {"n", "N"}, {"р", "R"}, {"r", "R"},
}

// Consonants returns the classes of the consonants of a folded word, doubles once, in
// capitals so that no folded word is like it: "столтенберг" and "stoltenberg" both
// give STLTNPRG.
func Consonants(word string) string {
	var out strings.Builder
	var last byte
	for len(word) > 0 {
		class, size := soundAt(word)
		for i := range len(class) {
			if class[i] != last {
				out.WriteByte(class[i])
			}
			last = class[i]
		}
		word = word[size:]
	}
	return out.String()
}

// soundAt returns the class of what the word begins with and its length in bytes.
func soundAt(word string) (class string, size int) {
	for _, s := range sounds {
		if strings.HasPrefix(word, s.spelling) {
			return s.class, len(s.spelling)
		}
	}
	_, size = utf8.DecodeRuneInString(word)
	return "", size
}
