// Package neo keeps the graph on a Neo4j server. It implements graph.Store and
// graph.Library; the driver and Cypher live here and nowhere else. It was written for
// Community edition 5.26 and asks for no plugin.
//
// # What is stored
//
// Statements are nodes with an edge for each role (SOURCE, TARGET, EVENT, …), to the
// documents that make them (EVIDENCED_BY), to those who say so (SAID_BY) and to other
// statements (CONTENT, DERIVED_FROM). A group has edges to its members (HAS_MEMBER).
// Beside them stands the projection: one plain edge, named like the relation, between
// the entities of a statement that holds. It can be deleted and made again.
//
// The properties record, fold, json and original are JSON of package graph and are
// what the store itself reads back; whatever can be computed is computed by package
// graph. All other properties are what it looks up by, or are for people who read the
// graph in Neo4j Browser. An unknown day is written as a day of the year -1, because
// null has no place in an index.
//
// A merge is an edge MERGED_INTO, always one hop long, with what the log says of it. An
// entity that is not mentioned, but takes part in a merge, stays as a bare node: Entity
// without fold.
//
// # What people see
//
// Every node has a name, which Neo4j Browser shows as its caption. A click on an edge of
// the projection shows the day, quote, who says so (said_by), url, and the event and
// place as they are named there: all of one evidence, which the statement names as
// chosen. It is the surest one, of equals that with the smallest id, so that the order
// in which documents came never shows. Each evidence keeps its wording of this on its
// own edge, so that another one can take over when its document is forgotten. said_by
// is the nearest speaker; where nobody is quoted it is the publisher, who then says so
// itself.
//
// # One writer
//
// Every write begins with a lock on the one Meta node, so that writers, also of
// several programs, go one after the other. That costs nothing: Neo4j writes faster
// from one connection than from two that meet in deadlocks. In return a write may
// read, compute and write back without losing what another wrote meanwhile.
//
// # What readers see
//
// Neo4j's reads are only "read committed", and a commit shows piece by piece while the
// server applies it: half a Put, for as long as a second. So a writer says at a second
// Meta node when it begins to commit and when that has ended. A read asks there at its
// end whether a commit began meanwhile, and then reads again. Readers in the program
// that writes wait for its commits instead.
//
// # Search
//
// The full-text index on Entity.search has the analyzer "keyword": each search key is
// one term, compared as package key made it, so that what fits does not depend on a
// tokenizer and both stores find the same. It is updated within the transaction
// (fulltext.eventually_consistent is false): who puts a document finds its entities at
// once. An entity that was merged has no search keys; the one it was merged into has
// those of all. Keys are compared by their first 1,000 letters.
package neo
