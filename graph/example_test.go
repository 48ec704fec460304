package graph_test

import (
	"fmt"

	"actant/graph"
)

// The sample entities and text of the tests.
var (
	nato    = graph.NamedEntityID(graph.Organization, "nato")
	japan   = graph.KnownEntityID(graph.Country, "countries", "JP")
	korea   = graph.KnownEntityID(graph.Country, "countries", "KR")
	leaders = graph.NamedEntityID(graph.Group, "leaders")
)

func entity(id graph.ID, kind graph.Kind, name string) graph.Mentioned {
	return graph.Mentioned{Entity: graph.Entity{ID: id, Kind: kind, Name: name}, Names: []string{name}, Count: 1}
}

// sample is "NATO invited Japan.", unsealed.
func sample() graph.Bundle {
	const text = "НАТО запросило Японію. Кінець."
	quote := text[:len("НАТО запросило Японію.")]
	return graph.Bundle{
		Document: graph.Document{URL: "https://a.example/1", Publisher: "A", Published: "2023-06-01", Lang: "uk", Text: text},
		Entities: []graph.Mentioned{entity(nato, graph.Organization, "НАТО"), entity(japan, graph.Country, "Японія")},
		Statements: []graph.Statement{{
			ID: "1", Relation: "INVITED", Source: nato, Target: japan, Polarity: graph.Positive, Factuality: graph.Asserted,
			Evidence: []graph.Evidence{{Quote: quote, End: len(quote), Trigger: "запросило", TriggerAt: 9, Tense: graph.Past, Confidence: 0.9}},
		}},
	}
}

func ExampleSeal() {
	b := graph.Seal(sample())
	st := b.Statements[0]
	fmt.Println(st.SortDate, st.Tense, st.Confidence, graph.Validate(b))
	for _, e := range graph.Project(st, nil) {
		fmt.Println(e.Relation, e.Source == nato, e.Target == japan, e.ID == st.ID)
	}
	// Output:
	// 2023-06-01 past 0.9 <nil>
	// INVITED true true true
}
