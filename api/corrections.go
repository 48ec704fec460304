package api

import (
	"context"
	"fmt"
	"slices"
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

// LoggedCorrection is an entry of the log.
type LoggedCorrection struct {
	graph.Correction
	InForce bool `json:"in_force" doc:"False: it was undone, or is an undo."`
}

type correctionsIn struct {
	Limit  int    `query:"limit" default:"50" minimum:"1" maximum:"1000"`
	Cursor string `query:"cursor" maxLength:"300" doc:"next of the page before."`
}

type correctionsOut struct {
	Body struct {
		Corrections []LoggedCorrection `json:"corrections" doc:"Newest first."`
		Next        string             `json:"next,omitempty"`
	}
}

// corrections lists the log. The cursor is the id of the last correction shown.
func (s *server) corrections(ctx context.Context, in *correctionsIn) (*correctionsOut, error) {
	library, err := s.needLibrary()
	if err != nil {
		return nil, err
	}
	log, err := library.Corrections(ctx)
	if err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	inForce := map[graph.ID]bool{}
	for _, c := range graph.InForce(log) {
		inForce[c.ID] = true
	}
	end := len(log)
	if in.Cursor != "" {
		end = slices.IndexFunc(log, func(c graph.Correction) bool { return c.ID == graph.ID(in.Cursor) })
	}
	if end < 0 {
		return nil, fmt.Errorf("cursor %q is not from a page: %w", shorten(in.Cursor, maxEcho), graph.ErrInvalid)
	}
	out := &correctionsOut{}
	out.Body.Corrections = []LoggedCorrection{}
	first := max(0, end-in.Limit)
	for _, c := range slices.Backward(log[first:end]) {
		out.Body.Corrections = append(out.Body.Corrections, LoggedCorrection{c, inForce[c.ID]})
	}
	if first > 0 {
		out.Body.Next = string(log[first].ID)
	}
	return out, nil
}
