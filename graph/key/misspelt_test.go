package key_test

import (
	"slices"
	"testing"

	"actant/graph/key"
)

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		word, name string
		prefix     bool
		want       int
	}{
		{"Столтенберг", "Єнс Столтенберг", false, 0},
		{"Столтенбург", "Єнс Столтенберг", false, 1},
		{"Столтнбург", "Єнс Столтенберг", false, 2},
		{"Столтнбурк", "Єнс Столтенберг", false, -1},
		{"Стотленберг", "Столтенберг", false, 1},     // two letters in the wrong order are one error
		{"Stoltenbreg", "Єнс Столтенберг", false, 2}, // ends in h where г is transliterated
		{"Zelenski", "Volodymyr Zelenskyy", false, 2},
		{"Кийв", "Київ", false, 1},
		{"Кіїф", "Київ", false, -1},
		{"Стольтенб", "Столтенберг", true, 1},
		{"Стольтенб", "Столтенберг", false, -1},
		{"у", "а", false, -1},
		{"", "Київ", false, -1},
	} {
		if got := key.Errors(c.word, c.name, c.prefix); got != c.want {
			t.Errorf("Errors(%q, %q, %v) = %d, want %d", c.word, c.name, c.prefix, got, c.want)
		}
	}
}

// TestMisspeltFinds: a store finds each name by each misspelling, in either alphabet,
// which it does not find otherwise.
func TestMisspeltFinds(t *testing.T) {
	for name, typed := range map[string][]string{
		"Єнс Столтенберг":      {"Столтемберг", "Стотленберг", "Столтнберх", "Stoltemberg", "Столтемберг Янс"},
		"Володимир Зеленський": {"Зеленьский Вололимир", "Zelemskyi", "Селенсткий"},
		"Київ":     {"Кив", "Кхїв", "Kyjv"},
		"Japan":    {"Jaban", "Japn"},
		"Угорщина": {"Угорчина", "Угоршина", "Угорщена"},
	} {
		for _, word := range typed {
			if !finds([]string{name}, key.Misspelt(word, nil), false) {
				t.Errorf("%q is not found as %q", name, word)
			}
			if finds([]string{name}, key.Query(word, nil), false) {
				t.Errorf("%q is found as %q without any errors", name, word)
			}
		}
	}
	if !finds([]string{"Столтенберг"}, key.Beginnings("Столкемберг", nil), true) || finds([]string{"Столтенберг"}, key.Misspelt("Столкембелг", nil), false) {
		t.Error("want a word with two wrong consonants found by its beginning only")
	}
	for _, keys := range key.Misspelt("Володимирович Столтенберг-Зеленський", nil) {
		if len(keys) > 900 || !slices.IsSorted(keys) {
			t.Errorf("%d keys, sorted %v", len(keys), slices.IsSorted(keys))
		}
	}
	if key.Beginnings("", nil) != nil || key.Beginnings("Київ да", nil) != nil {
		t.Error("beginnings of next to nothing")
	}
}
