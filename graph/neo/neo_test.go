package neo_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph"
	"actant/graph/graphtest"
	"actant/graph/neo"
	"actant/graph/neo/testserver"
)

// server is the one that all tests share; it is set before the first of them.
var server *testserver.Server

func TestMain(m *testing.M) {
	os.Exit(func() int {
		var err error
		if server, err = testserver.Find(context.Background()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer server.Stop()
		return m.Run()
	}())
}

func options() neo.Options {
	return neo.Options{URL: server.URL, Username: server.Username, Password: server.Password}
}

// open gives an empty store.
func open(t testing.TB) *neo.Store {
	t.Helper()
	query(t, `MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`)
	return reopen(t)
}

// reopen gives a store on the database as it is.
func reopen(t testing.TB) *neo.Store {
	t.Helper()
	s, err := neo.Open(context.Background(), options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// query runs one text beside the store.
func query(t testing.TB, text string) []*neo4j.Record {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(server.URL, neo4j.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	session := driver.NewSession(context.Background(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(context.Background())
	result, err := session.Run(context.Background(), text, nil)
	if err != nil {
		t.Fatal(err)
	}
	records, err := result.Collect(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// reopenable is a store that can be closed and opened again.
type reopenable struct{ *neo.Store }

func (r reopenable) Reopen() (graph.Store, error) {
	if err := r.Close(); err != nil {
		return nil, err
	}
	s, err := neo.Open(context.Background(), options())
	return reopenable{s}, err
}

func TestStore(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store { return reopenable{open(t)} })
}

func BenchmarkStore(b *testing.B) {
	graphtest.Bench(b, func(b testing.TB) graph.Store { return open(b) })
}
