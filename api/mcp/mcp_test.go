package mcp_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"actant/api"
	"actant/api/apitest"
	"actant/api/mcp"
)

func options(t *testing.T) api.Options {
	t.Helper()
	store := apitest.Store(t)
	for _, b := range apitest.News() {
		if _, err := store.Put(t.Context(), apitest.Now(), b); err != nil {
			t.Fatal(err)
		}
	}
	return api.Options{Store: store, Extractor: apitest.Reader(), Bundle: apitest.Bundle, Now: apitest.Now, Version: "test"}
}

// inMemory connects the client of the SDK with a server.
func inMemory(t *testing.T, o mcp.Options) *sdk.ClientSession {
	t.Helper()
	here, there := sdk.NewInMemoryTransports()
	if _, err := mcp.NewServer(o).Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	return connect(t, here)
}

func connect(t *testing.T, transport sdk.Transport) *sdk.ClientSession {
	t.Helper()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() }) // the other end may be gone first
	return session
}

func names(t *testing.T, session *sdk.ClientSession) string {
	t.Helper()
	list, err := session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, tool := range list.Tools {
		name := tool.Name
		if !tool.Annotations.ReadOnlyHint {
			name += "!"
		}
		all = append(all, name)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// use calls a tool and returns its text.
func use(t *testing.T, session *sdk.ClientSession, tool string, arguments map[string]any) (text string, failed bool) {
	t.Helper()
	result, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	if len(result.Content) != 1 {
		t.Fatalf("%s: %d pieces of content", tool, len(result.Content))
	}
	return result.Content[0].(*sdk.TextContent).Text, result.IsError
}

func TestTools(t *testing.T) {
	session := inMemory(t, mcp.Options{API: api.New(options(t)), Version: "test"})
	if got, want := names(t, session), "ask event extract paths profile search statement statements"; got != want {
		t.Errorf("tools: %s, want %s", got, want)
	}
	var japan struct{ Entities []struct{ ID string } }
	text, _ := use(t, session, "search", map[string]any{"q": "Японія"})
	if err := json.Unmarshal([]byte(text), &japan); err != nil || len(japan.Entities) == 0 {
		t.Fatalf("search: %s (%v)", text, err)
	}
	for _, c := range []struct {
		tool      string
		arguments map[string]any
		want      string
		failed    bool
	}{
		{"search", map[string]any{"q": "столт", "prefix": true}, "Jens Stoltenberg", false},
		{"statements", map[string]any{"relation": []string{"INVITED"}, "target": "Japan"}, "запросив Японію", false},
		{"statements", map[string]any{"target": "Атлантида"}, "search for another spelling", true},
		{"statements", map[string]any{"source": "Georgia"}, "candidates", true},
		{"statements", map[string]any{"limit": 2000}, "1000", true},
		{"statement", map[string]any{"id": "s1:none"}, "not found", true},
		{"statement", map[string]any{"id": "../../healthz"}, "no such address", true},
		{"paths", map[string]any{"from": "Fumio Kishida", "to": "Japan"}, `"hops":2`, false},
		{"profile", map[string]any{"id": japan.Entities[0].ID}, `"as_target"`, false},
		{"event", map[string]any{"id": japan.Entities[0].ID}, "not an event", true},
		{"extract", map[string]any{"text": "Marenko thanked Borrell."}, "THANKED", false},
		{"ask", map[string]any{"q": "Who invited Japan?"}, "built without its network", true},
	} {
		text, failed := use(t, session, c.tool, c.arguments)
		if failed != c.failed || !strings.Contains(text, c.want) {
			t.Errorf("%s %v: failed %v: %.300s", c.tool, c.arguments, failed, text)
		}
	}
}

func TestWritingIsAskedFor(t *testing.T) {
	o := options(t)
	reads := inMemory(t, mcp.Options{API: api.New(o)})
	if _, err := reads.CallTool(t.Context(), &sdk.CallToolParams{Name: "add_document", Arguments: map[string]any{"text": "a b c"}}); err == nil {
		t.Error("a tool that was not allowed could be called")
	}
	writes := inMemory(t, mcp.Options{API: api.New(o), Write: true})
	if got := names(t, writes); !strings.Contains(got, "add_document!") || !strings.Contains(got, "correct!") {
		t.Errorf("tools: %s", got)
	}
	if text, failed := use(t, writes, "add_document", map[string]any{"text": "Marenko thanked Borrell."}); failed || !strings.Contains(text, `"new":true`) {
		t.Errorf("add_document: %s", text)
	}
	if text, failed := use(t, writes, "statements", map[string]any{"source": "Marenko"}); failed || !strings.Contains(text, "Borrell") {
		t.Errorf("statements of it: %s", text)
	}
}

// bearer adds a key to every request.
type bearer struct{ key string }

// RoundTrip implements http.RoundTripper.
func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+b.key)
	return http.DefaultTransport.RoundTrip(r)
}

func TestOverHTTP(t *testing.T) {
	o := options(t)
	reader, readerSecret := api.NewKey("reader", api.ReadAccess)
	writer, writerSecret := api.NewKey("writer", api.WriteAccess)
	o.Keys = []api.Key{reader, writer}
	o.MCP = func(handler http.Handler) http.Handler { return mcp.Handler(mcp.Options{API: handler, Write: true}) }
	site := httptest.NewServer(api.New(o))
	defer site.Close()
	over := func(key string) *sdk.StreamableClientTransport {
		return &sdk.StreamableClientTransport{Endpoint: site.URL + "/mcp", HTTPClient: &http.Client{Transport: bearer{key}}}
	}
	if _, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(context.Background(), over("wrong"), nil); err == nil {
		t.Error("connected with a wrong key")
	}
	add := map[string]any{"text": "Marenko thanked Borrell."}
	reads := connect(t, over(readerSecret))
	if text, failed := use(t, reads, "statements", map[string]any{"relation": []string{"INVITED"}}); failed || !strings.Contains(text, "Stoltenberg") {
		t.Errorf("statements: %s", text)
	}
	if text, failed := use(t, reads, "add_document", add); !failed || !strings.Contains(text, "may write") {
		t.Errorf("a key that may read has written: %s", text)
	}
	if text, failed := use(t, connect(t, over(writerSecret)), "add_document", add); failed || !strings.Contains(text, `"new":true`) {
		t.Errorf("a key that may write: %s", text)
	}
}
