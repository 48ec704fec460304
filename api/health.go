package api

import (
	"context"
	"fmt"

	"actant/graph"
)

type healthOut struct {
	Body struct {
		Status string `json:"status" example:"ok"`
	}
}

func healthy() *healthOut {
	out := &healthOut{}
	out.Body.Status = "ok"
	return out
}

func (s *server) healthz(context.Context, *struct{}) (*healthOut, error) { return healthy(), nil }

func (s *server) readyz(ctx context.Context, _ *struct{}) (*healthOut, error) {
	ctx, cancel := context.WithTimeout(ctx, readyTime)
	defer cancel()
	if _, err := s.store.Statements(ctx, graph.Match{Limit: 1}); err != nil {
		s.log.ErrorContext(ctx, "store does not answer", "err", err)
		return nil, fmt.Errorf("%w: the store does not answer; the log of the server says why", errUnavailable)
	}
	return healthy(), nil
}
