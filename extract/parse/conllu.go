package parse

import (
	"fmt"
	"strings"

	"actant/extract"
)

// Conllu prints the sentences of a Doc, one token a line, for people to look at: in
// the ten columns of CoNLL-U, with the name label in the last one.
func Conllu(doc *extract.Doc) string {
	var b strings.Builder
	for i := range doc.Sentences {
		sent := &doc.Sentences[i]
		fmt.Fprintf(&b, "# sentence = %d\n# lang = %s\n", i, sent.Lang)
		if 0 <= sent.Start && sent.Start < sent.End && sent.End <= len(doc.Text) {
			fmt.Fprintf(&b, "# text = %s\n", strings.Join(strings.Fields(doc.Text[sent.Start:sent.End]), " "))
		}
		for j := range sent.Tokens {
			tok := &sent.Tokens[j]
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t_\t%s\t%d\t%s\t_\t%s\n", j+1, or(tok.Text), or(tok.Lemma), or(tok.POS),
				or(features(&tok.Feats)), tok.Head+1, or(tok.Rel), nameColumn(tok.Name))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// or stands in for an empty column.
func or(column string) string {
	if column == "" {
		return "_"
	}
	return column
}

func nameColumn(label string) string {
	if label == "" || label == "O" {
		return "_"
	}
	return "Name=" + label
}

// features is the features that are there, in the order of the alphabet.
func features(f *extract.Feats) string {
	var list []string
	for _, name := range []string{
		"Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Foreign", "Gender", "Mood", "NameType",
		"NumType", "Number", "Person", "Polarity", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice",
	} {
		if value := *f.Field(name); value != "" {
			list = append(list, name+"="+value)
		}
	}
	return strings.Join(list, "|")
}
