package graph

import (
	"encoding/json"
	"fmt"
)

// kept is what a document says, as a store keeps it beside what a split made of it.
type kept struct {
	Entities   []Mentioned
	Statements []Statement
	Extracted  map[ID]json.RawMessage // by evidence; not part of its JSON
}

// Keep writes what the sealed bundle says, for Restore, and tells whether its document
// counts otherwise: as b, which is Replay of it.
func Keep(original, b Bundle) (text string, changed bool, err error) {
	before, err := keep(original)
	if err != nil {
		return "", false, err
	}
	after, err := keep(b)
	return before, before != after, err
}

func keep(b Bundle) (string, error) {
	k := kept{Entities: b.Entities, Statements: b.Statements, Extracted: map[ID]json.RawMessage{}}
	for _, st := range b.Statements {
		for _, ev := range st.Evidence {
			if len(ev.Extracted) > 0 {
				k.Extracted[ev.ID] = ev.Extracted
			}
		}
	}
	text, err := json.Marshal(k)
	if err != nil {
		return "", fmt.Errorf("write document %s: %w", b.Document.ID, err)
	}
	return string(text), nil
}

// Restore reads what Keep wrote of a document.
func Restore(d Document, text string) (Bundle, error) {
	var k kept
	if err := json.Unmarshal([]byte(text), &k); err != nil {
		return Bundle{}, fmt.Errorf("read document %s as it was put: %w", d.ID, err)
	}
	for _, st := range k.Statements {
		for i := range st.Evidence {
			if extracted := k.Extracted[st.Evidence[i].ID]; string(extracted) != "null" {
				st.Evidence[i].Extracted = extracted
			}
		}
	}
	return Bundle{Document: d, Entities: k.Entities, Statements: k.Statements}, nil
}
