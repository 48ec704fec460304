// Package resolve is the last stage of an extraction: statements in the words of one
// text become statements with entities, ids and dates. Bundle then turns the Doc
// into records of the graph.
//
// Coreference is a row of sieves, the surest first; each looks back for the
// antecedent of the mentions that the sieves before it left alone, and what no sieve
// settles stays an entity of its own, never guessed. Dates are found by package
// calendar and belong to an event when they stand inside its noun phrase, else to
// the act of the nearest predicate.
//
// What is special to a language (which nouns stand for which kind of thing, what
// words lead to an addressee) comes as data in Words. A Stage is immutable and safe
// for concurrent use.
package resolve

import (
	"context"

	"actant/extract"
	"actant/extract/lexicon"
)

// Stage implements extract.Stage.
type Stage struct {
	names *lexicon.Names
	words map[extract.Lang]*Words
}

// New makes the stage from the name tables and the words of each language.
func New(names *lexicon.Names, words map[extract.Lang]*Words) *Stage {
	return &Stage{names: names, words: words}
}

// Fill sets Entities and completes Statements and the entity of each mention.
func (s *Stage) Fill(ctx context.Context, doc *extract.Doc) error {
	r := newResolver(doc, s)
	for _, step := range []func(){
		r.readPositions, r.readSurnames, r.linkEvents, r.settle, r.readMetonyms, r.joinLinked, r.joinAcronyms, r.joinNames, r.adoptCandidates,
		r.linkBySound, r.joinEquated, r.joinRoles, r.joinNominals, r.linkHolders, r.joinBodies,
		r.joinRelatives, r.joinThirdPerson, r.joinQuoted, r.joinReflexives, r.joinGroups, r.readCounterparts,
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		step()
	}
	r.makeEntities()
	r.date()
	r.finish()
	return nil
}
