package graphtest

import (
	"fmt"
	"sync"
	"sync/atomic"

	"actant/graph"
)

func readCases() []testCase {
	return []testCase{
		{"readers while others write", "Half a document must never be seen: its answer would be wrong.", wholePuts},
		{"a list of documents while others write", "Who pages through the documents must see each once.", documentsPaging},
		{"an export while others write", "A download goes on beside the work.", exportMeanwhile},
		{"cursors of pages of any size", "Each page must end and go on where the plain model does.", pageSizes},
	}
}

// parade is news of many visits by one, on one day.
func parade(url string, n int) graph.Bundle {
	r := report(url, "2023-06-01")
	for i := range n {
		st := did("VISITED", "stoltenberg", []string{"ukraine", "vilnius", "japan"}[i%3])
		st.Time = &graph.Time{Text: "тоді", From: graph.Date(fmt.Sprintf("2023-%02d-%02d", 1+i/28%12, 1+i%28)), Granularity: graph.Day, Relation: graph.On}
		st.Time.To = st.Time.From
		r.says(fmt.Sprintf("Візит %d.", i), st, func(ev *graph.Evidence) {
			ev.SaidBy = []graph.Attribution{{Speaker: "zelensky", Form: graph.Indirect}}
		})
	}
	return r.sealed()
}

// wholePuts puts, forgets and splits a document again and again while others read.
func wholePuts(s *session) {
	const size, rounds = 60, 6
	b := parade("https://a.example/1", size)
	var done atomic.Bool
	var wait sync.WaitGroup
	for _, look := range wholeLooks(s, b) {
		wait.Go(func() {
			for seen := 0; !done.Load() || seen == 0; seen++ {
				n, err := look.count()
				if err != nil || n != 0 && n != look.whole {
					s.Errorf("%s: got %d, error %v, want none or all %d", look.name, n, err, look.whole)
					return
				}
			}
		})
	}
	for i := range rounds {
		if _, err := s.Put(s.ctx, putTime, b, numbered(i)); err != nil {
			s.Errorf("Put: %v", err)
		}
		if err := s.Forget(s.ctx, b.Document.ID); err != nil {
			s.Errorf("Forget: %v", err)
		}
	}
	done.Store(true)
	wait.Wait()
}

// wholeLook counts what one document has brought.
type wholeLook struct {
	name  string
	whole int
	count func() (int, error)
}

func wholeLooks(s *session, b graph.Bundle) []wholeLook {
	size, document := len(b.Statements), b.Document.ID
	page := func(m graph.Match) func() (int, error) {
		m.Document, m.Limit = document, graph.MaxLimit
		return func() (int, error) {
			page, err := s.Statements(s.ctx, m)
			return len(page.Statements), err
		}
	}
	return []wholeLook{
		{"statements", size, page(graph.Match{})},
		{"statements by a speaker", size, page(graph.Match{Speaker: id("zelensky")})},
		{"edges", size, func() (int, error) {
			edges, err := s.Neighbours(s.ctx, []graph.ID{id("stoltenberg")}, graph.Match{Document: document, Limit: graph.MaxLimit})
			return len(edges), err
		}},
		{"mentions", 20, func() (int, error) {
			found, err := s.Entities(s.ctx, graph.EntityQuery{IDs: []graph.ID{id("vilnius")}})
			if err != nil || len(found) == 0 {
				return 0, err
			}
			return found[0].Mentions, nil
		}},
	}
}

func documentsPaging(s *session) {
	library, ok := s.Store.(graph.Library)
	if !ok {
		return
	}
	before := map[graph.ID]int{}
	for i := range 15 {
		s.put(numbered(2 * i))
		before[numbered(2*i).Document.ID] = 0
	}
	listed := 0
	for cursor, i := "", 0; ; i++ {
		docs, next, err := library.Documents(s.ctx, cursor, 2)
		s.is("Documents", err, nil)
		for _, d := range docs {
			if _, there := before[d.ID]; there {
				before[d.ID]++
			}
			listed++
		}
		if cursor = next; cursor == "" {
			break
		}
		s.put(numbered(2*i+1), numbered(2*i+29))
		if i == 2 { // the document that the cursor names is forgotten
			s.forget(docs[1].ID)
		}
	}
	for document, n := range before {
		s.same("listed "+string(document), n, 1)
	}
	if listed <= len(before) {
		s.Errorf("%d documents listed: nothing that was put meanwhile, the case shows too little", listed)
	}
}

func exportMeanwhile(s *session) {
	fill(s, 12)
	before := map[string]int{}
	for _, r := range s.records("") {
		before[fmt.Sprint(recordID(r))] = 0
	}
	last, seen := "", 0
	for r, err := range s.Export(s.ctx, "") {
		s.is("Export", err, nil)
		key := fmt.Sprint(recordID(r))
		if key == last {
			s.Errorf("%s came twice", key)
		}
		if _, there := before[key]; there {
			before[key]++
		}
		if seen++; seen%5 == 0 && seen < 100 {
			s.put(numbered(100 + seen))
		}
		last = key
	}
	for key, n := range before {
		s.same("exported "+key, n, 1)
	}
}

func pageSizes(s *session) {
	m := &model{}
	for _, bundles := range [][]graph.Bundle{varied(), {parade("https://a.example/9", 40)}} {
		s.put(bundles...)
		_, err := m.put(bundles...)
		s.is("model", err, nil)
	}
	everything := graph.Match{Polarities: []graph.Polarity{graph.Positive, graph.Negative}, Factualities: graph.Factualities()}
	for _, who := range []graph.ID{"", id("stoltenberg"), id("nato"), id("japan")} {
		for _, limit := range []int{1, 2, 7, 20, graph.MaxLimit} {
			match := everything
			match.Either, match.Limit = who, limit
			for pages := 0; ; pages++ {
				got, err := s.Statements(s.ctx, match)
				s.is("Statements", err, nil)
				want, err := m.page(match)
				s.is("model", err, nil)
				s.same(fmt.Sprintf("page %d of %d behind %q", pages, limit, match.After), got, want)
				if match.After = want.Next; match.After == "" || s.Failed() {
					break
				}
			}
		}
	}
}
