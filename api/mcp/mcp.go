// Package mcp offers the API as tools of the Model Context Protocol, for programs that
// let a language model ask the graph.
//
// Every tool is a request to the handler of the API: what is checked, limited and
// answered there is the same here, and its problems come back as the errors of tools,
// worded so that the model can mend its call. Over HTTP the key of the caller goes on
// to the API with each call. Tools that write are there only when that is allowed.
package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

const instructions = `A graph of who did what to whom, read from news in Ukrainian and English. Every statement carries the
sentences that say it: quote them. What nobody reported is unknown, never false. Names may be given in either language; where a
name is not clear the error lists candidates with their ids.`

const maxBody = 16 << 20

// Options are what the tools stand on.
type Options struct {
	API     http.Handler // of package api
	Write   bool         // also offer the tools that store and correct
	Version string
}

// tools makes requests of calls.
type tools struct{ api http.Handler }

// NewServer returns a server with the tools, to run on a transport.
func NewServer(o Options) *sdk.Server {
	server := sdk.NewServer(&sdk.Implementation{Name: "actant", Title: "Who did what to whom", Version: o.Version},
		&sdk.ServerOptions{Instructions: instructions, Capabilities: &sdk.ServerCapabilities{}})
	t := tools{o.API}
	t.addReading(server)
	t.addSeeing(server)
	if o.Write {
		t.addWriting(server)
	}
	return server
}

// Handler serves the tools over HTTP. It keeps no sessions, so that any number of
// servers may stand behind one address.
func Handler(o Options) http.Handler {
	server := NewServer(o)
	return sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return server }, &sdk.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: maxBody, PropagateRequestCancellation: true,
	})
}

// offer adds a tool whose calls become the requests that make makes of them.
func offer[In any](t tools, server *sdk.Server, tool *sdk.Tool, request func(In) call) {
	sdk.AddTool(server, tool, func(ctx context.Context, req *sdk.CallToolRequest, in In) (*sdk.CallToolResult, any, error) {
		var header http.Header
		if req.Extra != nil {
			header = req.Extra.Header
		}
		body, err := t.ask(ctx, request(in), header)
		if err != nil {
			return nil, nil, err
		}
		return nil, body, nil
	})
}

// call is a request to the API.
type call struct {
	method, path string
	query        url.Values
	body         any
}

// ask makes one request. A problem becomes an error with all that it says.
func (t tools) ask(ctx context.Context, c call, from http.Header) (json.RawMessage, error) {
	body := []byte{}
	if c.body != nil {
		var err error
		if body, err = json.Marshal(c.body); err != nil {
			return nil, fmt.Errorf("write request: %w", err)
		}
	}
	target := c.path
	if len(c.query) > 0 {
		target += "?" + c.query.Encode()
	}
	r, err := http.NewRequestWithContext(ctx, c.method, "http://localhost"+target, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("make request: %w", err)
	}
	r.RequestURI, r.RemoteAddr = target, "tool"
	if c.body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, name := range []string{"Authorization", "X-Request-Id"} {
		if value := from.Get(name); value != "" {
			r.Header.Set(name, value)
		}
	}
	w := &recorder{header: http.Header{}, status: http.StatusOK}
	t.api.ServeHTTP(w, r)
	if w.status >= http.StatusBadRequest {
		return nil, fmt.Errorf("%s", strings.TrimSpace(w.body.String()))
	}
	return w.body.Bytes(), nil
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (w *recorder) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter.
func (w *recorder) WriteHeader(status int) { w.status = status }

// Write implements http.ResponseWriter.
func (w *recorder) Write(p []byte) (int, error) { return w.body.Write(p) }

// params writes the fields of a call as parameters, those that were given.
func params(in any) url.Values {
	text, err := json.Marshal(in)
	if err != nil {
		return nil // strings, numbers and lists of strings always can be written
	}
	var fields map[string]any
	_ = json.Unmarshal(text, &fields) // what was just written
	values := url.Values{}
	for name, value := range fields {
		switch v := value.(type) {
		case []any:
			for _, one := range v {
				values.Add(name, fmt.Sprint(one))
			}
		default:
			values.Set(name, fmt.Sprint(v))
		}
	}
	return values
}
