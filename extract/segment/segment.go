// Package segment cuts a text into sentences and tokens and tells the language of each
// sentence.
//
// Nothing is lost: the tokens cover every character that is not space, in order, and
// the text between them is space. What is special to a language (abbreviations,
// likely first words of sentences, clitics) comes from a Language.
package segment

import (
	"context"
	"unicode/utf8"

	"actant/extract"
)

// MaxTokens is the length of the longest sentence. A longer one is cut behind the last
// comma, semicolon or dash before the limit, or else at the limit.
const MaxTokens = 400

// Stage is the extract.Stage that fills Doc.Sentences and Doc.Lang, and lists the
// sentences that are neither Ukrainian nor English in Doc.Skipped. Sentences without
// letters have no language and are not listed.
type Stage struct {
	rules  rules
	tongue *tongues
}

// New makes a Stage that knows the words of langs.
func New(langs ...Language) *Stage {
	return &Stage{rules: merge(langs), tongue: newTongues()}
}

// Fill implements extract.Stage. A Doc.Lang that is set is kept and decides where a
// sentence could be of several languages.
func (s *Stage) Fill(ctx context.Context, doc *extract.Doc) error {
	scan := scanner{text: doc.Text, rules: &s.rules}
	scan.run()
	if err := ctx.Err(); err != nil {
		return err
	}
	div := divider{text: doc.Text, rules: &s.rules, pieces: scan.pieces}
	doc.Sentences = sentences(doc.Text, scan.pieces, div.run())
	if err := ctx.Err(); err != nil {
		return err
	}
	s.tongue.fill(doc)
	return nil
}

// sentences writes the tokens of all sentences into one array.
func sentences(text string, pieces []piece, parts []stretch) []extract.Sentence {
	tokens := make([]extract.Token, len(pieces))
	for i, p := range pieces {
		t := &tokens[i]
		t.Start, t.End, t.Text = p.start, p.end, text[p.start:p.end]
	}
	out := make([]extract.Sentence, len(parts))
	for i, p := range parts {
		out[i] = extract.Sentence{
			Start:     pieces[p.first].start,
			End:       pieces[p.last].end,
			Paragraph: p.paragraph,
			Tokens:    tokens[p.first : p.last+1 : p.last+1],
		}
	}
	return out
}

// appendCut appends s, in pieces of at most MaxTokens.
func (d *divider) appendCut(out []stretch, s stretch) []stretch {
	for s.last-s.first >= MaxTokens {
		cut := s.first + MaxTokens - 1
		for k := cut; k > s.first; k-- {
			if d.isCut(k) {
				cut = k
				break
			}
		}
		out = append(out, stretch{s.first, cut, s.paragraph})
		s.first = cut + 1
	}
	return append(out, s)
}

func (d *divider) isCut(i int) bool {
	p := d.pieces[i]
	if p.kind != mark || p.end-p.start > utf8.UTFMax {
		return false
	}
	r := d.first(i)
	return r == ',' || r == ';' || isDash(r) && !isHyphen(r)
}
