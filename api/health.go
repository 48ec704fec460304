package api

import (
	"context"
	"errors"
	"fmt"

	"actant/graph"
)

// Health is the state of the server and of its parts.
type Health struct {
	Status string  `json:"status" example:"ok"`
	Parts  []Check `json:"parts"`
}

// Check is the state of one part.
type Check struct {
	Part   string `json:"part" enum:"store,reader,questions"`
	OK     bool   `json:"ok"`
	Reason string `json:"reason,omitempty"`
}

type aliveOut struct {
	Body struct {
		Status string `json:"status" example:"ok"`
	}
}

type readyOut struct{ Body Health }

func (s *server) healthz(context.Context, *struct{}) (*aliveOut, error) {
	out := &aliveOut{}
	out.Body.Status = "ok"
	return out, nil
}

// readyz asks the store. What was left out of the program on purpose keeps nobody
// from asking the rest.
func (s *server) readyz(ctx context.Context, _ *struct{}) (*readyOut, error) {
	ctx, cancel := context.WithTimeout(ctx, readyTime)
	defer cancel()
	_, err := s.store.Statements(ctx, graph.Match{Limit: 1})
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%w: the store did not answer within %s: is it running, and can it be reached?", errUnavailable, readyTime)
	case err != nil:
		s.log.ErrorContext(ctx, "store does not answer", "err", err)
		return nil, fmt.Errorf("%w: the store does not answer; the log of the server says why", errUnavailable)
	}
	return &readyOut{Body: Health{Status: "ok", Parts: []Check{
		{Part: "store", OK: true},
		check("reader", s.extractor != nil, "this program was built without its network: texts are not read"),
		check("questions", s.questions != nil, "this program was built without its network: questions are not answered"),
	}}}, nil
}

func check(part string, ok bool, reason string) Check {
	if ok {
		reason = ""
	}
	return Check{part, ok, reason}
}
