package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"actant/extract/lexicon"
	"actant/extract/reader"
)

// settings are the choices that more than one command needs. Flags win over the
// environment.
type settings struct {
	db      string // file of the graph
	dict    string // files that replace a built-in table; empty = built in
	weights string
	names   []string
}

const defaultDB = "actant.db"

// dbVariable names the graph of commands without --db.
const dbVariable = "ACTANT_DB"

func defaults() *settings {
	db := os.Getenv(dbVariable)
	if db == "" {
		db = defaultDB
	}
	return &settings{db: db}
}

func (s *settings) dbFlag(flags *pflag.FlagSet) {
	flags.StringVar(&s.db, "db", s.db, "`file` of the graph, or neo4j://host:port (environment: "+dbVariable+")")
	if checkGraph("", s.db) != nil {
		flags.Lookup("db").DefValue = dbVariable // no help repeats what may hold a password
	}
}

// checkDB checks the name of the graph, for a command that takes one.
func (s *settings) checkDB(flags *pflag.FlagSet) error {
	flag := flags.Lookup("db")
	if flag == nil {
		return nil
	}
	from := "--db"
	if !flag.Changed {
		from = dbVariable
	}
	if err := checkGraph(from, s.db); err != nil {
		return usageError{err}
	}
	return nil
}

func (s *settings) readerFlags(flags *pflag.FlagSet) {
	flags.StringVar(&s.weights, "weights", "", "read the network from this `file` instead of the built-in one")
	flags.StringVar(&s.dict, "dict", "", "read the Ukrainian dictionary from this `file` instead of the built-in one")
	flags.StringArrayVar(&s.names, "names", nil, "add names to a table: `TABLE=FILE`, for example people=mine.tsv (may be repeated)")
}

// reader assembles the reader of texts from the built-in tables and the files that
// were named.
func (s *settings) reader() (*reader.Reader, error) {
	var opt reader.Options
	var err error
	if opt.Weights, err = optional(s.weights); err != nil {
		return nil, fmt.Errorf("--weights: %w", err)
	}
	if opt.Dict, err = optional(s.dict); err != nil {
		return nil, fmt.Errorf("--dict: %w", err)
	}
	for _, name := range s.names {
		table, file, ok := strings.Cut(name, "=")
		if !ok {
			return nil, usageError{fmt.Errorf("--names %q: write TABLE=FILE, for example people=mine.tsv", name)}
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("--names: %w", err)
		}
		opt.Names = append(opt.Names, lexicon.Source{Table: table, Text: string(text)})
	}
	return reader.New(opt)
}

// optional reads a file; no name, no bytes.
func optional(name string) ([]byte, error) {
	if name == "" {
		return nil, nil
	}
	return os.ReadFile(name)
}
