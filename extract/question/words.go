package question

import (
	_ "embed" // the table of relations
	"fmt"
	"io"
	"slices"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

//go:embed relations.txt
var relationsText string

// Words is what questions of one language are made of.
//
//	who, what, which, where, when, why, how-many, how-much, whether   interrogatives
//	lead       what may stand before a question: "is it true that"
//	thing, someone-subject, someone-object, direction, definite, number, amount   what stands in for them
//	aux        auxiliaries that stand before the subject of a question; do, past and
//	           perfect: those of do-support, its past, and what may stand for it
//	carrier    a clause that any time can belong to
//	preposition   what may stand before an interrogative or be left behind by it
//	kind K     nouns that ask for things of the kind K: "which cities"
//	template   a set phrase and what it asks, see template.go
//	last       the same, tried when nothing else fits
type Words struct {
	Lang      extract.Lang
	lists     map[string][]string
	kinds     map[string]graph.Kind // noun -> kind
	templates []template
	last      []template // tried when all else failed
}

// ReadWords reads lists of the form "name: word word …"; _ stands for a blank; #
// begins a comment. An error names the line.
func ReadWords(lang extract.Lang, r io.Reader) (*Words, error) {
	w := &Words{Lang: lang, lists: map[string][]string{}, kinds: map[string]graph.Kind{}}
	err := lexicon.ReadLists(r, w.add)
	if err != nil {
		return nil, fmt.Errorf("read words of questions: %w", err)
	}
	return w, nil
}

func (w *Words) add(name, rest string) error {
	if name == "template" || name == "last" {
		t, err := readTemplate(rest)
		if name == "last" {
			w.last = append(w.last, t)
		} else {
			w.templates = append(w.templates, t)
		}
		return err
	}
	for _, word := range strings.Fields(rest) {
		word = strings.ReplaceAll(word, "_", " ")
		if kind, ok := strings.CutPrefix(name, "kind "); ok {
			if !slices.Contains(graph.Kinds(), graph.Kind(kind)) {
				return fmt.Errorf("unknown kind %q", kind)
			}
			w.kinds[word] = graph.Kind(kind)
			continue
		}
		w.lists[name] = append(w.lists[name], word)
	}
	return nil
}

// is says whether a word is on a list.
func (w *Words) is(list, word string) bool { return slices.Contains(w.lists[list], word) }

// standIn is the word that stands in for an interrogative.
func (w *Words) standIn(list string) string { return strings.Join(w.lists[list], " ") }

// relations is what relations.txt says.
type relations struct {
	where, what          map[graph.Relation][]string
	single, speech, mode map[graph.Relation]bool
}

func readRelations(r io.Reader) (*relations, error) {
	rel := &relations{
		where: map[graph.Relation][]string{}, what: map[graph.Relation][]string{},
		single: map[graph.Relation]bool{}, speech: map[graph.Relation]bool{},
		mode: map[graph.Relation]bool{},
	}
	err := lexicon.ReadLists(r, rel.add)
	if err != nil {
		return nil, fmt.Errorf("read relations of questions: %w", err)
	}
	return rel, nil
}

func (rel *relations) add(name, rest string) error {
	list, relation, _ := strings.Cut(name, " ")
	words := strings.Fields(rest)
	var names []string
	switch list {
	case "where":
		names, rel.where[graph.Relation(relation)] = []string{relation}, words
	case "what":
		names, rel.what[graph.Relation(relation)] = []string{relation}, words
	case "single", "speech", "mode":
		names = words
		for _, w := range words {
			map[string]map[graph.Relation]bool{"single": rel.single, "speech": rel.speech, "mode": rel.mode}[list][graph.Relation(w)] = true
		}
	default:
		return fmt.Errorf("unknown list %q", list)
	}
	for _, n := range names {
		if !graph.Known(graph.Relation(n)) {
			return fmt.Errorf("unknown relation %q", n)
		}
	}
	return nil
}
