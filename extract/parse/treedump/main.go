// Treedump shows how sentences are read, for people who write rules over the trees:
//
//	echo 'Столтенберг запросив Японію на саміт .' | go run ./extract/parse/treedump
//
// It takes one sentence a line from the standard input, its tokens separated by
// blanks, and prints CoNLL-U. A line with a Cyrillic letter is read as Ukrainian, any
// other as English.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/parse"
	"actant/extract/parse/weights"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "treedump:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		return err
	}
	parser, err := parse.New(weights.Data(), dict)
	if err != nil {
		return err
	}
	doc := split(string(text))
	if err := parser.Fill(context.Background(), doc); err != nil {
		return err
	}
	_, err = io.WriteString(out, parse.Conllu(doc))
	return err
}

// split makes a sentence of every line that is not blank.
func split(text string) *extract.Doc {
	doc := &extract.Doc{Text: text}
	start := 0
	for line := range strings.Lines(text) {
		if sent := sentence(line, start); len(sent.Tokens) > 0 {
			doc.Sentences = append(doc.Sentences, sent)
		}
		start += len(line)
	}
	return doc
}

func sentence(line string, start int) extract.Sentence {
	sent := extract.Sentence{Lang: extract.English}
	if strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		sent.Lang = extract.Ukrainian
	}
	at := 0
	for word := range strings.FieldsSeq(line) {
		at += strings.Index(line[at:], word)
		sent.Tokens = append(sent.Tokens, extract.Token{Start: start + at, End: start + at + len(word), Text: word})
		at += len(word)
	}
	if n := len(sent.Tokens); n > 0 {
		sent.Start, sent.End = sent.Tokens[0].Start, sent.Tokens[n-1].End
	}
	return sent
}
