package api

import (
	"context"
	"fmt"
	"slices"

	"actant/graph"
)

// StatementInFull is a statement with what the rest of the graph says of its act.
type StatementInFull struct {
	Statement
	Links []graph.Link `json:"links" doc:"To statements that tell the same act, announce it, deny it, or may tell it."`
	Act   Act          `json:"act"`
}

// Act is what happened once, as several statements tell it.
type Act struct {
	ID         graph.ID    `json:"id" doc:"The smallest id of its statements."`
	Statements []Statement `json:"statements" doc:"The other statements that tell it, in order of their ids, with all their evidence."`
	Documents  int         `json:"documents" doc:"How many documents tell it."`
	Publishers int         `json:"publishers" doc:"How many publishers tell it in texts of their own: copies of one text count once."`
	Cut        bool        `json:"cut,omitempty" doc:"There are more statements than were compared."`
}

type statementOut struct{ Body StatementInFull }

func (s *server) statement(ctx context.Context, in *idIn) (*statementOut, error) {
	id := graph.ID(in.ID)
	st, err := s.store.Statement(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("statement %q: %w", shorten(in.ID, maxEcho), err)
	}
	act, err := graph.ActOf(ctx, s.store, id)
	if err != nil {
		return nil, err
	}
	list := []graph.Statement{st}
	for _, other := range act.Statements {
		if other == id {
			continue
		}
		st, err := s.store.Statement(ctx, other)
		if err != nil {
			return nil, fmt.Errorf("statement %s of an act: %w", other, err)
		}
		list = append(list, st)
	}
	expanded, err := s.expand(ctx, list)
	if err != nil {
		return nil, err
	}
	return &statementOut{Body: StatementInFull{
		Statement: expanded[0], Links: nonNil(act.LinksOf(id)),
		Act: Act{
			ID: act.ID, Statements: slices.Clip(expanded[1:]), Documents: len(act.Documents), Publishers: act.Publishers, Cut: act.Cut,
		},
	}}, nil
}
