package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lookBack is how many pieces are read back for an open bracket or quotation.
const lookBack = 200

// stretch is a sentence as a range of pieces.
type stretch struct {
	first, last int
	paragraph   int
}

// divider puts pieces together to sentences.
type divider struct {
	text   string
	rules  *rules
	pieces []piece
	start  int // first piece of the sentence that is being read
	block  block
}

func (d *divider) run() []stretch {
	var out []stretch
	paragraph := 0
	for i := 0; i < len(d.pieces); i++ {
		last, border := d.border(i)
		i = last
		if border == inside {
			continue
		}
		out = d.appendCut(out, stretch{d.start, last, paragraph})
		d.start = last + 1
		if border == newParagraph {
			paragraph++
		}
	}
	if d.start < len(d.pieces) {
		out = d.appendCut(out, stretch{d.start, len(d.pieces) - 1, paragraph})
	}
	return out
}

// border is what stands between two pieces.
type border uint8

const (
	inside border = iota
	newSentence
	newParagraph
)

// border looks behind piece i. When marks follow that belong to the same sentence
// (closing quotation marks and brackets), last is the last of them.
func (d *divider) border(i int) (last int, b border) {
	p := d.pieces[i]
	last = i
	switch {
	case p.kind == stop:
		last = d.absorb(i)
	case p.class&dotted != 0:
		last = d.closers(i)
	}
	if last+1 == len(d.pieces) {
		return last, inside
	}
	switch breaks := lineBreaks(d.gap(last)); {
	case breaks == 2:
		return last, newParagraph
	case breaks == 1:
		return last, d.lineBorder(i, last)
	case p.kind == stop && d.stops(i, last), p.class&dotted != 0 && d.abbreviationEnds(i, last):
		return last, newSentence
	}
	return last, inside
}

// gap is the space behind piece i.
func (d *divider) gap(i int) string {
	return d.text[d.pieces[i].end:d.pieces[i+1].start]
}

func (d *divider) textOf(i int) string {
	if i < 0 || i >= len(d.pieces) {
		return ""
	}
	return d.text[d.pieces[i].start:d.pieces[i].end]
}

func (d *divider) first(i int) rune {
	if i < 0 || i >= len(d.pieces) {
		return 0
	}
	return runeAt(d.text, d.pieces[i].start)
}

// absorb is the last of the marks that follow the stop i at once: .» ?" !) .»…
func (d *divider) absorb(i int) int {
	for i+1 < len(d.pieces) {
		glued := d.pieces[i].end == d.pieces[i+1].start
		r := d.first(i + 1)
		closing := glued && (isCloser(r) || isStop(r)) || !glued && d.closesApart(i+1)
		if !closing || d.pieces[i+1].kind == word {
			break
		}
		i++
	}
	if d.textOf(i+1) == "[" && d.textOf(i+3) == "]" && d.pieces[i+2].kind == figure && lineBreaks(d.gap(i)) == 0 {
		i += 3 // a footnote, [17]
	}
	return i
}

// closers is absorb behind an abbreviation, which takes no further stops.
func (d *divider) closers(i int) int {
	for i+1 < len(d.pieces) && d.pieces[i].end == d.pieces[i+1].start && isCloser(d.first(i+1)) &&
		d.pieces[i+1].kind == mark {
		i++
	}
	return i
}

// closesApart reports whether piece i, with a space before it, still closes a
// quotation: «Так. » or "Так. " - сказав він.
func (d *divider) closesApart(i int) bool {
	if lineBreaks(d.gap(i-1)) > 0 {
		return false
	}
	switch d.first(i) {
	case '»':
		return true
	case '"':
		next := d.first(i + 1)
		return i+1 == len(d.pieces) || next == ',' || isDash(next) ||
			d.pieces[i].end < d.pieces[i+1].start && d.quoted(i)
	}
	return false
}

// quoted reports whether a straight quotation is open before piece i.
func (d *divider) quoted(i int) bool {
	open := false
	for k := max(d.start, i-lookBack); k < i; k++ {
		if d.textOf(k) == `"` {
			open = !open
		}
	}
	return open
}

// bracketed reports whether a bracket is open before piece i.
func (d *divider) bracketed(i int) bool {
	depth := 0
	for k := max(d.start, i-lookBack); k < i; k++ {
		switch d.textOf(k) {
		case "(":
			depth++
		case ")":
			depth--
		}
	}
	return depth > 0
}

