// Package browser holds what belongs to Neo4j Browser, the page of a Neo4j server:
// queries to save there (queries, and saved.zip, which Browser takes as one), and a
// test that opens the real one as a person would. The test makes browser.png, the
// picture in README.md:
//
//	go test ./graph/neo/browser -picture browser.png
//
// Browser needs no style from here: every node has a name, which it takes for the
// caption by itself. A style file (.grass) it takes from a person's hands only, so there
// is none.
package browser
