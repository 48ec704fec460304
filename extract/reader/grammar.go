package reader

import (
	"context"

	"actant/extract"
)

// Grammar is the part of a Reader that reads sentences: their tokens, tags, trees and
// name labels. It is what can be measured on treebanks. It is safe for concurrent use.
type Grammar struct {
	segment, parse, mend extract.Stage
}

// Grammar is the part of the reader that reads sentences.
func (r *Reader) Grammar() Grammar { return r.grammar }

// NetworkAlone is the same without the rules that mend what the network reads.
func (g Grammar) NetworkAlone() Grammar {
	g.mend = nil
	return g
}

// Lang is the language of most sentences of a text.
func (g Grammar) Lang(ctx context.Context, text string) (extract.Lang, error) {
	doc := &extract.Doc{Text: text}
	err := g.segment.Fill(ctx, doc)
	return doc.Lang, err
}

// Text finds the sentences of a text and reads them.
func (g Grammar) Text(ctx context.Context, text string, lang extract.Lang) ([]extract.Sentence, error) {
	doc := &extract.Doc{Text: text, Lang: lang}
	if err := g.segment.Fill(ctx, doc); err != nil {
		return nil, err
	}
	return doc.Sentences, g.read(ctx, doc)
}

// Tokens reads sentences of which the tokens are given. It fills their analysis in place.
func (g Grammar) Tokens(ctx context.Context, sents []extract.Sentence) error {
	return g.read(ctx, &extract.Doc{Sentences: sents})
}

func (g Grammar) read(ctx context.Context, doc *extract.Doc) error {
	if err := g.parse.Fill(ctx, doc); err != nil || g.mend == nil {
		return err
	}
	return g.mend.Fill(ctx, doc)
}
