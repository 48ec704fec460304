package api

import (
	"context"

	"actant/graph"
)

type relationsOut struct {
	Body struct {
		Relations []Relation `json:"relations"`
	}
}

func (s *server) relations(context.Context, *struct{}) (*relationsOut, error) {
	out := &relationsOut{}
	for _, name := range append(graph.Relations(), graph.Open) {
		row := graph.Schema(name)
		out.Body.Relations = append(out.Body.Relations, Relation{
			Name: row.Name, Group: row.Group, Symmetric: row.Symmetric, State: row.State,
			Source: nonNil(row.Source), Target: nonNil(row.Target), Roles: nonNil(row.Roles),
			Content: row.Content, Amount: row.Amount, Modes: nonNil(row.Modes),
		})
	}
	return out, nil
}
