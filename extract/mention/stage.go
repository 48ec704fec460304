package mention

import (
	"context"

	"actant/extract"
	"actant/extract/lexicon"
)

// Stage finds the mentions of a Doc. It is safe for concurrent use.
type Stage struct {
	names *lexicon.Names
	words map[extract.Lang]*Words
}

// New makes a stage from the name tables and what it must know of each language.
// Sentences of a language that words lacks get no mentions.
func New(names *lexicon.Names, words map[extract.Lang]*Words) *Stage {
	return &Stage{names: names, words: words}
}

// Fill replaces doc.Mentions by those of the parsed sentences, in order of position,
// of two with the same start the longer first.
func (st *Stage) Fill(ctx context.Context, doc *extract.Doc) error {
	doc.Mentions = nil
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		words := st.words[doc.Sentences[i].Lang]
		if words == nil || len(doc.Sentences[i].Tokens) == 0 {
			continue
		}
		s := newSentence(st.names, words, doc, i)
		doc.Mentions = append(doc.Mentions, s.mentions(len(doc.Mentions))...)
	}
	return nil
}

// mentions finds the mentions of the sentence; base is the index that the first one
// will have in the document.
func (s *sentence) mentions(base int) []extract.Mention {
	s.findTitles()
	s.findNames()
	s.joinTitles()
	s.joinNouns()
	s.findHeads()
	s.findOrgs()
	s.findMembers()
	for i := range s.found {
		m := &s.found[i]
		if m.Org >= 0 {
			m.Org += base
		}
		for k := range m.Members {
			m.Members[k] += base
		}
	}
	return s.found
}
