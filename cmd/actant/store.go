package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"actant/graph"
	"actant/graph/local"
	"actant/graph/neo"
)

// authVariable names a file with one line, user/password, for a Neo4j server.
const authVariable = "ACTANT_NEO4J_AUTH_FILE"

// store is a graph that is closed after use.
type store interface {
	graph.Store
	Close() error
}

// onServer says whether a name of a graph is the address of a Neo4j server, not a file.
func onServer(db string) bool {
	for _, scheme := range []string{"neo4j://", "neo4j+s://", "bolt://", "bolt+s://"} {
		if strings.HasPrefix(db, scheme) {
			return true
		}
	}
	return false
}

// openStore opens the graph in a file, in memory or on a server.
func openStore(ctx context.Context, db string) (store, error) {
	if !onServer(db) {
		return orNil(local.Open(db))
	}
	user, password, err := neoAuth()
	if err != nil {
		return nil, err
	}
	return orNil(neo.Open(ctx, neo.Options{URL: db, Username: user, Password: password}))
}

// orNil keeps a nil store from becoming an interface that is not nil.
func orNil[S store](s S, err error) (store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// neoAuth reads who we are to the server; without the variable, nobody.
func neoAuth() (user, password string, err error) {
	file := os.Getenv(authVariable)
	if file == "" {
		return "", "", nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", "", fmt.Errorf("%s: %w", authVariable, err)
	}
	user, password, ok := strings.Cut(strings.TrimSpace(string(text)), "/")
	if !ok || password == "" {
		return "", "", fmt.Errorf("%s: %s must hold one line: user/password", authVariable, file)
	}
	return user, password, nil
}
