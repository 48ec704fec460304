package api

import (
	"context"

	"actant/graph"
)

type entitiesIn struct {
	Q      string `query:"q" required:"true" minLength:"1" maxLength:"300" doc:"Words of a name in either alphabet."`
	Prefix bool   `query:"prefix" doc:"The last word may be unfinished."`
	Limit  int    `query:"limit" default:"20" minimum:"1" maximum:"200"`
}

type entitiesOut struct {
	Body struct {
		Entities []graph.Entity `json:"entities"`
	}
}

func (s *server) entities(ctx context.Context, in *entitiesIn) (*entitiesOut, error) {
	list, err := s.search(ctx, in.Q, in.Prefix)
	if err != nil {
		return nil, err
	}
	out := &entitiesOut{}
	out.Body.Entities = nonNil(list[:min(in.Limit, len(list))])
	return out, nil
}

type entityOut struct{ Body graph.Entity }

func (s *server) entity(ctx context.Context, in *idIn) (*entityOut, error) {
	e, err := s.entityByID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &entityOut{Body: e}, nil
}
