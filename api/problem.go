package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"actant/extract"
	"actant/graph"
)

// Problem is every error of the API (RFC 9457).
type Problem struct {
	Title      string              `json:"title"`
	Status     int                 `json:"status"`
	Detail     string              `json:"detail" doc:"What went wrong and what to do."`
	Help       string              `json:"help,omitempty" doc:"Address to ask next."`
	Errors     []*huma.ErrorDetail `json:"errors,omitempty" doc:"Single faults of the request."`
	Candidates []Candidate         `json:"candidates,omitempty" doc:"Entities that a name could mean, best first."`
}

// Candidate is an entity that a name could mean.
type Candidate struct {
	ID       graph.ID   `json:"id"`
	Name     string     `json:"name"`
	Kind     graph.Kind `json:"kind"`
	Mentions int        `json:"mentions"`
}

// Error is the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of a problem.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// errUnavailable means that a part is missing from this program or does not answer.
var errUnavailable = errors.New("unavailable")

// statuses decides the status of an error; what is not here is a 500 without detail.
var statuses = []struct {
	err    error
	status int
}{
	{graph.ErrNotFound, http.StatusNotFound},
	{graph.ErrInvalid, http.StatusUnprocessableEntity},
	{graph.ErrConflict, http.StatusConflict},
	{extract.ErrInput, http.StatusUnprocessableEntity},
	{errUnavailable, http.StatusServiceUnavailable},
	{context.DeadlineExceeded, http.StatusGatewayTimeout},
	{context.Canceled, http.StatusServiceUnavailable}, // the caller is gone or the server stops
}

func newProblem(status int, detail string) *Problem {
	return &Problem{Title: http.StatusText(status), Status: status, Detail: shorten(detail, maxDetail)}
}

func internalProblem() *Problem {
	return newProblem(http.StatusInternalServerError, "something went wrong inside; the log of the server says what")
}

// problemOf is the answer to err.
func (s *server) problemOf(ctx context.Context, err error) *Problem {
	var ready *Problem
	if errors.As(err, &ready) {
		return ready
	}
	for _, row := range statuses {
		if errors.Is(err, row.err) {
			return newProblem(row.status, err.Error())
		}
	}
	s.log.ErrorContext(ctx, "internal error", "err", err)
	return internalProblem()
}

// capEchoes turns huma's own errors into problems and cuts the caller's words in them.
func capEchoes(_ huma.Context, _ string, body any) (any, error) {
	model, ok := body.(*huma.ErrorModel)
	if !ok {
		return body, nil
	}
	p := newProblem(model.Status, model.Detail)
	for _, e := range model.Errors {
		if e == nil {
			continue
		}
		p.Errors = append(p.Errors, &huma.ErrorDetail{
			Message:  shorten(e.Message, maxDetail),
			Location: shorten(e.Location, maxEcho),
			Value:    shortValue(e.Value),
		})
	}
	return p, nil
}

func shortValue(v any) any {
	switch v := v.(type) {
	case string:
		return shorten(v, maxEcho)
	case bool, float64, int, int64:
		return v
	default:
		return nil
	}
}

// shorten cuts s to at most n runes, with an ellipsis for the rest.
func shorten(s string, n int) string {
	count := 0
	for i := range s {
		if count == n {
			return s[:i] + "…"
		}
		count++
	}
	return s
}

// writeProblem answers outside huma.
func writeProblem(c *gin.Context, p *Problem) {
	c.Abort()
	body, err := json.Marshal(p)
	if err != nil {
		c.Status(http.StatusInternalServerError)
		return
	}
	c.Data(p.Status, p.ContentType(""), append(body, '\n'))
}
