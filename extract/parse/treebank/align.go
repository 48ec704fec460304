package treebank

import (
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
)

// tokens is the tokens of all sentences of a text in one list, with the heads counted in
// it.
type tokens []extract.Token

func flatten(sents []extract.Sentence) tokens {
	var all tokens
	for i := range sents {
		base := len(all)
		for _, tok := range sents[i].Tokens {
			if tok.Head >= 0 {
				tok.Head += base
			}
			all = append(all, tok)
		}
	}
	return all
}

// align gives for each gold token the token that was found in the same place; -1 = none.
// Gold tokens that share one place, as the words of a contraction do, are aligned with
// those inside it by their form, as many as possible in order.
func align(gold, found tokens) []int {
	to := make([]int, len(gold))
	f := 0
	for g := 0; g < len(gold); {
		next := g + 1
		for next < len(gold) && samePlace(&gold[next], &gold[g]) {
			next++
		}
		for f < len(found) && found[f].Start < gold[g].Start {
			f++
		}
		from := f
		for f < len(found) && found[f].End <= gold[g].End {
			f++
		}
		matchInside(to[g:next], gold[g:next], found[from:f], from)
		g = next
	}
	return to
}

func samePlace(a, b *extract.Token) bool { return a.Start == b.Start && a.End == b.End }

// maxInside is how many tokens in the place of one contraction are looked at.
const maxInside = 1000

// matchInside aligns gold tokens of one place with the found tokens inside it.
func matchInside(to []int, gold, inside tokens, base int) {
	for i := range to {
		to[i] = -1
	}
	if len(gold) == 1 {
		if len(inside) == 1 && samePlace(&gold[0], &inside[0]) {
			to[0] = base
		}
		return
	}
	for _, pair := range longestCommon(gold, inside[:min(len(inside), maxInside)]) {
		to[pair[0]] = base + pair[1]
	}
}

// longestCommon is a longest common subsequence of two lists by the form of the tokens,
// as pairs of indices.
func longestCommon(a, b tokens) [][2]int {
	best := make([][]int, len(a)+1)
	best[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		best[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if sameForm(&a[i], &b[j]) {
				best[i][j] = best[i+1][j+1] + 1
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case sameForm(&a[i], &b[j]):
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

func sameForm(a, b *extract.Token) bool {
	return strings.EqualFold(lexicon.Norm(a.Text), lexicon.Norm(b.Text))
}
