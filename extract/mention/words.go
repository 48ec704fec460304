package mention

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// Words is what the stage must know of one language. All words are in lower case;
// nouns, adjectives and verbs as lemmas.
type Words struct {
	Kinds       map[string]graph.Kind // of common nouns
	Calendar    map[string]bool       // days, months, units of time: never a mention
	Light       map[string]bool       // nouns that are part of a preposition: never a mention
	Pronouns    map[string]Pronoun    // by form or lemma
	Modes       map[string]string     // "колишній" -> "former"; a word before a title
	Prefixes    []Prefix              // "екс" -> "former"; the start of a title
	Including   [][]string            // what leads to the members of a group: "у тому числі"
	Offices     []Office              // offices with several holders in one phrase
	Small       map[string]bool       // names that are also written small: росія
	Determine   map[string]bool       // articles and the like, no part of a name
	Honorifics  map[string]bool       // forms of address before a person's name: "mr", «пан»
	Governments map[string]bool       // nouns for the government of a country
	Naming      Naming
}

// Pronoun is what a pronoun says of the one it stands for.
type Pronoun struct {
	Person int
	Plural bool
	Gender string
}

// Prefix is a part of a word that says something of the title that it begins.
type Prefix struct{ Start, Mode string }

// Office is an office that is told of several holders at once, with the name that
// a member's holder has: "head of state or government".
type Office struct {
	Words []string // lemmas of the first words of the phrase
	Name  string
}

// Naming gives names their dictionary form.
type Naming interface {
	// Nominative gives the words of a phrase with the head and what agrees with it
	// in the nominative; number stays. The head is an index in phrase.
	Nominative(phrase []extract.Token, head int) string
	// Person gives the name of a person in the nominative, and the gender of the
	// bearer as far as the name and the hint tell it: Masc, Fem or empty.
	Person(name []extract.Token, hint Hint) (nominative, gender string)
	// Given says whether a word is known as the given name or patronymic of a person.
	Given(tok extract.Token) bool
	// Stands says whether a word of a name may stand in a case.
	Stands(tok extract.Token, inCase string) bool
	// Common says whether a word is known as a common word, not a name.
	Common(tok extract.Token) bool
}

// Hint is what stands with the name of a person and says something of its form: the
// gender and case of the title before it; empty = unknown.
type Hint struct{ Gender, Case string }

// ReadKinds reads a list of nouns by kind: a kind at the margin, below it lines
// that begin with white space and hold lemmas.
func ReadKinds(text string) (map[string]graph.Kind, error) {
	kinds := map[string]graph.Kind{}
	var kind graph.Kind
	err := eachLine(text, func(line string) error {
		if line[0] != ' ' && line[0] != '\t' {
			kind = graph.Kind(strings.TrimSpace(line))
			if !slices.Contains(graph.Kinds(), kind) {
				return fmt.Errorf("no kind %q", kind)
			}
			return nil
		}
		for _, word := range strings.Fields(line) {
			word = lexicon.Low(word)
			if other, ok := kinds[word]; ok {
				return fmt.Errorf("%q is %s and %s", word, other, kind)
			}
			kinds[word] = kind
		}
		return nil
	})
	return kinds, err
}

// ReadPronouns reads a table of pronouns with the columns form, person (1, 2, 3 or
// -), number (s, p or -) and gender (m, f, n or -).
func ReadPronouns(text string) (map[string]Pronoun, error) {
	genders := map[string]string{"m": "Masc", "f": "Fem", "n": "Neut", "-": ""}
	pronouns := map[string]Pronoun{}
	err := eachLine(text, func(line string) error {
		cells := strings.Fields(line)
		if len(cells) != 4 {
			return fmt.Errorf("%d columns, want 4", len(cells))
		}
		gender, ok := genders[cells[3]]
		person := strings.Index("-123", cells[1])
		if !ok || person < 0 || !strings.Contains("sp-", cells[2]) {
			return fmt.Errorf("unknown person, number or gender in %q", line)
		}
		if _, ok := pronouns[cells[0]]; ok {
			return fmt.Errorf("%q stands twice", cells[0])
		}
		pronouns[cells[0]] = Pronoun{Person: person, Plural: cells[2] == "p", Gender: gender}
		return nil
	})
	return pronouns, err
}

// ReadLists fills the lists of words: lines "name: word word". The names are
// calendar, light, including, small, determiner, government, honorific; "office" with the name of the
// office; "prefix-" with a mode; any other name is a mode that its words give a title.
func (w *Words) ReadLists(text string) error {
	w.Calendar, w.Light, w.Small = map[string]bool{}, map[string]bool{}, map[string]bool{}
	w.Determine, w.Modes, w.Governments = map[string]bool{}, map[string]string{}, map[string]bool{}
	w.Honorifics = map[string]bool{}
	return eachLine(text, func(line string) error {
		name, list, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("no colon in %q", line)
		}
		words := strings.Fields(list)
		if office, ok := strings.CutPrefix(name, "office "); ok {
			w.Offices = append(w.Offices, Office{Words: words, Name: office})
			return nil
		}
		for _, word := range words {
			w.addWord(name, strings.ReplaceAll(word, "_", " "))
		}
		return nil
	})
}

func (w *Words) addWord(list, word string) {
	switch list {
	case "calendar":
		w.Calendar[word] = true
	case "light":
		w.Light[word] = true
	case "including":
		w.Including = append(w.Including, strings.Fields(word))
	case "small":
		w.Small[word] = true
	case "government":
		w.Governments[word] = true
	case "honorific":
		w.Honorifics[word] = true
	case "determiner":
		w.Determine[word] = true
	default:
		if mode, ok := strings.CutPrefix(list, "prefix-"); ok {
			w.Prefixes = append(w.Prefixes, Prefix{Start: word, Mode: mode})
			return
		}
		w.Modes[word] = list
	}
}

func eachLine(text string, do func(line string) error) error {
	lines := bufio.NewScanner(strings.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if err := do(line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return lines.Err()
}
