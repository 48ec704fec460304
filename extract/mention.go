package extract

import "actant/graph"

// Form is how a mention refers.
type Form string

// The forms of a mention. Mind the difference between Role and Nominal: a role
// names an office holder ("the NATO chief", «міністр»), a nominal anything else
// by a common noun ("the alliance", «делегація Швеції»).
const (
	Name    Form = "name"    // "Jens Stoltenberg", "NATO", also with its title before it
	RoleOf  Form = "role"    // "the Secretary General of NATO"
	Nominal Form = "nominal" // "a delegation from Kenya"
	Pronoun Form = "pronoun" // he, який, we, himself, his
	Demonym Form = "demonym" // "the Japanese", «українці», «російський» (adjective)
)

// Step is the step of linking that found an entry of the tables for a mention.
type Step string

// The steps of linking, in their order. What none of them finds is an entity of its
// own, known by its
// name or by its place in the text.
const (
	ByAlias   Step = "alias"   // the tables have the name for one entry
	ByAcronym Step = "acronym" // the same, an acronym
	ByOffice  Step = "office"  // a title alone, and who held it on the day of publication
	ByContext Step = "context" // of several entries the one that the rest of the text speaks of
	ByDefault Step = "default" // of several entries the one that is meant where nothing else is said
	BySound   Step = "sound"   // another spelling of a name of the tables
	ByMetonym Step = "metonym" // a place for the power that sits there
)

// Mention is a stretch of one sentence that names or describes something. Every
// noun, proper noun, pronoun, nominalised adjective or number that heads a noun
// phrase heads exactly one mention; so does an adjective of a country before an
// event noun («російське вторгнення») and a possessive ("Russia's").
//
// Start and End cover the noun phrase as an editor would mark it: title, modifiers,
// genitives and name, without relative clauses, trailing appositions after a comma
// or dash, and the preposition before it.
type Mention struct {
	Start, End int
	Sent       int // index of the sentence
	Head       int // index of the head token in the sentence
	First      int // first and last token of the span in the sentence
	Last       int

	Form Form
	Kind graph.Kind
	Name string // nominative: of the name if it has one, else of the phrase
	Key  string // normalised lemma key of Name, for comparing

	Link       string   // entry of a name table, "countries:JP", "orgs:nato", "people:jens-stoltenberg"; empty = none
	Candidates []string // entries when several fit; Link is empty or the one meant by default
	LinkedBy   Step     // how Link was found; resolve sets it too

	NameStart, NameEnd int // byte offsets of the proper name inside, when Form is Name and a title stands before it

	Position string // title words as in the text: «генеральний секретар»
	Title    string // entry of the titles table, "secretary-general"; empty = none
	TitleOf  string // kind of that entry: government, military, civil, generic …

	Represents bool   // the title is an office whose holder speaks for an organisation or country
	Mode       string // "former", "acting", "deputy" as said of the position
	Org        int    // mention of the organisation or country of the position, or -1

	Gender string // Masc, Fem, Neut or empty
	Plural bool
	Person int // 1, 2, 3 for personal and possessive pronouns

	Members   []int  // mentions of the members of a named collective
	MembersAs string // "head of state or government" of the members

	Quoted bool // in scare quotes

	Entity     string // resolve: id of the entity in the document
	ResolvedBy string // resolve: name, role, pronoun, we, apposition, metonymy, group, cross-sentence
}
