package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"actant/graph"
)

// exportCSV fills a folder with one file for each shape, in the layout of
// neo4j-admin database import: a header, then one row a line. The file import.args
// names them to it, because it takes files that it is not told apart for parts of one.
func exportCSV(ctx context.Context, db graph.Store, folder string) (err error) {
	files := map[string]*csv.Writer{}
	for _, s := range shapes() {
		file, err := os.Create(filepath.Join(folder, s.name+".csv"))
		if err != nil {
			return err
		}
		defer file.Close()
		files[s.name] = csv.NewWriter(file)
		if err := files[s.name].Write(csvHeader(s)); err != nil {
			return err
		}
	}
	err = lines(ctx, db, func(l line) error { return files[l.shape.name].Write(csvRow(l)) })
	for _, s := range shapes() {
		files[s.name].Flush()
		err = errors.Join(err, files[s.name].Error())
	}
	if err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	return os.WriteFile(filepath.Join(folder, "import.args"), []byte(importArgs()), 0o666)
}

// importArgs are the options with which neo4j-admin reads the folder.
func importArgs() string {
	args := "--multiline-fields=true\n"
	for _, s := range shapes() {
		option := "--nodes="
		if s.from != "" {
			option = "--relationships="
		}
		args += option + s.name + ".csv\n"
	}
	return args
}

func csvHeader(s shape) []string {
	if s.from == "" {
		return append([]string{"id:ID", ":LABEL"}, s.columns...)
	}
	return append([]string{":START_ID", ":END_ID", ":TYPE"}, s.columns...)
}

func csvRow(l line) []string {
	if l.shape.from == "" {
		return append([]string{string(l.id), l.typ}, l.values...)
	}
	return append([]string{string(l.from), string(l.to), l.typ}, l.values...)
}
