package resolve

import (
	"fmt"
	"slices"
	"strings"

	"actant/extract/resolve/calendar"
	"actant/graph"
)

// Words is what the stage must know of one language. All words are lemmas in lower
// case.
type Words struct {
	Calendar *calendar.Words
	// Nominals says what a bare noun may stand for: «альянс» for NATO.
	Nominals map[string]Nominal
	// Contexts lists, by a link of the tables, words that speak for it where its name
	// has several meanings.
	Contexts map[string][]string
	// Glosses says what a noun is called in English where it stands for the power of
	// a country: «уряд Японії» is the government of Japan.
	Glosses map[string]string
	// Nouns says what a noun is called in English, with its plural after a stroke
	// where that is not regular; empty for English.
	Nouns map[string]string
	lists map[string][]string
}

// Nominal is what a bare noun may stand for: an entry of the tables, or the last
// thing of a kind and, for organisations, of one of the sorts.
type Nominal struct {
	Link  string
	Kind  graph.Kind
	Sorts []string
}

// The lists of a word file.
const (
	interlocutor = "interlocutor" // occasions that have somebody "with" somebody
	with         = "with"         // prepositions before that somebody
	both         = "both"         // "both"
	two          = "two"          // "two": with a determiner that points back
	definite     = "definite"     // determiners that point back
	indefinite   = "indefinite"   // determiners that do not
	nobody       = "nobody"       // determiners of nothing in particular: "no other partner"
	coming       = "coming"       // adjectives of an office holder to be: "next"
	counterpart  = "counterpart"  // holders of the same office elsewhere: "his Polish counterpart"
	relative     = "relative"     // relative pronouns
	reflexive    = "reflexive"    // himself, «свій»
	locative     = "locative"     // prepositions of place
	negation     = "negation"
	impersonal   = "impersonal" // words that stand for themselves: "it rains"
	lists        = "interlocutor with both two definite indefinite nobody coming counterpart relative reflexive locative negation impersonal"
)

// ParseWords reads the two word files of a language. A line of words is "nominal
// NOUNS: what", where what is a link of the tables, a kind, or "organization/sort/sort";
// "context LINK: words"; "gloss ENGLISH: nouns", "noun ENGLISH: nouns"; or "LIST: words"; # begins a comment.
func ParseWords(words, dates string) (*Words, error) {
	cal, err := calendar.Parse(dates)
	if err != nil {
		return nil, err
	}
	w := &Words{
		Calendar: cal, Nominals: map[string]Nominal{}, Contexts: map[string][]string{},
		Glosses: map[string]string{}, Nouns: map[string]string{}, lists: map[string][]string{},
	}
	for i, line := range strings.Split(words, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := w.add(line); err != nil {
			return nil, fmt.Errorf("read resolve words line %d: %w", i+1, err)
		}
	}
	return w, nil
}

func (w *Words) add(line string) error {
	head, tail, ok := strings.Cut(line, ": ")
	if !ok {
		return fmt.Errorf("%q has no colon", line)
	}
	fields := strings.Fields(head)
	switch {
	case fields[0] == "context" && len(fields) == 2:
		w.Contexts[fields[1]] = append(w.Contexts[fields[1]], strings.Fields(tail)...)
		return nil
	case fields[0] == "noun" && len(fields) == 2:
		for _, noun := range strings.Fields(tail) {
			w.Nouns[noun] = strings.ReplaceAll(fields[1], "_", " ")
		}
		return nil
	case fields[0] == "gloss":
		for _, noun := range strings.Fields(tail) {
			w.Glosses[noun] = strings.Join(fields[1:], " ")
		}
		return nil
	}
	if fields[0] == "nominal" {
		n, err := parseNominal(strings.TrimSpace(tail))
		for _, noun := range fields[1:] {
			w.Nominals[noun] = n
		}
		return err
	}
	if len(fields) != 1 || !slices.Contains(strings.Fields(lists), fields[0]) {
		return fmt.Errorf("unknown list %q", head)
	}
	w.lists[fields[0]] = append(w.lists[fields[0]], strings.Fields(tail)...)
	return nil
}

func parseNominal(s string) (Nominal, error) {
	if strings.Contains(s, ":") {
		return Nominal{Link: s}, nil
	}
	parts := strings.Split(s, "/")
	n := Nominal{Kind: graph.Kind(parts[0]), Sorts: parts[1:]}
	if !slices.Contains(graph.Kinds(), n.Kind) {
		return n, fmt.Errorf("unknown kind %q", parts[0])
	}
	return n, nil
}

// has says whether one of the given words is on a list.
func (w *Words) has(list string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return slices.Contains(w.lists[list], word) })
}
