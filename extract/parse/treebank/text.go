package treebank

import (
	"iter"
	"strings"

	"actant/extract"
)

// Part is a document of a treebank, or a part of a long one.
type Part []Sentence

const (
	enough = 200  // sentences, after which a new paragraph begins a new Part
	most   = 1000 // sentences in a Part
)

// Parts puts the sentences of a treebank together in documents. The first error is the
// last that is yielded.
func Parts(sents iter.Seq2[Sentence, error]) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		var part Part
		for sent, err := range sents {
			if err != nil {
				yield(nil, err)
				return
			}
			n := len(part)
			if n > 0 && sent.Document || n >= enough && sent.Paragraph || n >= most {
				if !yield(part, nil) {
					return
				}
				part = nil
			}
			part = append(part, sent)
		}
		if len(part) > 0 {
			yield(part, nil)
		}
	}
}

// Text is the running text of the sentences: with one space between them or what
// SpaceAfter says, and an empty line before a paragraph.
func (p Part) Text() string {
	text, _ := p.join()
	return text
}

// Gold is the sentences in the scheme of the network, with offsets in Text.
func (p Part) Gold(scheme *Scheme) []extract.Sentence {
	_, starts := p.join()
	gold := make([]extract.Sentence, len(p))
	for i := range p {
		gold[i] = scheme.Convert(p[i])
		gold[i].Start += starts[i]
		gold[i].End += starts[i]
		for k := range gold[i].Tokens {
			gold[i].Tokens[k].Start += starts[i]
			gold[i].Tokens[k].End += starts[i]
		}
	}
	return gold
}

// join is the running text and where the sentences begin in it.
func (p Part) join() (text string, starts []int) {
	var b strings.Builder
	for i := range p {
		switch {
		case i == 0:
		case p[i].Paragraph || p[i].Document:
			b.WriteString("\n\n")
		case !p[i-1].glued:
			b.WriteByte(' ')
		}
		starts = append(starts, b.Len())
		b.WriteString(p[i].Text)
	}
	return b.String(), starts
}
