package api

import (
	"context"
	"fmt"
	"net/http"
	"unicode/utf8"

	"actant/extract"
	"actant/graph"
)

type extractIn struct {
	RawBody []byte
	Body    Text
}

type extractOut struct{ Body *extract.Doc }

func (s *server) extract(ctx context.Context, in *extractIn) (*extractOut, error) {
	doc, err := s.read(ctx, in.RawBody, in.Body, "")
	if err != nil {
		return nil, err
	}
	return &extractOut{Body: doc}, nil
}

// read extracts t. raw is the body that t was read from: JSON readers replace bytes
// that are not UTF-8, and every offset behind them would be wrong.
func (s *server) read(ctx context.Context, raw []byte, t Text, title string) (*extract.Doc, error) {
	if s.extractor == nil {
		return nil, fmt.Errorf("read text: %w: this program was built without its network", errUnavailable)
	}
	if !utf8.Valid(raw) {
		return nil, newProblem(http.StatusBadRequest, "the body is not valid UTF-8: convert the text to UTF-8 first")
	}
	return s.extractor.Extract(ctx, extract.Input{
		ID: t.ID, Text: t.Text, Lang: extract.Lang(t.Lang), Published: graph.Date(t.Published),
		URL: t.URL, Publisher: t.Publisher, Title: title,
	})
}
