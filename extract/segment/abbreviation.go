package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviation decides whether the dot that ends at e belongs to piece k before it;
// 0 = no, it ends a sentence or nothing.
func (s *scanner) abbreviation(k, e int) class {
	text := s.text[s.pieces[k].start:s.pieces[k].end]
	if isCapital(text) {
		return s.initial(k, e)
	}
	c := s.rules.class(text)
	if chain := s.chain(k, e, text); chain != 0 {
		return chain
	}
	if c&dotted != 0 {
		return c & dotted
	}
	next := s.following(e)
	switch {
	case c&name != 0 && s.beforeName(next) && (k == 0 || s.pieces[k-1].kind != figure):
		return name
	case c&number != 0 && next < len(s.text) && (isDigit(runeAt(s.text, next)) || runeAt(s.text, next) == '№'):
		return number
	}
	return 0
}

// isCapital reports whether text is one capital letter, but not the English I.
func isCapital(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) && r != 'I' && markEnd(text, n) == len(text)
}

// initial takes a single capital for a piece of a name, В. Зеленський, unless a
// sentence seems to end here: Plan B. The ...
func (s *scanner) initial(k, e int) class {
	if k > 0 && s.pieces[k-1].class&initial != 0 && s.pieces[k-1].end == s.pieces[k].start {
		return initial
	}
	next := s.following(e)
	if next == len(s.text) || lineBreaks(s.text[e:next]) > 0 {
		return 0
	}
	w := wordEnd(s.text, next)
	dot := w.end < len(s.text) && s.text[w.end] == '.'
	if utf8.RuneCountInString(s.text[next:w.end]) > 1 && !dot && s.rules.class(s.text[next:w.end])&starter != 0 && upper(s.text[next:w.end]) {
		return 0
	}
	return initial
}

// chain finds т. д., т. зв., н. е. from either end.
func (s *scanner) chain(k, e int, text string) class {
	if k > 0 && s.pieces[k-1].class&chained != 0 {
		p := s.pieces[k-1]
		return s.rules.chain(s.text[p.start:p.end-1], text)
	}
	if len(text) > 4 {
		return 0
	}
	next := s.following(e)
	w := wordEnd(s.text, next)
	if w.end == next || !strings.HasPrefix(s.text[w.end:], ".") {
		return 0
	}
	if s.rules.chain(text, s.text[next:w.end]) != 0 {
		return chained
	}
	return 0
}

// following is the offset of the next character that is no space.
func (s *scanner) following(i int) int {
	for i < len(s.text) {
		r, n := s.rune(i)
		if !isSpace(r) {
			break
		}
		i += n
	}
	return i
}

// beforeName reports whether a capital stands at i, maybe behind a quotation mark.
func (s *scanner) beforeName(i int) bool {
	if i >= len(s.text) {
		return false
	}
	r, n := s.rune(i)
	if isOpener(r) {
		r, _ = s.rune(i + n)
	}
	return unicode.IsUpper(r)
}

// lineBreaks counts the line breaks in a gap between pieces, up to 2: a blank line.
func lineBreaks(gap string) int {
	count := 0
	for i, r := range gap {
		switch r {
		case '\n', '\f', '\v', 0x85, 0x2028:
			count++
		case '\r':
			if !strings.HasPrefix(gap[i+1:], "\n") {
				count++
			}
		case 0x2029:
			count += 2
		}
	}
	return min(count, 2)
}
