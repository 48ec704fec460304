package neo_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

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
	return neo.Options{URL: server.URL, Username: server.Username, Password: server.Password, ReadTimeout: time.Minute, Wait: 5 * time.Minute}
}

// open gives an empty store.
func open(t testing.TB) *neo.Store {
	t.Helper()
	for _, text := range []string{
		`MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r RETURN count(*) AS n`,
		`MATCH (n) WITH n LIMIT 20000 DELETE n RETURN count(*) AS n`,
	} {
		for query(t, text)[0].Values[0] != int64(0) {
		}
	}
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

// plans returns the operators by which the server would run each text, with their
// details.
func plans(t testing.TB, texts map[string]string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	inSession(t, func(ctx context.Context, session neo4j.SessionWithContext) {
		for name, text := range texts {
			result, err := session.Run(ctx, "EXPLAIN "+text, nil)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			summary, err := result.Consume(ctx)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			all[name] = operators(summary.Plan())
		}
	})
	return all
}

func operators(p neo4j.Plan) []string {
	all := []string{fmt.Sprint(p.Operator(), " ", p.Arguments()["Details"])}
	for _, child := range p.Children() {
		all = append(all, operators(child)...)
	}
	return all
}

// query runs one text beside the store.
func query(t testing.TB, text string) (records []*neo4j.Record) {
	t.Helper()
	inSession(t, func(ctx context.Context, session neo4j.SessionWithContext) {
		result, err := session.Run(ctx, text, nil)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if records, err = result.Collect(ctx); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	})
	return records
}

func inSession(t testing.TB, do func(context.Context, neo4j.SessionWithContext)) {
	t.Helper()
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(server.URL, neo4j.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(ctx)
	do(ctx, session)
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

func TestUndo(t *testing.T) { graphtest.Undo(t, open(t), 500) }
