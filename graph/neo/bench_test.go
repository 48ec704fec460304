package neo_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"actant/graph"
	"actant/graph/graphtest"
	"actant/graph/neo"
)

func BenchmarkStore(b *testing.B) {
	graphtest.Bench(b, func(b testing.TB) graph.Store { return open(b) })
}

// BenchmarkPut compares Put with sending the rows that it writes, made beforehand, to
// an equal database: what Put costs beyond the server's own work.
func BenchmarkPut(b *testing.B) {
	batches := [][]graph.Bundle{newsFrom(0, 200), newsFrom(200, 200), newsFrom(400, 200), newsFrom(600, 200), newsFrom(800, 200)}
	s := open(b)
	var prepared [][]neo.Sent
	for _, bundles := range batches {
		sent, err := s.RecordPut(b.Context(), bundles...)
		if err != nil {
			b.Fatal(err)
		}
		prepared = append(prepared, slices.DeleteFunc(sent, func(t neo.Sent) bool {
			return !strings.Contains(t.Text, "$rows")
		}))
	}
	b.Run("raw", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := open(b)
			b.StartTimer()
			for _, texts := range prepared {
				if err := s.Send(b.Context(), texts); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("put", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := open(b)
			b.StartTimer()
			for _, bundles := range batches {
				if _, err := s.Put(b.Context(), time.Now(), bundles...); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
