package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"

	"actant/graph"
)

// saved is one line of an export: a correction, or a document with all that a graph
// says because of it. The document's fields are those that ingest reads.
type saved struct {
	graph.Document
	Entities   []mention                    `json:"entities,omitempty"`
	Statements []graph.Statement            `json:"statements,omitempty"`
	Extracted  map[graph.ID]json.RawMessage `json:"extracted,omitempty"` // by evidence
	Original   *said                        `json:"original,omitempty"`
	Correction *graph.Correction            `json:"correction,omitempty"`
}

// said is what a document says before any split.
type said struct {
	Entities   []mention                    `json:"entities,omitempty"`
	Statements []graph.Statement            `json:"statements,omitempty"`
	Extracted  map[graph.ID]json.RawMessage `json:"extracted,omitempty"`
}

// mention is an entity as one document mentions it.
type mention struct {
	graph.Entity
	Forms  []string `json:"forms,omitempty"`  // as the text calls it
	Search []string `json:"search,omitempty"` // keys by which it is found
	First  int      `json:"first"`            // byte offset of the first mention
}

// readSaved reads a graph back: its corrections in the order of recording, then its
// documents by id.
func readSaved(ctx context.Context, db store) iter.Seq2[saved, error] {
	return func(yield func(saved, error) bool) {
		log, err := db.Corrections(ctx)
		if err != nil {
			yield(saved{}, err)
			return
		}
		for _, c := range log {
			if !yield(saved{Correction: &c}, nil) {
				return
			}
		}
		split := splitDocuments(log)
		for record, err := range db.Export(ctx, "") {
			if err == nil && record.Document == nil {
				return
			}
			var b graph.Bundle
			if err == nil {
				b, err = db.Bundle(ctx, record.Document.ID)
			}
			one := savedOf(b)
			if split[b.Document.ID] {
				one = savedOf(graph.Replay(b, log))
				one.Original = saidOf(b)
			}
			if !yield(one, err) || err != nil {
				return
			}
		}
	}
}

// splitDocuments are the documents in which a split is in force.
func splitDocuments(log []graph.Correction) map[graph.ID]bool {
	split := map[graph.ID]bool{}
	for _, c := range graph.InForce(log) {
		for _, id := range c.Documents {
			split[id] = true
		}
	}
	return split
}

func savedOf(b graph.Bundle) saved {
	s := saidOf(b)
	return saved{Document: b.Document, Entities: s.Entities, Statements: s.Statements, Extracted: s.Extracted}
}

func saidOf(b graph.Bundle) *said {
	s := said{Statements: b.Statements}
	for _, m := range b.Entities {
		one := mention{Entity: m.Entity, Forms: m.Names, Search: m.Search, First: m.First}
		one.Mentions = m.Count
		s.Entities = append(s.Entities, one)
	}
	for _, st := range b.Statements {
		for _, ev := range st.Evidence {
			if len(ev.Extracted) == 0 {
				continue
			}
			if s.Extracted == nil {
				s.Extracted = map[graph.ID]json.RawMessage{}
			}
			s.Extracted[ev.ID] = ev.Extracted
		}
	}
	return &s
}

// bundle is the document as it was put.
func (s saved) bundle() graph.Bundle {
	from := said{s.Entities, s.Statements, s.Extracted}
	if s.Original != nil {
		from = *s.Original
	}
	b := graph.Bundle{Document: s.Document, Statements: slices.Clone(from.Statements)}
	for i := range b.Statements {
		st := &b.Statements[i]
		st.Evidence = slices.Clone(st.Evidence)
		for j := range st.Evidence {
			st.Evidence[j].Extracted = from.Extracted[st.Evidence[j].ID]
		}
	}
	for _, m := range from.Entities {
		b.Entities = append(b.Entities, graph.Mentioned{
			Entity: m.Entity, Names: m.Forms, Search: m.Search, Count: m.Mentions, First: m.First,
		})
	}
	return b
}

// parseSaved reads the lines of an export.
func parseSaved(in io.Reader, name string) iter.Seq2[saved, error] {
	return func(yield func(saved, error) bool) {
		buf := bufio.NewReader(in)
		for n := 1; ; n++ {
			line, err := buf.ReadBytes('\n')
			if err == io.EOF && len(line) == 0 {
				return
			}
			if err != nil && err != io.EOF {
				yield(saved{}, fmt.Errorf("%s: %w", name, plain(err)))
				return
			}
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			one, err := parseOne(line)
			if err != nil {
				err = fmt.Errorf("%s: line %d %w", name, n, err)
			}
			if !yield(one, err) || err != nil {
				return
			}
		}
	}
}

func parseOne(line []byte) (saved, error) {
	var one saved
	if err := json.Unmarshal(line, &one); err != nil {
		return one, fmt.Errorf("is not of an export: %w", err)
	}
	switch {
	case one.Correction != nil:
		return one, nil
	case one.ID == "":
		return one, fmt.Errorf("is not of an export: read texts with \"actant ingest\"")
	case slices.ContainsFunc(one.Entities, func(m mention) bool { return m.Mentions == 0 && len(m.Search) == 0 }):
		return one, fmt.Errorf("was written by an older program, which left out how entities are found: export the graph anew")
	}
	return one, nil
}
