//go:build !race

package main

import (
	"encoding/csv"
	"fmt"
	"runtime"
	"testing"
	"time"

	"actant/graph"
	"actant/graph/local"
)

// TestExportIsFlat exports 50,000 statements in each form; what is held in memory
// meanwhile must not grow with what was written.
func TestExportIsFlat(t *testing.T) {
	const documents, each, most = 500, 100, 8 << 20
	db, err := local.Open(local.Memory) // which is not in the heap
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for i := 0; i < documents; i += 20 {
		var bundles []graph.Bundle
		for j := range 20 {
			bundles = append(bundles, manyStatements(i+j, each))
		}
		if _, err := db.Put(t.Context(), time.Now(), bundles...); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"jsonl", "cypher", "csv"} {
		meter := &heapMeter{}
		meter.least = meter.live()
		if format == "csv" {
			rows := csv.NewWriter(meter)
			err = lines(t.Context(), db, func(l line) error { return rows.Write(csvRow(l)) })
			rows.Flush()
		} else {
			err = exportText(t.Context(), db, format, meter)
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes written, at most %d KiB more held", format, meter.written, meter.most/1024)
		if meter.written < documents*each*100 || meter.most > most {
			t.Errorf("%s: %d bytes written, %d more held, want at most %d", format, meter.written, meter.most, most)
		}
	}
}

// heapMeter is a writer that looks now and then at what is live in memory.
type heapMeter struct {
	written, looked int
	least, most     int
}

func (h *heapMeter) Write(p []byte) (int, error) {
	h.written += len(p)
	if h.written-h.looked > 2<<20 {
		h.looked = h.written
		h.most = max(h.most, h.live()-h.least)
	}
	return len(p), nil
}

func (h *heapMeter) live() int {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int(stats.HeapAlloc)
}

// manyStatements is a document with n statements about things of its own.
func manyStatements(number, n int) graph.Bundle {
	b := graph.Bundle{Document: graph.Document{URL: fmt.Sprint("https://example.org/", number), Lang: "en", Published: "2024-01-01"}}
	for i := range n {
		line := fmt.Sprintf("Sentence %d of document %d says it at some length.", i, number)
		start := len(b.Document.Text)
		b.Document.Text += line + "\n"
		id := graph.NamedEntityID(graph.Organization, fmt.Sprint(number%50, " ", i))
		b.Entities = append(b.Entities, graph.Mentioned{
			Entity: graph.Entity{ID: id, Kind: graph.Organization, Name: fmt.Sprint("organization ", number%50, i)}, Search: []string{"organization"}, Count: 1,
		})
		b.Statements = append(b.Statements, graph.Statement{
			Relation: "PRAISED", Source: id, Target: b.Entities[0].Entity.ID, Polarity: graph.Positive, Factuality: graph.Asserted,
			Time:     &graph.Time{Text: "then", From: graph.Date(fmt.Sprintf("%04d-01-01", 1000+number)), Granularity: graph.Year, Relation: graph.On},
			Evidence: []graph.Evidence{{Quote: line, Start: start, End: start + len(line), Trigger: "says", Confidence: 0.5, Tense: graph.Past}},
		})
	}
	return graph.Seal(b)
}
