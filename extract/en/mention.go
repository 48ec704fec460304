package en

import (
	_ "embed" // the word lists
	"fmt"
	"strings"

	"actant/extract"
	"actant/extract/mention"
)

//go:embed mention-kinds.txt
var mentionKinds string

//go:embed mention-pronouns.txt
var mentionPronouns string

//go:embed mention-words.txt
var mentionWords string

// Mentions is what the search for mentions must know of English.
func Mentions() (*mention.Words, error) {
	w := &mention.Words{Naming: naming{}}
	var err error
	if w.Kinds, err = mention.ReadKinds(mentionKinds); err != nil {
		return nil, fmt.Errorf("read mention-kinds.txt: %w", err)
	}
	if w.Pronouns, err = mention.ReadPronouns(mentionPronouns); err != nil {
		return nil, fmt.Errorf("read mention-pronouns.txt: %w", err)
	}
	if err = w.ReadLists(mentionWords); err != nil {
		return nil, fmt.Errorf("read mention-words.txt: %w", err)
	}
	return w, nil
}

// naming names English phrases: they have one case, but for the possessive.
type naming struct{}

// Given is false: the tables know the given names of English.
func (naming) Given(extract.Token) bool { return false }

// Stands is true: English names have no cases.
func (naming) Stands(extract.Token, string) bool { return true }

// Common is false: a capital is the only sign of a name in English.
func (naming) Common(extract.Token) bool { return false }

// Person is the words of the name; in English they do not tell the gender.
func (n naming) Person(name []extract.Token, _ mention.Hint) (nominative, gender string) {
	return n.Nominative(name, 0), ""
}

// Nominative is the words of the phrase, without a possessive at the end.
func (naming) Nominative(phrase []extract.Token, _ int) string {
	var b strings.Builder
	for i, tok := range phrase {
		if i == len(phrase)-1 && (tok.Text == "'s" || tok.Text == "’s" || tok.Text == "'" || tok.Text == "’") {
			break
		}
		if i > 0 && tok.Start > phrase[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(tok.Text)
	}
	return b.String()
}
