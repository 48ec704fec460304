package mention_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"actant/extract/mention"
	"actant/graph"
)

// ukrainianLetters in their order; those that only look alike, such as a Latin i,
// are none of them.
const ukrainianLetters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"

// TestKindListsInOrder: the nouns of every kind stand in alphabetical order, once, and
// in the letters of their language, in lines of one length.
func TestKindListsInOrder(t *testing.T) {
	for _, lang := range []string{"uk", "en"} {
		list, err := os.ReadFile(filepath.Join("..", lang, "mention-kinds.txt"))
		if err != nil {
			t.Fatal(err)
		}
		before := ""
		for n, line := range strings.Split(string(list), "\n") {
			if len([]rune(line)) > 104 {
				t.Errorf("%s:%d: the line is longer than 104 letters", lang, n+1)
			}
			if !strings.HasPrefix(line, "  ") {
				before = ""
				continue
			}
			for _, word := range strings.Fields(line) {
				if !inLettersOf(lang, word) {
					t.Errorf("%s:%d: %q has letters of another language", lang, n+1, word)
				}
				if key := orderKey(word); key <= before {
					t.Errorf("%s:%d: %q stands in the wrong place", lang, n+1, word)
				} else {
					before = key
				}
			}
		}
	}
}

// orderKey is a word as the alphabet orders it, without signs and accents; words that
// are alike but for these follow each other as they are.
func orderKey(word string) string {
	accents := map[rune]rune{'é': 'e', 'è': 'e', 'ê': 'e', 'â': 'a'}
	var key strings.Builder
	for _, r := range strings.ToLower(word) {
		if plain, ok := accents[r]; ok {
			r = plain
		}
		if i := slices.Index([]rune(ukrainianLetters), r); i >= 0 {
			r = 'a' + rune(i)
		} else if !unicode.IsLetter(r) {
			continue
		}
		key.WriteRune(r)
	}
	return key.String() + " " + word
}

// inLettersOf says whether a word is written in the letters of its language.
func inLettersOf(lang, word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool {
		ukrainian := strings.ContainsRune(ukrainianLetters, unicode.ToLower(r))
		return unicode.IsLetter(r) && ukrainian != (lang == "uk")
	})
}

// TestKindsOfNews: what the news tells of has its kind, and what is abstract has none.
func TestKindsOfNews(t *testing.T) {
	tests := []struct {
		lang, words string
		want        graph.Kind // empty = the list must not have the words
	}{
		{"uk", "бронетранспортер медикамент кисень система сайт шибка", graph.Work},
		{"uk", "траншея свердловина могила нерухомість", graph.Facility},
		{"uk", "наказ касація законодавство", graph.Paper},
		{"uk", "ППО народ збірна", graph.Group},
		{"uk", "тендер ДТП інтерв'ю", graph.Event},
		{"uk", "підтримка інтерес проблема політика ситуація загроза допомога процес", ""},
		{"en", "ventilator ambulance system livestock", graph.Work},
		{"en", "viaduct morgue property", graph.Facility},
		{"en", "ledger writ strategy", graph.Paper},
		{"en", "wildfire negotiation speech", graph.Event},
		{"en", "carmaker insurer television", graph.Organization},
		{"en", "support interest problem policy situation threat aid process", ""},
	}
	for _, tt := range tests {
		list, err := os.ReadFile(filepath.Join("..", tt.lang, "mention-kinds.txt"))
		if err != nil {
			t.Fatal(err)
		}
		kinds, err := mention.ReadKinds(string(list))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range strings.Fields(tt.words) {
			if got := kinds[strings.ToLower(word)]; got != tt.want {
				t.Errorf("%s: %s has the kind %q, want %q", tt.lang, word, got, tt.want)
			}
		}
	}
}
