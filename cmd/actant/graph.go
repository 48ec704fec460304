package main

import (
	"context"
	"errors"

	"actant/extract"
	"actant/graph"
)

type closable interface {
	graph.Store
	Close() error
}

func openGraph(ctx context.Context, path string) (closable, error) { return nil, errors.New("none") }

func toBundle(doc *extract.Doc) (graph.Bundle, error) { return graph.Bundle{}, nil }
