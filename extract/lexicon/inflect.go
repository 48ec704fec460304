package lexicon

import (
	"strings"
	"unicode/utf8"
)

// quote is the token of every quotation mark, see Norm.
const quote = `"`

// endings leads from the ending of an oblique form to that of the nominative, for
// names that the dictionary lacks. "" to a consonant: «Столтенберг-а»; the order does
// not matter, since a result counts only if it is a word of some alias.
var endings = map[string][]string{
	// Столтенберга, Столтенбергові; Вучичем; Кличка; Іваненка; Лули, Кісіді, Кошту
	"а":   {"", "о"},
	"у":   {"", "о", "а"},
	"ові": {"", "о"},
	"еві": {"", "ь"},
	"єві": {"й", "їв"},
	"ом":  {"", "о"},
	"ем":  {"", "ь"},
	"єм":  {"й"},
	"и":   {"а", ""},
	"і":   {"", "а", "я", "ь", "о"},
	"ї":   {"я", "й"},
	"я":   {"ь", "й"},
	"ю":   {"я", "ь", "й"},
	"ою":  {"а"},
	"ею":  {"я", "а"},
	"єю":  {"я"},
	// Вишинського, Вишинської; Рівного, Рівному
	"ого":  {"ий", "е", "ой"},
	"ому":  {"ий", "е", "ой"},
	"им":   {"ий", "е"},
	"ім":   {"ий", "е"},
	"ої":   {"а"},
	"ій":   {"а"},
	"ього": {"ій", "є"},
	"ьому": {"ій", "є"},
	// plural: Клінтонів, хуситам, у Черкасах
	"ів":  {"", "и", "і"},
	"ам":  {"", "и"},
	"ами": {"", "и"},
	"ах":  {"", "и"},
	"ям":  {"і"},
	"ями": {"і"},
	"ях":  {"і"},
	// a vowel that comes and goes: Турчика ← Турчик stays regular, but Донця ← Донець, Павла ← Павел
	"ка":  {"ок", "ек"},
	"ку":  {"ок", "ек"},
	"ком": {"ок", "ек"},
	"ця":  {"ець"},
	"цю":  {"ець"},
	"цем": {"ець"},
	"ла":  {"ел"},
	"лу":  {"ел"},
	"лом": {"ел"},
	// a consonant that changes: у Празі, на Алясці
	"ці": {"ка"},
	"зі": {"га"},
	"сі": {"ха"},
	// i that opens: Кракова ← Краків
	"ова":  {"ів"},
	"ову":  {"ів"},
	"овом": {"ів"},
	"єва":  {"їв"},
	"єву":  {"їв"},
	"євом": {"їв"},
}

const maxEnding = 4 // code points

// nominatives gives the words of which form, in small letters, may be an inflected
// form; most of them do not exist.
func nominatives(form string) []string {
	var found []string
	cut := len(form)
	for range maxEnding {
		_, n := utf8.DecodeLastRuneInString(form[:cut])
		if cut -= n; cut <= 2 {
			break
		}
		for _, to := range endings[form[cut:]] {
			if to != "" || endsInConsonant(form[:cut]) {
				found = append(found, form[:cut]+to)
			}
		}
	}
	return found
}

func endsInConsonant(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return strings.ContainsRune("бвгґджзйклмнпрстфхцчшщ", r)
}

// acronymStem takes the ending from an inflected acronym: «МЗСу» gives «МЗС».
func acronymStem(w string) (string, bool) {
	if !isAcronym(w) {
		return "", false
	}
	cut := strings.LastIndexFunc(w, func(r rune) bool {
		return strings.ContainsRune("АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ", r)
	})
	if cut < 0 {
		return "", false
	}
	_, n := utf8.DecodeRuneInString(w[cut:])
	if cut+n == len(w) || strings.Contains(w[cut+n:], "-") {
		return "", false
	}
	return w[:cut+n], true
}

// hasPart reports that the tag "noun:anim:m:v_naz" has the part.
func hasPart(tag, part string) bool {
	for p := range strings.SplitSeq(tag, ":") {
		if p == part {
			return true
		}
	}
	return false
}

// bearer says who bears a Ukrainian surname, since that decides how it inflects. The
// zero value is nobody, whose name inflects anyhow.
type bearer struct{ surname, gender string }

// fits reports that the form, in small letters, may be one of the surname: those of
// women in a consonant or -ко do not change («Анналени Бербок»), and adjectival ones tell the gender («Зеленської», «Зеленського»).
func (b bearer) fits(form string) bool {
	switch {
	case b.surname == "":
		return true
	case b.gender == "f" && (endsInConsonant(b.surname) && !strings.HasSuffix(b.surname, "й") || strings.HasSuffix(b.surname, "ко")):
		return form == b.surname
	case b.gender == "f" && strings.HasSuffix(b.surname, "а"):
		return !endsInAny(form, "ий", "ого", "ому", "им", "ім")
	case b.gender == "m" && strings.HasSuffix(b.surname, "ий"):
		return !endsInAny(form, "а", "ої", "ою", "у", "ій") || strings.HasSuffix(form, "ому")
	}
	return true
}

func endsInAny(w string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
