package api

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/graph"
	"actant/graph/key"
)

// fit says how well something is what the question names.
type fit int

const (
	noFit    fit = iota
	wideFit      // in a wider sense: the government of a country, the organisation of its head
	exactFit     // the thing itself
)

// constant is a slot that the question fills, with what it may be in the graph.
type constant struct {
	extract.Fixed
	exact, wide map[graph.ID]bool
	words, also []word // of its name, and of the name with nouns for adjectives
}

// word is one word of a constant with the search keys that it may have. A name must be
// there; of the other words some may be missing.
type word struct {
	keys []string
	name bool
}

// constants looks up everything that the question names.
func (a *asking) constants(ctx context.Context) error {
	for _, f := range a.q.Fixed {
		c := &constant{Fixed: f, exact: map[graph.ID]bool{}, wide: map[graph.ID]bool{}, words: a.wordsOf(f.Name), also: a.wordsOf(f.Also)}
		if err := a.lookUp(ctx, c); err != nil {
			return err
		}
		if len(c.exact)+len(c.wide) == 0 && isName(f) {
			a.out.Nameless = append(a.out.Nameless, f.Name)
		}
		a.fixed = append(a.fixed, c)
	}
	return nil
}

// isName says whether a slot holds a name rather than a description.
func isName(f extract.Fixed) bool {
	first, _ := utf8.DecodeRuneInString(f.Name)
	return f.Link != "" || f.Kind != graph.Event && unicode.IsUpper(first)
}

func (a *asking) lookUp(ctx context.Context, c *constant) error {
	if table, id, ok := strings.Cut(c.Link, ":"); ok {
		list, err := a.store.Entities(ctx, graph.EntityQuery{IDs: []graph.ID{graph.KnownEntityID(c.Kind, table, id)}})
		if err != nil {
			return fmt.Errorf("entity of the tables: %w", err)
		}
		a.add(c.exact, list...)
	}
	list, err := a.search(ctx, c.Name, false)
	if err != nil {
		return err
	}
	if c.Also != "" {
		more, err := a.search(ctx, c.Also, false)
		if err != nil {
			return err
		}
		list = append(list, more...)
	}
	for _, e := range list {
		a.known[e.ID] = e
		switch {
		case hasName(e, key.Fold(c.Name)) && len(c.exact) == 0 || c.Link == "" && a.bears(c, e) == exactFit:
			a.add(c.exact, e)
		case a.bears(c, e) != noFit && !c.exact[e.ID]:
			a.add(c.wide, e)
		}
	}
	if c.Link == "" {
		if err := a.holders(ctx, c, list); err != nil {
			return err
		}
	}
	if c.Kind == graph.Person && a.q.Form != extract.YesNo { // what a body did, its head may not have done
		return a.represented(ctx, c)
	}
	return nil
}

// holders adds in a wider sense those who hold the position that a constant describes:
// "the president's wife".
func (a *asking) holders(ctx context.Context, c *constant, list []graph.Entity) error {
	for _, e := range list {
		if e.Kind != graph.Title || c.Slot == string(graph.RolePosition) || !a.hasWords(c, e) {
			continue
		}
		page, err := a.store.Statements(ctx, graph.Match{
			Relations: stateRelations(), Roles: map[graph.Role]graph.ID{graph.RolePosition: e.ID}, Limit: graph.MaxLimit,
		})
		if err != nil {
			return fmt.Errorf("holders of a position: %w", err)
		}
		for _, st := range page.Statements {
			if st.Source != "" {
				c.wide[st.Source] = true
			}
		}
	}
	return nil
}

// add notes entities under all the ids that statements may use for them.
func (a *asking) add(set map[graph.ID]bool, list ...graph.Entity) {
	for _, e := range list {
		a.known[e.ID] = e
		set[e.ID] = true
		for _, id := range e.Merged {
			set[id] = true
			a.known[id] = e
		}
	}
}

// represented adds in a wider sense what a person speaks for: where they hold a
// position.
func (a *asking) represented(ctx context.Context, c *constant) error {
	for _, id := range sortedIDs(c.exact) {
		page, err := a.store.Statements(ctx, graph.Match{Source: id, Limit: graph.MaxLimit, Relations: stateRelations()})
		if err != nil {
			return fmt.Errorf("offices of a person: %w", err)
		}
		for _, st := range page.Statements {
			if st.Source == id && st.Target != "" && st.Roles[graph.RolePosition] != "" {
				c.wide[st.Target] = true
			}
		}
	}
	return nil
}

// stateRelations are the relations of lasting states that have a position.
func stateRelations() []graph.Relation {
	var list []graph.Relation
	for _, r := range graph.Relations() {
		if s := graph.Schema(r); s.State && slices.Contains(s.Roles, graph.RolePosition) {
			list = append(list, r)
		}
	}
	return list
}

// bears says how an entity bears the words of a constant in its names: exact for a
// description of the same kind, wide for a body or office of something named.
func (a *asking) bears(c *constant, e graph.Entity) fit {
	if !a.hasWords(c, e) {
		return noFit
	}
	switch {
	case c.Link == "" && (e.Kind == c.Kind || c.Kind == "" || e.Kind == graph.Other || c.Kind == graph.Other):
		return exactFit
	case e.Kind == graph.Organization, e.Kind == graph.Person && e.Position != "", e.Kind == c.Kind, e.Kind == graph.Event && c.Kind == graph.Event:
		return wideFit
	case c.Link == "":
		return wideFit
	}
	return noFit
}

// hasWords says whether the names of an entity have the words of a constant.
func (a *asking) hasWords(c *constant, e graph.Entity) bool {
	var keys []string
	for _, name := range names(e) {
		keys = append(keys, key.Keys(name, a.lemmas)...)
	}
	return c.inKeys(keys)
}

// inKeys says whether the words of a constant are among search keys: all names, and of
// three words and more all but one.
func (c *constant) inKeys(keys []string) bool {
	for _, words := range [][]word{c.words, c.also} {
		if names, others := missing(words, keys); len(words) > 0 && names == 0 && others <= len(words)/3 {
			return true
		}
	}
	return false
}

func names(e graph.Entity) []string {
	list := []string{e.Name, e.Position, e.Names["uk"], e.Names["en"]}
	return slices.Concat(list, e.Aliases)
}

// missing counts the names and the other words of which no key is among the keys.
func missing(words []word, keys []string) (names, others int) {
	for _, w := range words {
		switch {
		case slices.ContainsFunc(w.keys, func(k string) bool { return slices.Contains(keys, k) }):
		case w.name:
			names++
		default:
			others++
		}
	}
	return names, others
}

// wordsOf are the words of a text that say something.
func (a *asking) wordsOf(text string) []word {
	const short = 3 // runes; shorter words are prepositions and articles
	var all []word
	for field := range strings.FieldsSeq(text) {
		first, _ := utf8.DecodeRuneInString(field)
		for _, w := range key.Words(field) {
			if utf8.RuneCountInString(w) < short || w == "the" || w == "and" {
				continue
			}
			for _, keys := range key.Query(w, a.lemmas) {
				all = append(all, word{keys, unicode.IsUpper(first)})
			}
		}
	}
	return all
}

func sortedIDs(set map[graph.ID]bool) []graph.ID {
	ids := make([]graph.ID, 0, len(set))
	for id := range set {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
