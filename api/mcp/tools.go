package mcp

import (
	"net/http"
	"net/url"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

type searchIn struct {
	Name   string `json:"q" jsonschema:"words of a name in Ukrainian or English; spelling errors are forgiven"`
	Prefix bool   `json:"prefix,omitempty" jsonschema:"the last word may be unfinished"`
	Limit  int    `json:"limit,omitempty" jsonschema:"most entities, 1 to 200"`
}

type askIn struct {
	Question string `json:"q" jsonschema:"a question in Ukrainian or English, such as: Who invited Japan to the Vilnius summit?"`
}

type statementsIn struct {
	Relation   []string `json:"relation,omitempty" jsonschema:"relations such as INVITED, VISITED, CRITICIZED"`
	Source     string   `json:"source,omitempty" jsonschema:"who did it: entity id or name"`
	Target     string   `json:"target,omitempty" jsonschema:"to whom: entity id or name"`
	Either     string   `json:"either,omitempty" jsonschema:"entity id or name at either end"`
	Event      string   `json:"event,omitempty" jsonschema:"entity id or name of an event"`
	Place      string   `json:"place,omitempty" jsonschema:"entity id or name of a place"`
	Speaker    string   `json:"speaker,omitempty" jsonschema:"who says so: entity id or name"`
	From       string   `json:"from,omitempty" jsonschema:"first day, as 2023-04-04"`
	To         string   `json:"to,omitempty" jsonschema:"last day, as 2023-04-04"`
	Polarity   []string `json:"polarity,omitempty" jsonschema:"positive (default), negative or all"`
	Factuality []string `json:"factuality,omitempty" jsonschema:"asserted (default), planned, promised, requested, alleged, … or all"`
	AsOf       string   `json:"as_of,omitempty" jsonschema:"only what had been published by this day"`
	Limit      int      `json:"limit,omitempty" jsonschema:"most statements, 1 to 1000"`
	Cursor     string   `json:"cursor,omitempty" jsonschema:"next of the page before"`
}

type idIn struct {
	ID string `json:"id" jsonschema:"an id that another tool gave"`
}

type pathsIn struct {
	From string `json:"from" jsonschema:"entity id or name"`
	To   string `json:"to" jsonschema:"entity id or name"`
	Hops int    `json:"hops,omitempty" jsonschema:"most edges of a path, 1 to 4"`
	K    int    `json:"k,omitempty" jsonschema:"most paths, 1 to 5"`
}

type textIn struct {
	Text      string `json:"text" jsonschema:"a text in Ukrainian or English"`
	Lang      string `json:"lang,omitempty" jsonschema:"uk or en; left out: find out"`
	Published string `json:"published,omitempty" jsonschema:"day of publication, as 2023-04-04: relative dates need it"`
}

type documentIn struct {
	textIn
	URL       string `json:"url,omitempty" jsonschema:"address of the text; another version of one address replaces it"`
	Publisher string `json:"publisher,omitempty"`
	Title     string `json:"title,omitempty"`
}

type correctionIn struct {
	Action    string   `json:"action" jsonschema:"merge: entity is the same as into; split: in documents, entity is really into; not_same; undo"`
	Entity    string   `json:"entity,omitempty"`
	Into      string   `json:"into,omitempty"`
	Documents []string `json:"documents,omitempty"`
	Undoes    string   `json:"undoes,omitempty" jsonschema:"id of the correction to undo"`
	By        string   `json:"by" jsonschema:"who corrects"`
	Reason    string   `json:"reason,omitempty"`
}

func reading(name, title, description string) *sdk.Tool {
	closed := false
	return &sdk.Tool{Name: name, Title: title, Description: description,
		Annotations: &sdk.ToolAnnotations{Title: title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
}

func writing(name, title, description string, destructive bool) *sdk.Tool {
	closed := false
	return &sdk.Tool{Name: name, Title: title, Description: description,
		Annotations: &sdk.ToolAnnotations{Title: title, DestructiveHint: &destructive, OpenWorldHint: &closed}}
}

// get makes of a call a request with its fields as parameters.
func get[In any](path string) func(In) call {
	return func(in In) call { return call{method: http.MethodGet, path: path, query: params(in)} }
}

// getOne makes of an id the request for that one thing.
func getOne(before, after string) func(idIn) call {
	return func(in idIn) call {
		return call{method: http.MethodGet, path: before + url.PathEscape(in.ID) + after}
	}
}

func post[In any](path string) func(In) call {
	return func(in In) call { return call{method: http.MethodPost, path: path, body: in} }
}

func (t tools) addReading(server *sdk.Server) {
	offer(t, server, reading("search", "Search entities",
		"Find people, organisations, places and events by name, best first, with their ids."), get[searchIn]("/v1/entities"))
	offer(t, server, reading("ask", "Ask a question",
		"Answer a question from the graph, with the query it was read as, a verdict, and the sentences behind each answer."), get[askIn]("/v1/ask"))
	offer(t, server, reading("statements", "List statements",
		"Who did what to whom, newest first, each with up to five of its sentences. Without factuality and polarity: only what "+
			"was stated as a fact."), get[statementsIn]("/v1/statements"))
	offer(t, server, reading("paths", "Find paths",
		"How two entities hang together: the shortest paths of statements between them."), get[pathsIn]("/v1/paths"))
	offer(t, server, reading("extract", "Read a text",
		"Who does what to whom in a text that you give, with byte offsets. Nothing is stored."), post[textIn]("/v1/extract"))
}

func (t tools) addSeeing(server *sdk.Server) {
	offer(t, server, reading("statement", "Show a statement", "One statement with all its sentences and the rules by which it was read."),
		getOne("/v1/statements/", ""))
	offer(t, server, reading("profile", "Show an entity", "An entity in numbers: what it did, what was done to it, with whom, when."),
		getOne("/v1/entities/", "/profile"))
	offer(t, server, reading("event", "Show an event", "An event: who was invited, accepted, came, stayed away, and what says so."),
		getOne("/v1/events/", ""))
}

func (t tools) addWriting(server *sdk.Server) {
	offer(t, server, writing("add_document", "Store a text", "Read a text and store its statements in the graph.", false),
		post[documentIn]("/v1/documents"))
	offer(t, server, writing("correct", "Correct identities", "Merge, split or keep apart entities, or undo that. The log keeps who did it.", true),
		post[correctionIn]("/v1/corrections"))
}
