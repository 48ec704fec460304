package segment

import (
	"strings"
	"unicode/utf8"
)

// kind is what a piece is made of.
type kind uint8

const (
	mark kind = iota // any character that is nothing else
	word
	figure // starts with a digit
	stop   // . ? ! … and runs of them
	link   // address, e-mail, @name, #tag
)

// piece is a token before it is known to which sentence it belongs.
type piece struct {
	start, end int
	kind       kind
	class      class // of an abbreviation that has its dot
}

// scanner cuts a text into pieces: they cover every character that is no space, in
// order, each once.
type scanner struct {
	text   string
	rules  *rules
	pieces []piece
	mail   span // the next e-mail address, empty if there is none
}

type span struct{ start, end int }

func (s *scanner) run() {
	s.pieces = make([]piece, 0, len(s.text)/7+8)
	s.mail = nextMail(s.text, 0)
	for i := 0; i < len(s.text); {
		r, n := s.rune(i)
		if isSpace(r) {
			i += n
			continue
		}
		i = s.next(i, r, n)
	}
}

func (s *scanner) rune(i int) (rune, int) {
	if i < len(s.text) && s.text[i] < utf8.RuneSelf {
		return rune(s.text[i]), 1
	}
	return utf8.DecodeRuneInString(s.text[i:])
}

func (s *scanner) add(start, end int, k kind) int {
	s.pieces = append(s.pieces, piece{start: start, end: end, kind: k})
	return end
}

// next adds the pieces that start at i, where the rune r of n bytes stands, and
// returns the end of the last one.
func (s *scanner) next(i int, r rune, n int) int {
	if e := s.address(i, r); e > i {
		return s.add(i, e, link)
	}
	switch {
	case isWord(r):
		return s.word(i, r)
	case r == '.':
		return s.dots(i)
	case r == '!' || r == '?':
		return s.add(i, s.shout(i), stop)
	case r == '…':
		return s.add(i, i+n, stop)
	case r == '-':
		return s.add(i, sameEnd(s.text, i), mark)
	case isApostrophe(r):
		return s.apostrophe(i, n)
	case r < utf8.RuneSelf && strings.IndexByte("=*_~<>$", byte(r)) >= 0:
		return s.add(i, sameEnd(s.text, i), mark)
	}
	return s.add(i, s.symbolEnd(i, r, n), mark)
}

// sameEnd is the end of the run of the byte at i.
func sameEnd(text string, i int) int {
	c := text[i]
	for i < len(text) && text[i] == c {
		i++
	}
	return i
}

// shout is the end of a run of question and exclamation marks: ?! !.. ?..
func (s *scanner) shout(i int) int {
	for i < len(s.text) && (s.text[i] == '!' || s.text[i] == '?') {
		i++
	}
	if strings.HasPrefix(s.text[i:], "..") {
		return sameEnd(s.text, i)
	}
	return i
}

// dots adds a run of dots, or the dot of an abbreviation to the piece before.
func (s *scanner) dots(i int) int {
	e := sameEnd(s.text, i)
	if e > i+1 || len(s.pieces) == 0 {
		return s.add(i, e, stop)
	}
	last := &s.pieces[len(s.pieces)-1]
	if last.end != i || last.kind != word || last.class != 0 {
		return s.add(i, e, stop)
	}
	c := s.abbreviation(len(s.pieces)-1, e)
	if c == 0 {
		return s.add(i, e, stop)
	}
	last.end, last.class = e, c
	return e
}

// apostrophe adds a mark, or a clitic behind something that is no word: U.S.'s
func (s *scanner) apostrophe(i, n int) int {
	if k := len(s.pieces); k == 0 || s.pieces[k-1].end != i || s.pieces[k-1].class == 0 {
		return s.add(i, i+n, mark)
	}
	e := wordEnd(s.text, i+n).end
	if s.rules.clitic("x"+s.text[i:e]) != e-i {
		return s.add(i, i+n, mark)
	}
	return s.add(i, e, word)
}

