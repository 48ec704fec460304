package segment

import (
	"strings"
	"unicode/utf8"
)

// block is a run of lines without a blank line between.
type block struct {
	end     int  // byte offset
	width   int  // of the longest line, in characters
	wrapped bool // the lines are broken to fit a width, not where something ends
}

// A text is taken for hard-wrapped when its longest line has a width in this range.
const (
	minWidth = 40
	maxWidth = 120
)

// lineBorder decides at a single line break behind piece last.
func (d *divider) lineBorder(i, last int) border {
	next := last + 1
	p := d.pieces[i]
	wrap := d.isWrap(last)
	switch {
	case p.class&unending != 0 && p.class&dotted&^closed == 0:
		return inside
	case p.kind == stop:
		switch {
		case !d.stops(i, last) && (d.isListNumber(i) || !d.lineStarts(next)):
			return inside
		case wrap:
			return newSentence
		}
		return newParagraph
	case wrap && p.class&dotted != 0 && d.abbreviationEnds(i, last):
		return newSentence
	case wrap, !d.lineStarts(next), d.goesOn(last):
		return inside
	}
	return newParagraph
}

// lineStarts reports whether piece i can be the first of a headline, item or sentence.
func (d *divider) lineStarts(i int) bool {
	r := d.first(i)
	switch d.pieces[i].kind {
	case word:
		return upper(d.textOf(i))
	case figure, link:
		return true
	case stop:
		return false
	}
	return isOpener(r) || isBullet(r) || !isCloser(r) && !strings.ContainsRune(",;:%/", r)
}

// goesOn reports whether a line that ends with piece i is not complete.
func (d *divider) goesOn(i int) bool {
	r := d.first(i)
	return d.pieces[i].kind == mark && (r == ',' || isDash(r) || r == '(' || r == '[' || r == '«' || r == '„')
}

// isWrap reports whether the line break behind piece i is there only because the next
// word did not fit into the line.
func (d *divider) isWrap(i int) bool {
	end := d.pieces[i].end
	if end >= d.block.end {
		d.block = blockAt(d.text, d.block.end, end)
	}
	if !d.block.wrapped {
		return false
	}
	line := d.text[:end]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	next := d.text[d.pieces[i+1].start:]
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(firstWord(next)) > d.block.width
}

func firstWord(s string) string {
	for i, r := range s {
		if isSpace(r) {
			return s[:i]
		}
	}
	return s
}

// blockAt is the block that holds byte at; from is the end of an earlier block.
func blockAt(text string, from, at int) block {
	var b block
	open := false // the line before does not end a sentence
	for from < len(text) {
		end := len(text)
		if k := strings.IndexByte(text[from:], '\n'); k >= 0 {
			end = from + k + 1
		}
		line := strings.TrimSpace(text[from:end])
		from = end
		if line == "" {
			if from > at {
				break
			}
			b, open = block{}, false
			continue
		}
		b.width = max(b.width, utf8.RuneCountInString(line))
		b.wrapped = b.wrapped || open && lower(line)
		r, _ := utf8.DecodeLastRuneInString(line)
		open = !isStop(r)
	}
	b.end = from
	b.wrapped = b.wrapped && minWidth <= b.width && b.width <= maxWidth
	return b
}
