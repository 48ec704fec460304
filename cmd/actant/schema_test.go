//go:build !race

package main_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"actant/extract"
	"actant/extract/reader"
)

// TestOutputSchema: what the program prints for the gold texts and the sample keeps
// the JSON Schema, and every span is exactly the text that it says.
func TestOutputSchema(t *testing.T) {
	schema := outputSchema(t)
	pipe, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{
		goldDir + "/seed.jsonl", goldDir + "/constructions.jsonl", goldDir + "/relations.jsonl",
		goldDir + "/own/seen.jsonl", goldDir + "/own/unseen.jsonl",
		goldDir + "/own/agency-seen.jsonl", goldDir + "/own/agency-unseen.jsonl", "sample/documents.jsonl",
	} {
		for _, in := range inputs(t, file) {
			doc, err := pipe.Extract(t.Context(), in)
			if err != nil {
				t.Fatalf("%s: %v", in.ID, err)
			}
			out, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			checkOutput(t, schema, in, out)
		}
	}
}

// TestSchemaIsStrict proves that the check above can fail.
func TestSchemaIsStrict(t *testing.T) {
	schema := outputSchema(t)
	const good = `{"id":"a","lang":"uk","published":null,"statements":[],"entities":[],"skipped":[],` +
		`"extractor":{"version":"1","weights":"","tables":""}}`
	if err := schema.Validate(decoded(t, []byte(good))); err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"id":"a"`, `"id":"a","more":1`},
		{`"lang":"uk"`, `"lang":"de"`},
		{`"published":null`, `"published":"4 April"`},
		{`"skipped":[]`, `"skipped":[{"start":0,"end":1,"reason":"dull"}]`},
		{`"statements":[],`, ``},
	} {
		bad := bytes.Replace([]byte(good), []byte(change[0]), []byte(change[1]), 1)
		if schema.Validate(decoded(t, bad)) == nil {
			t.Errorf("accepted: %s", bad)
		}
	}
}

func outputSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	const name = "output.schema.json"
	text, err := os.ReadFile(goldDir + "/" + name)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, decoded(t, text)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func decoded(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func inputs(t *testing.T, file string) []extract.Input {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []extract.Input
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var in extract.Input
		if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, in)
	}
	if lines.Err() != nil || len(all) == 0 {
		t.Fatalf("%s: %d lines, %v", file, len(all), lines.Err())
	}
	return all
}

func checkOutput(t *testing.T, schema *jsonschema.Schema, in extract.Input, out []byte) {
	t.Helper()
	v := decoded(t, out)
	if err := schema.Validate(v); err != nil {
		t.Errorf("%s breaks the schema: %v", in.ID, err)
	}
	ids := map[string]bool{}
	object := v.(map[string]any)
	for _, e := range object["entities"].([]any) {
		ids[e.(map[string]any)["id"].(string)] = true
	}
	walk(v, func(o map[string]any) {
		if text, ok := o["text"].(string); ok && o["start"] != nil {
			start, end := number(t, o["start"]), number(t, o["end"])
			if start > end || end > len(in.Text) || in.Text[start:end] != text {
				t.Errorf("%s: span %d:%d is not %q", in.ID, start, end, text)
			} else if r, ok := o["runes"].([]any); ok && number(t, r[0]) != utf8.RuneCountInString(in.Text[:start]) {
				t.Errorf("%s: span %d:%d has runes %v", in.ID, start, end, r)
			}
		}
		if entity, ok := o["entity"].(string); ok && !ids[entity] {
			t.Errorf("%s: unknown entity %q", in.ID, entity)
		}
	})
}

// walk visits every object of a JSON value.
func walk(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, inner := range v {
			walk(inner, visit)
		}
	case []any:
		for _, inner := range v {
			walk(inner, visit)
		}
	}
}

func number(t *testing.T, v any) int {
	t.Helper()
	n, err := v.(json.Number).Int64()
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}