// symbolEnd is the end of a single character with the marks on it; pictures that
// are joined to one picture stay together.
func (s *scanner) symbolEnd(i int, r rune, n int) int {
	const joiner = 0x200D
	e := i + n
	for e < len(s.text) && s.text[e] >= utf8.RuneSelf {
		next, n := s.rune(e)
		switch {
		case isMark(next), 0x1F3FB <= next && next <= 0x1F3FF:
			e += n
		case next == joiner && r > 0x2000 && e+n < len(s.text):
			after, m := s.rune(e + n)
			if after <= 0x2000 || isSpace(after) || isWord(after) {
				return e
			}
			e += n + m
		default:
			return e
		}
	}
	return e
}

// word adds the pieces of a word or number.
func (s *scanner) word(i int, r rune) int {
	if isDigit(r) {
		if e := numberEnd(s.text, i); e > i {
			return s.add(i, e, figure)
		}
	}
	if e := initialsEnd(s.text, i); e > i {
		s.add(i, e, word)
		c := s.rules.class(s.text[i : e-1])
		if c&dotted == 0 {
			c |= open
		}
		s.pieces[len(s.pieces)-1].class = c & dotted
		return e
	}
	w := wordEnd(s.text, i)
	if !w.cyrillic {
		if e := domainEnd(s.text, w.end); e > w.end {
			return s.add(i, e, link)
		}
	}
	k := word
	if isDigit(r) {
		k = figure
	}
	return s.parts(i, w, k)
}

// parts adds a word whole, or as 2003 - 2004, do n't, can not.
func (s *scanner) parts(i int, w wordShape, k kind) int {
	at := 0
	switch {
	case w.hyphens == 1 && !w.letters && !w.apostrophe:
		s.add(i, w.hyphen, k)
		_, n := s.rune(w.hyphen)
		s.add(w.hyphen, w.hyphen+n, mark)
		return s.add(w.hyphen+n, w.end, k)
	case w.apostrophe && !w.cyrillic:
		if n := s.rules.clitic(s.text[i:w.end]); n > 0 {
			at = w.end - n
		}
	case !w.cyrillic:
		if n := s.rules.cut(s.text[i:w.end]); n > 0 {
			at = i + n
		}
	}
	if at > i {
		s.add(i, at, k)
		return s.add(at, w.end, word)
	}
	return s.add(i, w.end, k)
}

// wordShape is a word and what is in it.
type wordShape struct {
	end        int
	hyphen     int // byte offset of the last one
	hyphens    int
	letters    bool
	cyrillic   bool
	apostrophe bool
}

// wordEnd reads a word from i on: letters, digits and marks on them, joined by
// hyphens, apostrophes and characters that cannot be seen.
func wordEnd(text string, i int) wordShape {
	w := wordShape{end: i}
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isWord(r):
			w.letters = w.letters || !isDigit(r)
			w.cyrillic = w.cyrillic || 0x0400 <= r && r <= 0x052F
			i += n
			w.end = i
			continue
		case isInvisible(r):
			i += n
			continue
		}
		if i != w.end || !isHyphen(r) && !isApostrophe(r) || !wordAt(text, i+n) {
			return w
		}
		if isHyphen(r) {
			w.hyphens++
			w.hyphen = i
		} else {
			w.apostrophe = true
		}
		i += n
	}
	return w
}

func wordAt(text string, i int) bool {
	r, n := utf8.DecodeRuneInString(text[i:])
	return n > 0 && isWord(r)
}

// numberEnd reads a number with inner marks from i on, 1,234.5 14:00 9/11 1,5-го;
// it is i if there is none.
func numberEnd(text string, i int) int {
	e := digitsEnd(text, i)
	start := e
	for e < len(text) && strings.IndexByte(".,:/", text[e]) >= 0 {
		next := digitsEnd(text, e+1)
		if next == e+1 {
			break
		}
		e = next
	}
	if e == start {
		return i
	}
	if e+1 < len(text) && text[e] == '-' && wordAt(text, e+1) && !isDigit(runeAt(text, e+1)) {
		return wordEnd(text, e+1).end
	}
	return markEnd(text, e)
}

func runeAt(text string, i int) rune {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

func digitsEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isDigit(r) {
			break
		}
		i += n
	}
	return i
}

func markEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isMark(r) {
			break
		}
		i += n
	}
	return i
}

// initialsEnd reads two or more Latin letters with a dot each, U.S. e.g.
func initialsEnd(text string, i int) int {
	e := i
	for e+1 < len(text) && isLatin(rune(text[e])) && text[e+1] == '.' {
		e += 2
	}
	if e < i+4 {
		return i
	}
	return e
}
