package neo_test

import (
	"strings"
	"testing"

	"actant/graph"
	"actant/graph/neo"
)

func faults(t *testing.T, s *neo.Store) []string {
	t.Helper()
	var all []string
	for fault, err := range s.Faults(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fault)
	}
	return all
}

// TestFaults breaks a sound graph by hand, in one way after another.
func TestFaults(t *testing.T) {
	s := open(t)
	put(t, s, invitations()...)
	put(t, s, newsFrom(0, 5)...)
	correct(t, s, graph.Correction{
		Action: graph.Merge, Entity: someone(graph.Country, "Корея").Entity.ID, Into: someone(graph.Country, "Японія").Entity.ID, Reason: "те саме",
	})
	equal(t, faults(t, s), nil)
	for _, c := range []struct{ name, harm, mend, want string }{
		{"quote of an edge", "MATCH ()-[r:INVITED]->() WHERE r.event IS NOT NULL SET r.was = r.quote, r.quote = 'x'",
			"MATCH ()-[r:INVITED]->() WHERE r.was IS NOT NULL SET r.quote = r.was REMOVE r.was", "quote is x"},
		{"date of an edge", "MATCH ()-[r:INVITED]->() WHERE r.event IS NOT NULL SET r.date = r.date + duration('P1D')",
			"MATCH ()-[r:INVITED]->() WHERE r.event IS NOT NULL SET r.date = r.date - duration('P1D')", "date is 2023-07-02"},
		{"name of a statement", "MATCH (s:Statement) WHERE s.event IS NOT NULL SET s.was = s.name, s.name = 'x'",
			"MATCH (s:Statement) WHERE s.was IS NOT NULL SET s.name = s.was REMOVE s.was", "name is x"},
		{"role", "MATCH (s:Statement {relation: 'INVITED'})-[x:EVENT]->(e) DELETE x CREATE (s)-[:PLACE]->(e)",
			"MATCH (s:Statement)-[x:PLACE]->(e) DELETE x CREATE (s)-[:EVENT]->(e)", "list of its edges"},
		{"derivation", "MATCH (s:Statement)-[x:DERIVED_FROM]->(c) DELETE x CREATE (c)-[:DERIVED_FROM]->(s)",
			"MATCH (s:Statement)-[x:DERIVED_FROM]->(c) DELETE x CREATE (c)-[:DERIVED_FROM]->(s)", "DERIVED_FROM"},
		{"member", "MATCH (g)-[m:HAS_MEMBER]->(e) DELETE m CREATE (e)-[:HAS_MEMBER]->(g)",
			"MATCH (g)-[m:HAS_MEMBER]->(e) DELETE m CREATE (e)-[:HAS_MEMBER]->(g)", "members is []"},
		{"name of an entity", "MATCH (e:Entity {name: 'НАТО'}) SET e.name = 'EU'", "MATCH (e:Entity {name: 'EU'}) SET e.name = 'НАТО'", "name is EU"},
		{"who merged", "MATCH ()-[m:MERGED_INTO]->() SET m.by = 'x'", "MATCH ()-[m:MERGED_INTO]->() SET m.by = 'редактор'", "by is x"},
		{"merge turned", "MATCH (a)-[m:MERGED_INTO]->(b) CREATE (b)-[:MERGED_INTO {by: m.by, reason: m.reason}]->(a) DELETE m",
			"MATCH (a)-[m:MERGED_INTO]->(b) CREATE (b)-[:MERGED_INTO {by: m.by, reason: m.reason}]->(a) DELETE m", "its merge into"},
		{"edge without statement", "MATCH (a:Entity {name: 'НАТО'}), (b:Entity {name: 'Японія'}) CREATE (a)-[:VISITED {id: 'x', statement: 's1:x'}]->(b)",
			"MATCH ()-[r:VISITED {id: 'x'}]->() DELETE r", "1 edges VISITED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			query(t, c.harm)
			if got := strings.Join(faults(t, s), "\n"); !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q in it", got, c.want)
			}
			query(t, c.mend)
			equal(t, faults(t, s), nil)
		})
	}
}
