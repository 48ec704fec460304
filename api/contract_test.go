package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// contract checks answers against the OpenAPI document, which TestOpenAPI holds equal
// to what the program serves.
type contract struct {
	operations []operation
	compile    func(pointer string) (*jsonschema.Schema, error)
}

// operation is one method of one path of the document.
type operation struct {
	method, path string
	matches      *regexp.Regexp
	responses    map[string]response
}

type response struct {
	Content map[string]struct {
		Schema json.RawMessage `json:"schema"`
	} `json:"content"`
}

var theContract = sync.OnceValues(readContract)

func readContract() (*contract, error) {
	text, err := os.ReadFile(filepath.Join("testdata", "openapi.json"))
	if err != nil {
		return nil, err
	}
	return newContract(text)
}

func newContract(text []byte) (*contract, error) {
	var doc struct {
		Paths map[string]map[string]struct {
			Responses map[string]response `json:"responses"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, err
	}
	whole, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("openapi.json", whole); err != nil {
		return nil, err
	}
	c := &contract{compile: func(pointer string) (*jsonschema.Schema, error) { return compiler.Compile("openapi.json#" + pointer) }}
	parameter := regexp.MustCompile(`\\\{[a-z]+\\\}`)
	for path, methods := range doc.Paths {
		for method, op := range methods {
			c.operations = append(c.operations, operation{
				method: strings.ToUpper(method), path: path, responses: op.Responses,
				matches: regexp.MustCompile("^" + parameter.ReplaceAllString(regexp.QuoteMeta(path), "[^/]+") + "$"),
			})
		}
	}
	return c, nil
}

// fault says how an answer breaks the document; nil for one that the document does not
// speak of: pages, files, addresses that are not there.
func (c *contract) fault(method, path string, a answer) error {
	path, _, _ = strings.Cut(path, "?")
	var op *operation
	for i, o := range c.operations {
		if o.method == method && o.matches.MatchString(path) && (op == nil || !strings.Contains(o.path, "{")) {
			op = &c.operations[i]
		}
	}
	if op == nil {
		return nil
	}
	r, ok := op.responses[strconv.Itoa(a.status)]
	if !ok {
		return fmt.Errorf("status %d is not in the document", a.status)
	}
	if len(r.Content) == 0 {
		if len(a.body) > 0 {
			return fmt.Errorf("a body, where the document has none")
		}
		return nil
	}
	kind, _, err := mime.ParseMediaType(a.header.Get("Content-Type"))
	if err != nil {
		return err
	}
	if _, ok := r.Content[kind]; !ok {
		return fmt.Errorf("content type %s is not in the document", kind)
	}
	escape := strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D", "+", "%2B").Replace
	schema, err := c.compile("/paths/" + escape(op.path) + "/" + strings.ToLower(method) + "/responses/" +
		strconv.Itoa(a.status) + "/content/" + escape(kind) + "/schema")
	if err != nil {
		return err
	}
	values := [][]byte{a.body}
	if kind == "application/x-ndjson" {
		values = bytes.Split(bytes.TrimSuffix(a.body, []byte("\n")), []byte("\n"))
	}
	for _, value := range values {
		if len(value) == 0 {
			continue // a stream of nothing
		}
		parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(value))
		if err != nil {
			return err
		}
		if err := schema.Validate(parsed); err != nil {
			return err
		}
	}
	return nil
}

// checkContract is asked of every answer that ask gets.
func checkContract(t *testing.T, method, path string, a answer) {
	t.Helper()
	if *update {
		return // the document is being rewritten
	}
	c, err := theContract()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.fault(method, path, a); err != nil {
		t.Errorf("%s %s breaks the OpenAPI document: %v\n%.500s", method, path, err, a.body)
	}
}

// TestContractCanFail proves that the check can fail.
func TestContractCanFail(t *testing.T) {
	c, err := theContract()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path   string
		status int
		kind   string
		body   string
		good   bool
	}{
		{"/healthz", 200, "application/json", `{"status": "ok"}`, true},
		{"/healthz", 200, "application/json", `{"status": 1}`, false},
		{"/healthz", 200, "application/json", `{"status": "ok", "more": 1}`, false},
		{"/healthz", 200, "text/plain", `{"status": "ok"}`, false},
		{"/healthz", 418, "application/json", `{"status": "ok"}`, false},
		{"/v1/statements/s1:a", 200, "application/json", `{}`, false},
		{"/v1/export", 200, "application/x-ndjson", "{}\n{}\n", true},
		{"/v1/export", 200, "application/x-ndjson", "{}\n{\"document\": 1}\n", false},
		{"/assets/page.js", 200, "text/javascript", "1", true},
	} {
		header := http.Header{"Content-Type": {test.kind}}
		if err := c.fault("GET", test.path, answer{test.status, header, []byte(test.body)}); (err == nil) != test.good {
			t.Errorf("%s %d %s %s: %v", test.path, test.status, test.kind, test.body, err)
		}
	}
}
