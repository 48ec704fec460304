package api

import (
	"context"
	"fmt"
	"time"

	"actant/graph"
)

// NewCorrection is what POST /v1/corrections takes.
type NewCorrection struct {
	Action    graph.Action `json:"action" enum:"merge,split,not_same,undo" doc:"merge: entity is the same as into; split: in documents, entity is really into; undo: take undoes back."`
	Entity    graph.ID     `json:"entity,omitempty" maxLength:"300"`
	Into      graph.ID     `json:"into,omitempty" maxLength:"300"`
	Documents []graph.ID   `json:"documents,omitempty" maxItems:"1000"`
	Undoes    graph.ID     `json:"undoes,omitempty" maxLength:"300" doc:"Id of a correction."`
	By        string       `json:"by" minLength:"1" maxLength:"200" doc:"Who corrects."`
	Reason    string       `json:"reason,omitempty" maxLength:"2000"`
}

type correctIn struct{ Body NewCorrection }

type correctOut struct{ Body graph.Correction }

func (s *server) correct(ctx context.Context, in *correctIn) (*correctOut, error) {
	c := graph.Correction{
		Action: in.Body.Action, Entity: in.Body.Entity, Into: in.Body.Into, Documents: in.Body.Documents,
		Undoes: in.Body.Undoes, By: in.Body.By, Reason: in.Body.Reason,
		At: s.now().UTC().Format(time.RFC3339Nano),
	}
	c.ID = graph.CorrectionID(c)
	if err := s.store.Correct(ctx, c); err != nil {
		return nil, fmt.Errorf("correct: %w", err)
	}
	return &correctOut{Body: c}, nil
}
