package graphtest

import (
	"actant/graph"
)

func putCases() []testCase {
	return []testCase{
		{"put twice", "A feed is read again and again; the second time must change nothing.", func(s *session) {
			b := invited("https://a.example/1", "2023-06-01").sealed()
			s.same("new", s.put(b), 1)
			before := s.dump()
			s.same("new again", s.put(b), 0)
			s.same("new twice in one call", s.put(b, b), 0)
			s.same("export", s.dump(), before)
			s.same("found", len(s.find(graph.Match{Source: id("nato")})), 1)
		}},
	}
}
