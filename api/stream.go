package api

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"actant/graph"
)

const ndjson = "application/x-ndjson"

// lines writes a stream of JSON, one value a line.
type lines struct {
	enc     *json.Encoder
	control *http.ResponseController
	broken  bool
}

func newLines(hc huma.Context) *lines {
	hc.SetHeader("Content-Type", ndjson)
	hc.SetHeader("X-Content-Type-Options", "nosniff")
	hc.SetStatus(http.StatusOK)
	l := &lines{enc: json.NewEncoder(hc.BodyWriter())}
	l.enc.SetEscapeHTML(false)
	if w, ok := hc.BodyWriter().(http.ResponseWriter); ok {
		l.control = http.NewResponseController(w)
	}
	return l
}

// write sends one line at once; false when nobody listens any more. A long stream is
// cut only when a line of it takes too long.
func (l *lines) write(value any) bool {
	if l.broken {
		return false
	}
	if l.control != nil {
		_ = l.control.SetWriteDeadline(time.Now().Add(writeTime)) // not every writer has one
	}
	l.broken = l.enc.Encode(value) != nil
	if l.control != nil && !l.broken {
		_ = l.control.Flush()
	}
	return !l.broken
}

type exportIn struct {
	After string `query:"after" maxLength:"300" doc:"Id of the last record that you have: go on behind it."`
}

// export streams every record. An error in the middle cuts the connection, so that
// nobody takes a part for the whole.
func (s *server) export(ctx context.Context, in *exportIn) (*huma.StreamResponse, error) {
	// The first record is read before the answer begins, for its error has a status.
	for _, err := range s.store.Export(ctx, graph.ID(in.After)) {
		if err != nil {
			return nil, err
		}
		break
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		out := newLines(hc)
		for record, err := range s.store.Export(hc.Context(), graph.ID(in.After)) {
			if err != nil {
				s.log.ErrorContext(hc.Context(), "export", "err", err)
				panic(http.ErrAbortHandler)
			}
			if !out.write(record) {
				return
			}
		}
	}}, nil
}
