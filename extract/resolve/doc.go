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
// Linking: a name gets an entry of the tables by the first of these steps that finds
// one (extract.Step; package mention takes the first two):
//
//  1. alias, acronym: the tables have the name, for one entry; of several the one that
//     is meant by default stands until something speaks for another (default);
//  2. context, for a name of several entries: the one that the text also names in full,
//     whose gender fits, whose office a person of the text holds, of whose country the
//     text names persons or places, or whose words stand in the text (МКС beside an
//     astronaut). If nothing or several speak, the candidates stay;
//  3. office, for a title alone: the person of the text with that title and
//     organisation; else the holder on the day of publication whom the text names; else,
//     for the head of an organisation that belongs to no country (NATO, the UN, the
//     European Commission), the holder whom the tables know for certain, if it is one.
//     The offices of a state (president, prime minister, minister) are actors of their
//     own and stay without a name unless the text names the holder: who held them is
//     a question of date that the graph can answer. An office to come, a deputy, a
//     former holder is never named so;
//  4. sound: a person's full name in another spelling than that of the tables
//     (lexicon.Names.Sounding);
//  5. metonym, where a capital or seat of power acts; not a parliament, and not where
//     the words name another country («Сейм Латвії»).
//
// What no step finds is an entity of its own. Its key is the name in Latin letters, so
// that both languages agree where the English spelling is the official one; the body
// of a state that the tables lack is known by its English name («уряд Японії»). Every
// step but alias and metonym is a rule of the statement, "link:office"; a name that is
// only transliterated is "name:transliterated".
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
