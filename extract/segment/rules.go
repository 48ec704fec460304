package segment

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"actant/extract"
)

// Language is what the cutting of texts needs to know about one language.
type Language struct {
	Lang    extract.Lang
	words   map[string]class
	clitics []string
	parts   map[string]int
}

// class says how a word behaves at a dot or at a sentence border; a word may be
// in several classes.
type class uint16

const (
	closed  class = 1 << iota // keeps its dot, a sentence never ends with it: ім., Mr.
	unit                      // keeps its dot, ends a sentence before any capital: грн., etc.
	year                      // keeps its dot, ends a sentence if that is likely: р.
	open                      // keeps its dot, ends a sentence before a starter: U.S.
	name                      // keeps its dot before a name: м. Київ, but: 5 м.
	number                    // keeps its dot before a number: ст. 5
	starter                   // likely first word of a sentence: The, Це
	speech                    // verb of saying after a quotation: said
	initial                   // set by the scanner: В. in В. Зеленський
	chained                   // set by the scanner: т. in т. д.
)

const (
	dotted   = closed | unit | year | open
	unending = closed | name | number | initial | chained
)

// ParseLanguage reads a word list. Each line is a word in lower case and its
// classes (closed, unit, year, open, name, number, starter, speech) and may end in a
// comment after #. An abbreviation is written without its last dot; "т.д" is two in
// a row, with or without a space. "n't clitic" is a suffix cut from a word,
// "can|not parts" a word cut in two.
func ParseLanguage(lang extract.Lang, list string) (Language, error) {
	l := Language{Lang: lang, words: map[string]class{}, parts: map[string]int{}}
	for i, line := range strings.Split(list, "\n") {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		for _, class := range fields[1:] {
			if err := l.add(fields[0], class); err != nil {
				return Language{}, fmt.Errorf("read words of %s: line %d: %w", lang, i+1, err)
			}
		}
	}
	return l, nil
}

// MustLanguage is ParseLanguage for an embedded list: it panics on a bad one.
func MustLanguage(lang extract.Lang, list string) Language {
	l, err := ParseLanguage(lang, list)
	if err != nil {
		panic(err)
	}
	return l
}

func (l *Language) add(word, name string) error {
	switch name {
	case "clitic":
		l.clitics = append(l.clitics, word)
		return nil
	case "parts":
		first, second, ok := strings.Cut(word, "|")
		if !ok {
			return fmt.Errorf("parts of %q need a bar", word)
		}
		l.parts[first+second] = len(first)
		return nil
	}
	c, ok := classOf(name)
	if !ok {
		return fmt.Errorf("unknown class %q", name)
	}
	l.words[word] |= c
	return nil
}

func classOf(name string) (class, bool) {
	for i, n := range [...]string{"closed", "unit", "year", "open", "name", "number", "starter", "speech"} {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// rules are the word lists of all languages of a Stage.
type rules struct {
	words   map[string]class
	clitics []string
	parts   map[string]int
}

func merge(langs []Language) rules {
	all := rules{words: map[string]class{}, parts: map[string]int{}}
	for _, l := range langs {
		for word, c := range l.words {
			all.words[word] |= c
		}
		for word, n := range l.parts {
			all.parts[word] = n
		}
		all.clitics = append(all.clitics, l.clitics...)
	}
	return all
}

const longestWord = 40 // bytes; longer words are in no list

func (r *rules) class(word string) class {
	if len(word) > longestWord {
		return 0
	}
	var space [2 * longestWord]byte
	return r.words[string(fold(space[:0], word))]
}

// chain is the class of two abbreviations in a row: т. д.
func (r *rules) chain(first, second string) class {
	if len(first)+len(second) >= longestWord {
		return 0
	}
	var space [2 * longestWord]byte
	buf := append(fold(space[:0], first), '.')
	return r.words[string(fold(buf, second))]
}

// cut says where word falls in two: can|not. 0 = nowhere.
func (r *rules) cut(word string) int {
	if len(word) < 5 || len(word) > 8 {
		return 0
	}
	var space [2 * longestWord]byte
	return r.parts[string(fold(space[:0], word))]
}

// clitic is the byte length of the clitic at the end of word, 0 = none.
func (r *rules) clitic(word string) int {
	for _, c := range r.clitics {
		if n := suffix(word, c); n > 0 {
			return n
		}
	}
	return 0
}

// suffix is the length in bytes of the end of word that spells c behind a letter.
func suffix(word, c string) int {
	end := len(word)
	for i := len(c) - 1; i >= 0; i-- {
		r, n := utf8.DecodeLastRuneInString(word[:end])
		same := r|0x20 == rune(c[i])
		if c[i] == '\'' {
			same = isApostrophe(r)
		}
		if n == 0 || !same {
			return 0
		}
		end -= n
	}
	if before, _ := utf8.DecodeLastRuneInString(word[:end]); !isLatin(before) {
		return 0
	}
	return len(word) - end
}
