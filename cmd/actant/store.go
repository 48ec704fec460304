package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"regexp"
	"slices"
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
	graph.Library
	Close() error
}

// schemes are how the address of a Neo4j server begins.
func schemes() []string {
	return []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}
}

// onServer says whether a name of a graph is the address of a Neo4j server, not a file.
func onServer(db string) bool {
	scheme, _, ok := strings.Cut(db, "://")
	return ok && slices.Contains(schemes(), strings.ToLower(scheme))
}

// likeURL fits what is meant as an address, also where something in it is missing.
var likeURL = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]+):/|^[^/]*:[^/]*@`)

// checkGraph says what is wrong with the name of a graph, given by a flag or variable.
// It never repeats the name: there may be a password in it.
func checkGraph(from, db string) error {
	if !likeURL.MatchString(db) {
		return nil
	}
	u, err := url.Parse(db)
	switch {
	case strings.Contains(db, "@"):
		return fmt.Errorf("%s holds a user or a password: write them to a file, as user/password, and name it in %s", from, authVariable)
	case !onServer(db):
		return fmt.Errorf("%s is neither a file nor the address of a Neo4j server: write neo4j://host:7687 or bolt://host:7687", from)
	case err != nil || u.Host == "" || strings.TrimSuffix(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("%s is not the address of a server: write neo4j://host:7687 and nothing behind it", from)
	}
	return nil
}

// openExisting opens a graph that somebody has made.
func openExisting(ctx context.Context, db string) (store, error) {
	if _, err := os.Stat(db); !onServer(db) && errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no database %s: make one with \"actant ingest --db %s FILE\"", db, db)
	}
	return openStore(ctx, db)
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