// stops reports whether the stop i, with its closing marks up to last, ends a sentence.
func (d *divider) stops(i, last int) bool {
	next := last + 1
	switch {
	case d.pieces[last].end == d.pieces[next].start:
		return last == i && d.missingSpace(i)
	case d.isListNumber(i), last == i+1 && d.first(last) == ')' && d.first(i-1) == '(':
		return false
	}
	r := d.first(next)
	switch d.pieces[next].kind {
	case word:
		if lower(d.textOf(next)) {
			return last == i && d.lowerStarts(i)
		}
		return last == i || !d.isSpeech(next)
	case figure:
		return !d.isOmission(i)
	case link:
		return true
	case stop:
		return false
	}
	switch {
	case isDash(r):
		return d.dashStarts(i, next)
	case isOpener(r):
		return !d.isOmission(i) || !lower(d.textOf(next+1))
	}
	return !isCloser(r) && !strings.ContainsRune(",;:%/№", r)
}

// missingSpace finds the border in «сказав він.Потім»: Cyrillic only, since Latin
// names are written so.
func (d *divider) missingSpace(i int) bool {
	before, after := d.textOf(i-1), d.textOf(i+1)
	if i == d.start || d.pieces[i-1].kind != word || d.pieces[i-1].end != d.pieces[i].start || len(before) < 6 || len(after) < 4 {
		return false
	}
	return d.textOf(i) == "." && isCyrillic(before) && isCyrillic(after) && lower(before) && upper(after) &&
		lower(after[runeLen(after):])
}

func isCyrillic(s string) bool {
	r := runeAt(s, 0)
	return 0x0400 <= r && r <= 0x052F
}

func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// isListNumber reports whether the dot i only marks the item of a list: 1. Перше
func (d *divider) isListNumber(i int) bool {
	n := i - 1
	return n == d.start && d.pieces[n].kind == figure && d.pieces[n].end-d.pieces[n].start <= 3 && d.textOf(i) == "."
}

// isOmission reports whether the dots i stand for words left out: був у ... 2023 року
func (d *divider) isOmission(i int) bool {
	t := d.textOf(i)
	return (t == "…" || len(t) > 1 && t[0] == '.') && i > d.start && d.pieces[i-1].end < d.pieces[i].start
}

// lowerStarts reports whether a sentence may end at the stop i though a small letter
// follows: a full word before the dot, which cannot be an unknown abbreviation.
func (d *divider) lowerStarts(i int) bool {
	if i == d.start || d.bracketed(i) {
		return false
	}
	before := d.textOf(i - 1)
	switch d.textOf(i) {
	case "?":
		return d.pieces[i-1].kind == word
	case ".":
		return d.pieces[i-1].kind == word && d.pieces[i-1].end == d.pieces[i].start && isFullWord(before)
	}
	return false
}

// isFullWord tells words from abbreviations: these end in a consonant and are short.
func isFullWord(word string) bool {
	n := utf8.RuneCountInString(word)
	if n < 4 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(word)
	if isCyrillic(word) {
		return n >= 7 || strings.ContainsRune("аеєиіїоуюяйь", r)
	}
	return true
}

// isSpeech reports whether a reporting clause starts at piece i, which follows a
// quotation: "Never!" | President Biden said.
func (d *divider) isSpeech(i int) bool {
	const longest = 4
	for k := i; k < len(d.pieces) && k < i+longest && d.pieces[k].kind == word; k++ {
		if k > i && d.rules.class(d.textOf(k))&speech != 0 {
			return true
		}
		if !upper(d.textOf(k)) {
			return false
		}
	}
	return false
}

// dashStarts reports whether the dash next begins a sentence behind the stop i. It
// does not in «Хто там? — запитав він» and «(... — Ред.)».
func (d *divider) dashStarts(i, next int) bool {
	if next+1 == len(d.pieces) {
		return true
	}
	return !lower(d.textOf(next+1)) && !d.bracketed(i)
}

// likelyClause is how many words a sentence has that may end with «2020 р.» though the
// next word could go on as its subject: «У 2020 р. Верховна Рада ухвалила».
const likelyClause = 8

// abbreviationEnds reports whether a sentence ends with the abbreviation i.
func (d *divider) abbreviationEnds(i, last int) bool {
	next := last + 1
	if d.pieces[last].end == d.pieces[next].start || d.first(last) == ')' {
		return false
	}
	if last == i && isOpener(d.first(next)) && d.first(next) != '(' && next+1 < len(d.pieces) {
		next++
	}
	c := d.pieces[i].class
	if d.pieces[next].kind != word || !unicode.IsUpper(d.first(next)) || c&closed != 0 {
		return false
	}
	if c&unit != 0 {
		return true
	}
	if d.rules.class(d.textOf(next))&starter != 0 && d.pieces[next].class == 0 {
		return true
	}
	return c&year != 0 && i-d.clause(i) >= likelyClause
}

// clause is the piece where the clause of piece i starts.
func (d *divider) clause(i int) int {
	k := i
	for k > d.start && k > i-likelyClause && d.textOf(k-1) != "," {
		k--
	}
	return k
}
