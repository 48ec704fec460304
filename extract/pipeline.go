package extract

import (
	"context"
	"fmt"

	"actant/graph"
)

// Input is a text to read. Only Text is required; Lang empty means: find out.
type Input struct {
	ID        string     `json:"id"`
	Text      string     `json:"text"`
	Lang      Lang       `json:"lang"`
	Published graph.Date `json:"published"`
	URL       string     `json:"url"`
	Publisher string     `json:"publisher"`
	Title     string     `json:"title"`
}

// Stage fills its part of a Doc. A Stage is safe for concurrent use on different
// Docs, keeps nothing of a Doc, and ends early with ctx.Err() when ctx is done.
type Stage interface {
	Fill(ctx context.Context, doc *Doc) error
}

// Pipeline runs stages in order. It is safe for concurrent use.
type Pipeline struct {
	Stages  []Stage
	Version Version
}

// Extract reads one text. It fails with ErrInput when the text is not acceptable
// and with ctx.Err() when ctx is done.
func (p *Pipeline) Extract(ctx context.Context, in Input) (*Doc, error) {
	if err := check(in); err != nil {
		return nil, err
	}
	doc := &Doc{
		ID: in.ID, Lang: in.Lang, Published: in.Published, Text: in.Text,
		URL: in.URL, Publisher: in.Publisher, Title: in.Title, Extractor: p.Version,
		Statements: []Statement{}, Entities: []Entity{}, Skipped: []Skip{},
	}
	for _, s := range p.Stages {
		if err := s.Fill(ctx, doc); err != nil {
			return nil, fmt.Errorf("extract %q: %w", in.ID, err)
		}
	}
	fillRunes(doc)
	return doc, nil
}
