package reader

import (
	"errors"
	"fmt"
	"slices"

	"actant/extract"
	"actant/extract/en"
	"actant/extract/mention"
	"actant/extract/question"
	"actant/extract/relate"
	"actant/extract/uk"
)

// Questions assembles a reader of questions from the stages that read texts.
func (r *Reader) Questions() (*question.Reader, error) {
	back := slices.IndexFunc(r.Stages, func(s extract.Stage) bool { _, ok := s.(*mention.Stage); return ok })
	if back < 0 {
		return nil, errors.New("assemble reader of questions: no stage finds mentions")
	}
	ukrainian, err := uk.Question()
	if err != nil {
		return nil, fmt.Errorf("read words of Ukrainian questions: %w", err)
	}
	english, err := en.Question()
	if err != nil {
		return nil, fmt.Errorf("read words of English questions: %w", err)
	}
	opt := question.Options{Front: r.Stages[:back], Words: []*question.Words{ukrainian, english}}
	for _, s := range r.Stages[back:] {
		if rel, ok := s.(*relate.Relater); ok {
			s = rel.Questions()
		}
		opt.Back = append(opt.Back, s)
	}
	return question.New(opt)
}
