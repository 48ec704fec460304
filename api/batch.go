package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"actant/extract"
	"actant/graph"
)

// BatchLine is what became of one line of a batch: an id, or a problem.
type BatchLine struct {
	Line       int      `json:"line" doc:"From 1; blank lines have no answer."`
	ID         graph.ID `json:"id,omitempty"`
	Statements int      `json:"statements"`
	New        bool     `json:"new" doc:"False when this version of the text was stored already."`
	Problem    *Problem `json:"problem,omitempty"`
}

type batchIn struct {
	RawBody []byte `contentType:"application/x-ndjson"`
}

// batch stores one document a line and answers each as soon as it is stored. A line
// that fails keeps no other from being stored.
func (s *server) batch(_ context.Context, in *batchIn) (*huma.StreamResponse, error) {
	if s.bundle == nil {
		return nil, fmt.Errorf("store documents: %w: this program only reads", errUnavailable)
	}
	if lines := bytes.Count(in.RawBody, []byte("\n")); lines > maxBatch {
		return nil, newProblem(http.StatusRequestEntityTooLarge,
			fmt.Sprintf("more than %d lines: send them in several requests", maxBatch))
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		out := newLines(hc)
		number := 0
		for line := range bytes.Lines(in.RawBody) {
			number++
			if len(bytes.TrimSpace(line)) > 0 {
				out.write(s.batchLine(hc.Context(), number, line))
			}
		}
	}}, nil
}

func (s *server) batchLine(ctx context.Context, number int, line []byte) (out BatchLine) {
	out.Line = number
	defer func() {
		if cause := recover(); cause != nil {
			s.log.ErrorContext(ctx, "panic", "route", batchPath, "cause", cause, "stack", string(debug.Stack()))
			out.Problem = internalProblem()
		}
	}()
	var t NewDocument
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		out.Problem = newProblem(http.StatusUnprocessableEntity, fmt.Sprintf("the line is no document: %v: write {\"text\": \"…\"}, as for POST /v1/documents", err))
		return out
	}
	if t.Text.Text == "" {
		out.Problem = newProblem(http.StatusUnprocessableEntity, "the line has no text: write {\"text\": \"…\"}")
		return out
	}
	if langs := []string{"", string(extract.Ukrainian), string(extract.English)}; !slices.Contains(langs, t.Lang) {
		out.Problem = newProblem(http.StatusUnprocessableEntity, fmt.Sprintf("lang %q: use uk, en, or nothing to find out", shorten(t.Lang, maxEcho)))
		return out
	}
	stored, err := s.storeText(ctx, line, t)
	if err != nil {
		out.Problem = s.problemOf(ctx, err)
		return out
	}
	out.ID, out.Statements, out.New = stored.ID, stored.Statements, stored.New
	return out
}

type replaceIn struct {
	ID      string `path:"id" maxLength:"300"`
	RawBody []byte
	Body    NewDocument
}

// Replaced is what PUT /v1/documents/{id} answers.
type Replaced struct {
	Stored
	Replaces graph.ID `json:"replaces" doc:"The former version, which is forgotten; the same id when nothing changed."`
}

type replaceOut struct{ Body Replaced }

// replace stores another version of a document, which has an id of its own. What the
// request leaves out stays as it was, but for the language, which is that of the text.
func (s *server) replace(ctx context.Context, in *replaceIn) (*replaceOut, error) {
	library, err := s.needLibrary()
	if err != nil {
		return nil, err
	}
	former, err := library.Document(ctx, graph.ID(in.ID))
	if err != nil {
		return nil, fmt.Errorf("document %q: %w", shorten(in.ID, maxEcho), err)
	}
	stored, err := s.storeText(ctx, in.RawBody, completed(in.Body, former))
	if err != nil {
		return nil, err
	}
	if stored.ID != former.ID {
		err = s.store.Forget(ctx, former.ID) // gone already where both have one url
		if err != nil && !errors.Is(err, graph.ErrNotFound) {
			return nil, fmt.Errorf("forget the former version: %w", err)
		}
	}
	return &replaceOut{Body: Replaced{Stored: stored, Replaces: former.ID}}, nil
}

func completed(t NewDocument, former graph.Document) NewDocument {
	for _, f := range []struct {
		field *string
		value string
	}{
		{&t.URL, former.URL}, {&t.Publisher, former.Publisher}, {&t.Title, former.Title}, {&t.Published, string(former.Published)},
	} {
		if *f.field == "" {
			*f.field = f.value
		}
	}
	return t
}
