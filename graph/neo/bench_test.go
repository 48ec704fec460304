package neo_test

import (
	"context"
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph"
	"actant/graph/graphtest"
	"actant/graph/neo"
)

func BenchmarkStore(b *testing.B) {
	graphtest.Bench(b, func(b testing.TB) graph.Store { return open(b) })
}

// BenchmarkIngest compares Put with sending the rows that it writes, made beforehand,
// with plain texts: what Put costs beyond the server's own work. The rows go in the
// same transactions, 2,000 a query, and nothing is read.
func BenchmarkIngest(b *testing.B) {
	for _, n := range []int{10_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			batches := slices.Collect(slices.Chunk(graphtest.Crowd(n), 200))
			prepared := prepare(b, batches)
			var raw, put time.Duration
			for b.Loop() {
				s := open(b)
				begin := time.Now()
				for _, texts := range prepared {
					if err := s.Send(b.Context(), texts); err != nil {
						b.Fatal(err)
					}
				}
				raw += time.Since(begin)
				s = open(b)
				begin = time.Now()
				for _, bundles := range batches {
					if _, err := s.Put(b.Context(), time.Now(), bundles...); err != nil {
						b.Fatal(err)
					}
				}
				put += time.Since(begin)
			}
			b.ReportMetric(raw.Seconds()/put.Seconds(), "speed/raw")
			b.ReportMetric(float64(n*b.N)/put.Seconds(), "statements/s")
			b.ReportMetric(float64(n*b.N)/raw.Seconds(), "raw-statements/s")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// prepare puts the batches and returns what writes rows, in plain texts.
func prepare(b *testing.B, batches [][]graph.Bundle) [][]neo.Sent {
	s := open(b)
	var prepared [][]neo.Sent
	for _, bundles := range batches {
		sent, err := s.RecordPut(b.Context(), bundles...)
		if err != nil {
			b.Fatal(err)
		}
		var writes []neo.Sent
		for _, t := range sent {
			if strings.Contains(t.Text, "$rows") {
				writes = append(writes, neo.Sent{Text: plain(t.Text), Params: t.Params})
			}
		}
		prepared = append(prepared, writes)
	}
	return prepared
}

var (
	edgeWithID = regexp.MustCompile(`(?s)CREATE \((\w)\)-\[:(\w+) \{id: row\.id, (.*)\}\]->\((\w)\)`)
	edgeOfPair = regexp.MustCompile(`(?s)CREATE \((\w)\)-\[:(\w+)( \{(.*)\})?\]->\((\w)\)`)
	node       = regexp.MustCompile(`(?s)CREATE \((\w):(\w+) \{id: row\.id, (.*)\}\)`)
	property   = regexp.MustCompile(`(\w+): (row\.\w+)`)
)

// plain words a text of the store as one does who has not looked what is there: MERGE by
// the id, and the properties of what is new.
func plain(text string) string {
	set := func(variable, properties string) string {
		if properties == "" {
			return ""
		}
		return "\nON CREATE SET " + property.ReplaceAllString(properties, variable+".$1 = $2")
	}
	if m := edgeWithID.FindStringSubmatch(text); m != nil {
		return strings.Replace(text, m[0], "MERGE ("+m[1]+")-[r:"+m[2]+" {id: row.id}]->("+m[4]+")"+set("r", m[3]), 1)
	}
	if m := edgeOfPair.FindStringSubmatch(text); m != nil {
		return strings.Replace(text, m[0], "MERGE ("+m[1]+")-[r:"+m[2]+"]->("+m[5]+")"+set("r", m[4]), 1)
	}
	if m := node.FindStringSubmatch(text); m != nil {
		return strings.Replace(text, m[0], "MERGE ("+m[1]+":"+m[2]+" {id: row.id})"+set(m[1], m[3]), 1)
	}
	return text
}

// BenchmarkReads compares reads of a graph of 100,000 statements with the query that
// answers them, sent by the driver's ExecuteQuery: p95 of the store, and its median
// over that of the query.
func BenchmarkReads(b *testing.B) {
	s := open(b)
	for bundles := range slices.Chunk(graphtest.Crowd(100_000), 200) {
		put(b, s, bundles...)
	}
	driver, err := neo4j.NewDriverWithContext(server.URL, neo4j.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	defer driver.Close(context.Background())
	player := func(i int) graph.ID { return graphtest.Player(i).ID }
	invited := []graph.Relation{"INVITED"}
	for _, c := range []struct {
		name  string
		match func(i int) graph.Match
	}{
		{"who-invited-whom", func(int) graph.Match { return graph.Match{Relations: invited} }},
		{"who-invited-busy", func(i int) graph.Match { return graph.Match{Relations: invited, Target: player(i % 3)} }},
		{"who-invited-rare", func(i int) graph.Match { return graph.Match{Relations: invited, Target: player(4000 + i)} }},
		{"whom-invited-busy", func(i int) graph.Match { return graph.Match{Relations: invited, Source: player(i % 3)} }},
		{"source-busy", func(i int) graph.Match { return graph.Match{Source: player(i % 3)} }},
		{"source-rare", func(i int) graph.Match { return graph.Match{Source: player(1000 + i)} }},
		{"both-busy", func(i int) graph.Match { return graph.Match{Source: player(i % 3), Target: player(3 + i%3)} }},
		{"either-busy", func(i int) graph.Match { return graph.Match{Either: player(i % 3)} }},
		{"busy-in-a-month", func(i int) graph.Match {
			return graph.Match{Source: player(i % 3), From: "2013-05-01", To: "2013-05-31"}
		}},
	} {
		b.Run(c.name, func(b *testing.B) { benchRead(b, s, driver, c.match) })
	}
}

func benchRead(b *testing.B, s *neo.Store, driver neo4j.DriverWithContext, match func(int) graph.Match) {
	const samples, warm = 100, 20
	for b.Loop() {
		var stored, raw []time.Duration
		for i := range samples + warm {
			m := match(i)
			text, err := s.StatementsText(b.Context(), m)
			if err != nil {
				b.Fatal(err)
			}
			begin := time.Now()
			result, err := neo4j.ExecuteQuery(b.Context(), driver, text.Text, text.Params, neo4j.EagerResultTransformer,
				neo4j.ExecuteQueryWithReadersRouting(), neo4j.ExecuteQueryWithDatabase("neo4j"))
			raw = append(raw, time.Since(begin))
			if err != nil {
				b.Fatal(err)
			}
			begin = time.Now()
			page, err := s.Statements(b.Context(), m)
			stored = append(stored, time.Since(begin))
			if err != nil || len(page.Statements) != min(len(result.Records), 50) {
				b.Fatalf("got %d statements, error %v, want %d", len(page.Statements), err, len(result.Records))
			}
		}
		stored, raw = stored[warm:], raw[warm:]
		slices.Sort(stored)
		slices.Sort(raw)
		b.ReportMetric(milliseconds(stored[samples/2]), "p50-ms")
		b.ReportMetric(milliseconds(stored[samples*95/100]), "p95-ms")
		b.ReportMetric(milliseconds(raw[samples/2]), "raw-p50-ms")
		b.ReportMetric(stored[samples/2].Seconds()/raw[samples/2].Seconds(), "time/raw")
		b.ReportMetric(0, "ns/op")
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// BenchmarkExport tells how much memory an export holds at most, of a small and of a
// large graph.
func BenchmarkExport(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := open(b)
			for bundles := range slices.Chunk(graphtest.Crowd(n), 200) {
				put(b, s, bundles...)
			}
			before := held()
			records, most := 0, before
			for b.Loop() {
				for _, err := range s.Export(b.Context(), "") {
					if err != nil {
						b.Fatal(err)
					}
					if records++; records%2000 == 0 {
						most = max(most, held())
					}
				}
			}
			b.ReportMetric(float64(most-min(before, most))/(1<<20), "held-MiB")
			b.ReportMetric(float64(records)/b.Elapsed().Seconds(), "records/s")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// held is the memory in use.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
