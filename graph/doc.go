// Package graph holds the vocabulary of the knowledge graph (Entity, Statement,
// Evidence, Document, Edge), the schema of relations, and the contract of a Store.
//
// A statement is a claim: equal claims of many documents are one statement with
// many evidences. An edge is the binary projection of a statement that is positive
// and asserted; it can be deleted and rebuilt from the statements at any time.
// That is why negation, plans and allegations never show as plain edges.
//
// What is computed is computed here, by pure functions, so that every store gives the
// same answers: Seal makes ids and Validate checks them, Fold and EntityFold hold what
// evidences and mentions say together, Project makes edges, Merges and Replay apply
// the log of corrections, RankEntities orders what a search found. ActOf finds which
// statements of many documents tell one act; it reads the store and keeps nothing, so
// that putting, forgetting and correcting need not know of acts.
//
// All values are plain records without hidden state: they are safe to copy and to
// read concurrently, and a Store shares no memory with its caller.
package graph
