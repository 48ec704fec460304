package neo_test

import (
	"testing"

	"actant/graph/neo/testserver"
)

// TestCalendar runs what shows the store on a second version of Neo4j, with the newer
// Cypher, where there is a Java for it.
func TestCalendar(t *testing.T) {
	lacks, err := testserver.Lacks(t.Context(), testserver.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	if lacks != "" {
		t.Logf("only Neo4j %s is tested: %s", testserver.LongTerm, lacks)
		return
	}
	own, err := testserver.Start(t.Context(), testserver.Version(testserver.Calendar))
	if err != nil {
		t.Fatal(err)
	}
	former := server
	server = own
	t.Cleanup(func() {
		server = former
		if err := own.Stop(); err != nil {
			t.Error(err)
		}
	})
	version := query(t, "CALL dbms.components() YIELD versions RETURN versions[0]")[0].Values[0]
	if version != testserver.Calendar {
		t.Fatalf("the server is of version %v, want %s", version, testserver.Calendar)
	}
	for _, test := range []struct {
		name string
		run  func(*testing.T)
	}{
		{"Store", TestStore}, {"Schema", TestSchema}, {"Plans", TestPlans}, {"OpenRefuses", TestOpenRefuses}, {"Deadlines", TestDeadlines},
		{"WritersLoseNothing", TestWritersLoseNothing}, {"HostileNames", TestHostileNames},
	} {
		t.Run(test.name, test.run)
	}
}
