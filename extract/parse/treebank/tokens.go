package treebank

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
)

// joinTokens makes one token of a hyphenated word (прем'єр - міністр → прем'єр-міністр)
// and, in Ukrainian, of an abbreviation and its dot. What hangs outside decides how the
// token is read; a group of which several members do stays apart.
func joinTokens(words []Word, lang extract.Lang) []Word {
	var groups []span
	for _, g := range tokenGroups(words, lang) {
		if g.first == g.last || len(outside(words, g)) == 1 {
			groups = append(groups, g)
			continue
		}
		for i := g.first; i <= g.last; i++ {
			groups = append(groups, span{i, i})
		}
	}
	if len(groups) == len(words) {
		return words
	}
	place := make([]int, len(words))
	joined := make([]Word, len(groups))
	for n, g := range groups {
		for i := g.first; i <= g.last; i++ {
			place[i] = n
		}
		joined[n] = join(words, g, lang)
	}
	for i := range joined {
		if h := joined[i].Head; h >= 0 {
			joined[i].Head = place[h]
		}
	}
	if inCycle(joined) >= 0 {
		return words
	}
	return joined
}

// span is a first and a last token.
type span struct{ first, last int }

// tokenGroups lists all tokens, with those together that may be one.
func tokenGroups(words []Word, lang extract.Lang) []span {
	var groups []span
	for i := 0; i < len(words); {
		last := i
		for last+2 < len(words) && hyphenJoins(words[last:last+3]) {
			last += 2
		}
		if last == i && lang == extract.Ukrainian && i+1 < len(words) && isDotOf(words, i) {
			last++
		}
		groups = append(groups, span{i, last})
		i = last + 1
	}
	return groups
}

// hyphenJoins tells whether the hyphen in the middle stands inside a word, not between
// two numbers.
func hyphenJoins(three []Word) bool {
	before, hyphen := &three[0], &three[1]
	if !isHyphen(hyphen.Text) || !before.glued || !hyphen.glued {
		return false
	}
	return joinsAtHyphen(before.Text, three[2].Text)
}

func isHyphen(form string) bool { return form == "-" || form == "\u2010" || form == "\u2011" }

// joinsAtHyphen tells whether letters and digits stand on both sides of a hyphen, and
// a letter on one of them.
func joinsAtHyphen(before, after string) bool {
	left, _ := utf8.DecodeLastRuneInString(before)
	right, _ := utf8.DecodeRuneInString(after)
	return isAlphanumeric(left) && isAlphanumeric(right) && (unicode.IsLetter(left) || unicode.IsLetter(right))
}

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isDotOf tells whether word i is an abbreviation that the dot after it belongs to.
func isDotOf(words []Word, i int) bool {
	word, dot := &words[i], &words[i+1]
	if dot.Text != "." || !word.glued || dot.Head != i {
		return false
	}
	return word.Feats.Abbr == "Yes" || strings.HasSuffix(word.Lemma, ".")
}

// outside lists the members of a group, other than punctuation, whose head is not in it.
func outside(words []Word, g span) []int {
	var list []int
	for i := g.first; i <= g.last; i++ {
		h := words[i].Head
		if words[i].POS != "PUNCT" && (h < g.first || h > g.last) {
			list = append(list, i)
		}
	}
	return list
}

// join is the one token of a group.
func join(words []Word, g span, lang extract.Lang) Word {
	if g.first == g.last {
		return words[g.first]
	}
	word := words[outside(words, g)[0]]
	group := words[g.first : g.last+1]
	last := &words[g.last]
	var form, lemma strings.Builder
	for i := range group {
		form.WriteString(group[i].Text)
		if i < len(group)-1 {
			lemma.WriteString(partLemma(&group[i], lang))
		}
	}
	word.Text, word.Start, word.End, word.glued = form.String(), group[0].Start, last.End, last.glued
	switch {
	case last.Text != ".":
		word.Lemma = lemma.String() + last.Lemma
	case !strings.HasSuffix(word.Lemma, "."):
		word.Lemma += "."
	}
	return word
}

// partLemma is what a member other than the last brings to the lemma of its group.
func partLemma(w *Word, lang extract.Lang) string {
	if lang == extract.Ukrainian && slices.Contains([]string{"NOUN", "PROPN"}, w.POS) && !w.hyph {
		return w.Lemma
	}
	if w.POS == "PROPN" {
		return w.Text
	}
	return strings.ToLower(w.Text)
}
