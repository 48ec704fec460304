package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// RankEntities orders candidates by how well their best name fits the words: equal
// names first, then names of which the words begin a part, then the rest; within
// that by edit distance, then most mentions, then id. Case does not count. The
// candidates are left alone.
func RankEntities(words string, candidates []Entity) []Entity {
	type ranked struct {
		entity Entity
		fit    fit
	}
	query := foldName(words)
	all := make([]ranked, len(candidates))
	for i, e := range candidates {
		all[i] = ranked{e, bestFit(query, e)}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(
			cmp.Compare(a.fit.class, b.fit.class), cmp.Compare(a.fit.distance, b.fit.distance),
			cmp.Compare(b.entity.Mentions, a.entity.Mentions), cmp.Compare(a.entity.ID, b.entity.ID),
		)
	})
	out := make([]Entity, len(all))
	for i, r := range all {
		out[i] = r.entity
	}
	return out
}

// fit is how well a name fits: class 0 equal, 1 prefix, 2 other.
type fit struct{ class, distance int }

func bestFit(query string, e Entity) fit {
	best := fitOf(query, foldName(e.Name))
	consider := func(name string) {
		f := fitOf(query, foldName(name))
		if f.class < best.class || f.class == best.class && f.distance < best.distance {
			best = f
		}
	}
	for _, name := range e.Names {
		consider(name)
	}
	for _, name := range e.Aliases {
		consider(name)
	}
	return best
}

func fitOf(query, name string) fit {
	switch {
	case query == name:
		return fit{}
	case strings.HasPrefix(name, query) || strings.Contains(name, " "+query):
		return fit{1, utf8.RuneCountInString(name) - utf8.RuneCountInString(query)}
	}
	return fit{2, distance([]rune(query), []rune(name))}
}

func foldName(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(s))), " ")
}

// maxRanked is how many runes of a name take part in the edit distance.
const maxRanked = 80

// distance is the Levenshtein distance of the beginnings of a and b.
func distance(a, b []rune) int {
	a, b = a[:min(len(a), maxRanked)], b[:min(len(b), maxRanked)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			change := diagonal
			if ra != rb {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
