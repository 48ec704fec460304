package key_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"actant/graph/key"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ why, in, want string }{
		{"case", "НАТО NATO", "нато nato"},
		{"stress falls away", "Ки\u0301їв", "київ"},
		{"й and ї stay, decomposed too", "Каи\u0306ра Украі\u0308на", "кайра україна"},
		{"the apostrophes", "п’ятниця пʼятниця п'ятниця п`ятниця", "п'ятниця п'ятниця п'ятниця п'ятниця"},
		{"soft hyphen and zero width", "сам\u00adміт\u200b", "самміт"},
		{"no-break space", "Нью\u00a0 Йорк", "нью йорк"},
		{"Latin accents", "Erdoğan Łukasz Åse İstanbul", "erdogan lukasz ase istanbul"},
		{"Latin letters inside a Cyrillic word", "Kиïв Cтолтенберг", "київ столтенберг"},
		{"both alphabets on purpose", "IT-фахівець SМS Z-військові", "it-фахівець sмs z-військові"},
		{"empty", " \t", ""},
	} {
		if got := key.Fold(c.in); got != c.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", c.why, c.in, got, c.want)
		}
	}
}

func TestLatin(t *testing.T) {
	// The examples of the resolution itself.
	for in, want := range map[string]string{
		"алушта": "alushta", "борщагівка": "borshchahivka", "вінниця": "vinnytsia", "гадяч": "hadiach", "згорани": "zghorany",
		"ґалаґан": "galagan", "донецьк": "donetsk", "рівне": "rivne", "єнакієве": "yenakiieve", "гаєвич": "haievych",
		"житомир": "zhytomyr", "закарпаття": "zakarpattia", "медвин": "medvyn", "їжакевич": "yizhakevych", "кадиївка": "kadyivka",
		"йосипівка": "yosypivka", "стрий": "stryi", "олексій": "oleksii", "харків": "kharkiv", "біла церква": "bila tserkva",
		"щербухи": "shcherbukhy", "юрій": "yurii", "корюківка": "koriukivka", "яготин": "yahotyn", "костянтин": "kostiantyn",
		"знам'янка": "znamianka",
	} {
		if got := key.Latin(in); got != want {
			t.Errorf("Latin(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestConsonantsAreAlikeInBothAlphabets(t *testing.T) {
	for uk, en := range map[string]string{
		"столтенберг": "stoltenberg", "зеленський": "zelenskyy", "байден": "biden", "кулеба": "kuleba", "макрон": "macron",
		"джонсон": "jonson", "шольц": "scholz", "гутерріш": "guterres", "кличко": "klychko", "ципрас": "tsipras",
	} {
		if a, b := key.Consonants(uk), key.Consonants(en); a != b {
			t.Errorf("Consonants: %s = %q, %s = %q", uk, a, en, b)
		}
	}
	if a, b := key.Consonants("столтенберг"), key.Consonants("зеленський"); a == b {
		t.Errorf("two names have one key %q", a)
	}
}

// lemmas is a dictionary of a few words.
func lemmas(word string) []string {
	return map[string][]string{
		"запрошень": {"запрошення"}, "запрошенням": {"запрошення"}, "саміту": {"саміт"}, "вільнюсі": {"вільнюс"},
	}[word]
}

// finds says whether a store finds a name by a query: every word by one of its keys,
// the last one by a prefix where that is asked.
func finds(names []string, query [][]string, prefix bool) bool {
	var stored []string
	for _, n := range names {
		stored = append(stored, key.Keys(n, lemmas)...)
	}
	for i, word := range query {
		fits := slices.ContainsFunc(stored, func(s string) bool {
			return slices.ContainsFunc(word, func(k string) bool {
				return s == k || prefix && i == len(query)-1 && strings.HasPrefix(s, k)
			})
		})
		if !fits {
			return false
		}
	}
	return len(query) > 0
}

func TestQueryFindsNames(t *testing.T) {
	japan := []string{"Японія", "Japan"}
	for _, c := range []struct {
		names  []string
		query  string
		prefix bool
		want   bool
	}{
		{japan, "Япон", true, true},
		{japan, "Japan", false, true},
		{japan, "Японія", false, true},
		{japan, "japan", false, true},
		{japan, "ЯПОНІЯ", false, true},
		{japan, "yaponiia", false, true},
		{japan, "Япон", false, false},
		{japan, "Китай", false, false},
		{[]string{"invitations"}, "invitation", false, true},
		{[]string{"invitation"}, "Invitations", false, true},
		{[]string{"invitations"}, "invitat", true, true},
		{[]string{"лист запрошень"}, "запрошення", false, true},
		{[]string{"запрошення"}, "запрошенням", false, true},
		{[]string{"саміту у Вільнюсі"}, "саміт Вільнюс", false, true},
		{[]string{"саміту у Вільнюсі"}, "саміт Гаага", false, false},
		{[]string{"П’ятихатки"}, "п'ятихатки", false, true},
		{[]string{"Єнс Столтенберг"}, "столтенберг", false, true},
		{[]string{"Prime Minister's Office"}, "prime minister", false, true},
	} {
		if got := finds(c.names, key.Query(c.query, lemmas), c.prefix); got != c.want {
			t.Errorf("%q by %q (prefix %v): found %v, want %v", c.names, c.query, c.prefix, got, c.want)
		}
	}
}

func TestSimilarFindsTheOtherAlphabet(t *testing.T) {
	for uk, en := range map[string]string{
		"Зеленський": "Zelenskyy", "Байден": "Biden", "Єнс Столтенберг": "Jens Stoltenberg", "Макрон": "Macron",
	} {
		last := strings.Fields(uk)[len(strings.Fields(uk))-1]
		if !finds([]string{en}, key.Similar(last, lemmas), false) || finds([]string{en}, key.Query(last, lemmas), false) {
			t.Errorf("%q by %q: want found by Similar and not by Query", en, last)
		}
	}
}

func TestLongWordsAreCut(t *testing.T) {
	for _, k := range key.Keys(strings.Repeat("щ", 5000), nil) {
		if utf8.RuneCountInString(k) > 4*64 {
			t.Errorf("a key of %d runes", utf8.RuneCountInString(k))
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"П’ятниця", "Украі\u0308на", "İI\u0307", "\xff\xd0", "Kиїв ǅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := key.Fold(s)
		if !utf8.ValidString(folded) {
			t.Errorf("Fold(%q) = %q is not UTF-8", s, folded)
		}
		if again := key.Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, folded again %q", s, folded, again)
		}
		for _, k := range key.Keys(s, nil) {
			if strings.ContainsAny(k, " \t\n") || k == "" {
				t.Errorf("Keys(%q) has %q", s, k)
			}
		}
	})
}

func BenchmarkKeys(b *testing.B) {
	for b.Loop() {
		key.Keys("Володимир Зеленський, Volodymyr Zelenskyy", nil)
	}
}

func ExampleQuery() {
	fmt.Println(key.Query("Invitations до Японії", nil))
	// Output: [[invit invitations] [do до] [yaponii японії]]
}
