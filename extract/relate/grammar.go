package relate

import (
	"io"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// Language is all that relate needs to know about one language.
type Language struct {
	Lang      extract.Lang
	Grammar   Grammar
	Frames    []Frame
	Verbs     VerbForms // how the participle of a verb looks
	Operators Operators
	Cases     CaseForms
	Idioms    map[string][]string // trigger lemma -> lemmas below it that make an idiom of it
}

// VerbForms gives the lemmas under which the passive participle of a verb may stand
// in the tree: запросити -> запрошений. Nil when the tree gives the verb itself.
type VerbForms func(infinitive string) []string

// CaseForms lists the cases ("acc", "dat") that a form may stand in; nil where the
// language has none.
type CaseForms func(form string) []string

// Grammar is the closed-class vocabulary of a language: lists of words by name.
//
//	subject, object, agent   markings: of the subject, the object, the passive agent
//	light                    verbs whose object noun is the predicate: "pay a visit"
//	occur                    verbs that say that an event noun takes place
//	control                  verbs whose object is the subject of their infinitive
//	negation                 negative particles; negative-det: "no", «жоден»
//	except, including        words that take a member out of a list or into it
//	according                prepositions (with their nouns) of attribution: "according to", «за словами»
//	via-mark                 conjunctions of a source: «як», "as"
//	hearsay                  adverbs: "reportedly", «нібито»
//	this                     demonstratives that stand for the sentence before
//	purpose                  markers of a purpose clause
//	condition, counterfactual, whether   markers of their clauses
//	future                   auxiliaries of the future
//	place                    markings of the place of an event: «в+loc», "in"
//	relative                 relative pronouns
//	container                nouns that contain a deed: «пакет допомоги»
//	quantity                 nouns of quantity, which are of the kind of what they count
//	no-control               verbs whose infinitive has no subject in the sentence
//	order                    verbs whose infinitive is never done by their subject
//	would                    particles and auxiliaries of the unreal
//	fiction, place-preposition   works of fiction, and the prepositions before them
//	let                      words that begin an appeal
//	complementizer           prepositions before a gerund that is a content: "accused of blowing up"
//	modal                    verbs that are operators only before an infinitive: "have to", «має відвідати»
//	copular                  verbs between a subject and what it is: "remain", «стати»
//	adjunct                  markings of time and place: "during", «після+gen»
//	where                    "where", «де»
//	about                    prepositions of a topic
//	save                     "cannot but"
//	indefinite               articles of kinds
//	sport, sport-maybe       words of games; those that only two of a sentence tell
//	empty                    verbs that say too little for an untyped statement: "have", «бути»
//	instead                  "without", «замість»: what they govern did not happen
//	no-gift                  objects whose giving is no aid: "answer", «слово»
//	no-position              nouns that are no position: «на його місце»
//	pairwise                 "respectively"
//	numbers                  the numerals one, two, three … in order
//	at-least, at-most, about words before a number
//	variant                  prepositions with their usual variant: у=в
type Grammar struct {
	Cased  bool // arguments are marked by case (Ukrainian) rather than position (English)
	Object string
	words  map[string]map[string]bool

	variants map[string]string // of prepositions: у -> в

	Numbers []string // the numerals one, two, three … in order
}

// Is says whether the word is on the list.
func (g *Grammar) Is(list, word string) bool { return g.words[list][word] }

// subject is the marking of the subject.
func (g *Grammar) subject() string {
	if g.Cased {
		return "nom"
	}
	return "subj"
}

// ReadGrammar reads lists of the form "name: word word …"; words of more than one
// token have _ between them. # begins a comment.
func ReadGrammar(r io.Reader, cased bool) (Grammar, error) {
	g := Grammar{Cased: cased, Object: "obj", words: map[string]map[string]bool{}, variants: map[string]string{}}
	if cased {
		g.Object = "acc"
	}
	err := lexicon.ReadLists(r, func(name, rest string) error {
		if g.words[name] == nil {
			g.words[name] = map[string]bool{}
		}
		words := strings.Fields(rest)
		if name == "numbers" {
			g.Numbers = words
		}
		for _, w := range words {
			from, to, isVariant := strings.Cut(strings.ReplaceAll(w, "_", " "), "=")
			g.words[name][from] = true
			if isVariant {
				g.variants[from] = to
			}
		}
		return nil
	})
	return g, err
}

// Operators say what a governing word does to the statement below it.
type Operators struct {
	facts   map[string]graph.Factuality // lemma -> factuality of what it governs
	negates map[string]bool             // lemma -> what it governs is negated ("fail to")
	keeps   map[string]bool             // lemma -> asserted even when something else would weaken
}

// ReadOperators reads lists named by a factuality, or "negative", or "asserted".
func ReadOperators(r io.Reader) (Operators, error) {
	o := Operators{facts: map[string]graph.Factuality{}, negates: map[string]bool{}, keeps: map[string]bool{}}
	err := lexicon.ReadLists(r, func(name, rest string) error {
		var fact graph.Factuality
		if name != string(graph.Negative) {
			if err := readFact(name, &fact); err != nil {
				return err
			}
		}
		for _, w := range strings.Fields(rest) {
			w = strings.ReplaceAll(w, "_", " ")
			switch {
			case name == string(graph.Negative):
				o.negates[w] = true
			case fact == graph.Asserted:
				o.keeps[w] = true
			default:
				o.facts[w] = fact
			}
		}
		return nil
	})
	return o, err
}

// ReadIdioms reads lists of the form "strike: chord wall": the trigger, then the words
// that make an idiom of it.
func ReadIdioms(r io.Reader) (map[string][]string, error) {
	idioms := map[string][]string{}
	err := lexicon.ReadLists(r, func(name, rest string) error {
		idioms[name] = append(idioms[name], strings.Fields(rest)...)
		return nil
	})
	return idioms, err
}
