package calendar

import (
	"strconv"
	"strings"
	"unicode"

	"actant/extract"
	"actant/graph"
)

// parser holds the words of one sentence with what they may mean.
type parser struct {
	words  *Words
	tokens []extract.Token
	text   []string // apostrophes unified
	atoms  [][]atom // by first token
}

// atom is one meaning of the tokens from its place up to next.
type atom struct {
	class class
	value int
	next  int
}

func (p *parser) lex() {
	p.text = make([]string, len(p.tokens))
	p.atoms = make([][]atom, len(p.tokens))
	for i, tok := range p.tokens {
		p.text[i] = apostrophes.Replace(tok.Text)
	}
	for i := range p.tokens {
		lower := strings.ToLower(p.text[i])
		for _, m := range p.words.exact[lower] {
			p.match(i, m)
		}
		for _, m := range p.words.stems[prefix(lower)] {
			p.match(i, m)
		}
	}
}

var apostrophes = strings.NewReplacer("’", "'", "ʼ", "'", "‘", "'", "`", "'", "\u0301", "")

func (p *parser) match(i int, m meaning) {
	if i+len(m.words) > len(p.text) {
		return
	}
	for k, form := range m.words {
		if !fits(form, p.text[i+k], m.stem && k == len(m.words)-1) {
			return
		}
	}
	if m.class == monthWord && p.tokens[i].POS == "AUX" { // "may"
		return
	}
	p.atoms[i] = append(p.atoms[i], atom{m.class, m.value, i + len(m.words)})
}

// word gives the value of the longest atom of class c at token i and the token
// after it.
func (p *parser) word(c class, i int) (value, next int, ok bool) {
	if i >= len(p.atoms) {
		return 0, i, false
	}
	for _, a := range p.atoms[i] {
		if a.class == c && a.next > next {
			value, next, ok = a.value, a.next, true
		}
	}
	return value, next, ok
}

// skip steps over a word of one of the classes, if there is one.
func (p *parser) skip(i int, cs ...class) int {
	for _, c := range cs {
		if _, next, ok := p.word(c, i); ok {
			return next
		}
	}
	return i
}

// is says whether token i is one of the given marks.
func (p *parser) is(i int, marks ...string) bool {
	if i >= len(p.text) {
		return false
	}
	for _, m := range marks {
		if p.text[i] == m {
			return true
		}
	}
	return false
}

// digits reads a token that begins with digits: "4", "4-го", "4th", "2022-го".
// suffix is what follows the digits.
func (p *parser) digits(i int) (n int, suffix string, ok bool) {
	if i >= len(p.text) {
		return 0, "", false
	}
	s := p.text[i]
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(s)
	}
	if end == 0 || end > 4 {
		return 0, "", false
	}
	suffix = s[end:]
	if strings.IndexFunc(suffix, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) >= 0 {
		return 0, "", false
	}
	n, err := strconv.Atoi(s[:end])
	return n, suffix, err == nil
}

// ordinalEnd says whether the suffix of a number makes an ordinal.
func ordinalEnd(s string) bool {
	switch strings.ToLower(strings.TrimPrefix(s, "-")) {
	case "го", "ого", "е", "те", "му", "ому", "й", "м", "ю", "я", "st", "nd", "rd", "th":
		return true
	}
	return false
}

// dayNumber reads a day of the month: "4", "4-го", "4th", "the first".
func (p *parser) dayNumber(i int) (n, next int, ok bool) {
	i = p.skip(i, theWord)
	if n, suffix, ok := p.digits(i); ok && n >= 1 && n <= 31 && (suffix == "" || ordinalEnd(suffix)) {
		return n, i + 1, true
	}
	return p.word(ordinalWord, i)
}

// yearNumber reads a year: "2022", "2022-го", with «року», «р.» after it.
func (p *parser) yearNumber(i int) (y, next int, unit, ok bool) {
	y, suffix, ok := p.digits(i)
	if !ok || y < 1000 || y > 2999 || suffix != "" && !ordinalEnd(suffix) {
		return 0, i, false, false
	}
	if u, after, ok := p.word(unitWord, i+1); ok && u == year {
		return y, after, true, true
	}
	return y, i + 1, suffix != "", true
}

// count reads how many: "two", "2", "a"; approx for "several".
func (p *parser) count(i int) (n, next int, approx, ok bool) {
	if n, suffix, ok := p.digits(i); ok && suffix == "" {
		return n, i + 1, false, true
	}
	if n, next, ok := p.word(approxWord, i); ok {
		return n, next, true, true
	}
	n, next, ok = p.word(numberWord, i)
	return n, next, false, ok
}

// relations are the prepositions that say how an act lies to the time.
var relations = []struct {
	class    class
	relation graph.TimeRelation
	open     bool
}{
	{sinceWord, graph.Since, false},
	{byWord, graph.Before, false},
	{untilWord, graph.Until, false},
	{beforeWord, graph.Before, true},
	{afterWord, graph.After, false},
}

// preposition reads the word before a point of time. said is false when there is
// none.
func (p *parser) preposition(i int) (e Expr, next int, said bool) {
	for _, r := range relations {
		if _, next, ok := p.word(r.class, i); ok {
			return Expr{relation: r.relation, open: r.open}, next, true
		}
	}
	for _, c := range []class{onWord, withinWord} {
		if _, next, ok := p.word(c, i); ok {
			return Expr{}, next, true
		}
	}
	return Expr{}, i, false
}
