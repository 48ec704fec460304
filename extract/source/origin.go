package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxMisses is how many paragraphs may be sought in vain before the map is given up.
const maxMisses = 50

// place is where a character of the page's text stands in the decoded page: its bytes
// [from, from+size) are the character itself, or an entity that means it.
type place struct {
	from int
	size int
}

// stream is the text of a page without white space and markup.
type stream struct {
	text   strings.Builder
	places []place // of each character
}

// locate finds the paragraphs of an article, which follow each other with an empty line
// between, in the page. Pieces are in bytes of the original; none where these are not
// known.
func locate(paragraphs []string, d decoded) []Piece {
	if d.width == nil {
		return nil
	}
	var s stream
	s.read(d.text)
	all := s.text.String()
	var pieces []Piece
	start, cursor, rank, misses := 0, 0, 0, 0
	for _, p := range paragraphs {
		bare := strings.Map(func(r rune) rune {
			if space(r) || invisible(r) {
				return -1
			}
			return r
		}, p)
		switch i := strings.Index(all[cursor:], bare); {
		case i >= 0:
			rank += utf8.RuneCountInString(all[cursor : cursor+i])
			pieces = appendPieces(pieces, p, start, s.places[rank:], d.text)
			cursor += i + len(bare)
			rank += utf8.RuneCountInString(bare)
		default:
			if misses++; misses > maxMisses {
				return toOriginal(pieces, d)
			}
		}
		start += len(p) + len("\n\n")
	}
	return toOriginal(pieces, d)
}

// appendPieces adds the pieces of one paragraph, which begins at start of the text and
// whose characters other than white space stand at places.
func appendPieces(pieces []Piece, p string, start int, places []place, page string) []Piece {
	next := 0
	for i, r := range p {
		from, size := 0, 0
		switch {
		case next == len(places):
			return pieces
		case space(r): // the character before it stands right before it
			if next > 0 {
				from, size = places[next-1].from+places[next-1].size, 1
			}
			if next == 0 || from+1 != places[next].from || !space(rune(page[from])) {
				continue
			}
		default:
			from, size = places[next].from, places[next].size
			next++
		}
		n := utf8.RuneLen(r)
		if size != n || r != ' ' && !strings.HasPrefix(page[from:], string(r)) {
			continue // written otherwise there
		}
		if k := len(pieces) - 1; k >= 0 && pieces[k].End == start+i && pieces[k].To == from {
			pieces[k].End += n
			pieces[k].To += n
			continue
		}
		pieces = append(pieces, Piece{start + i, start + i + n, from, from + n})
	}
	return pieces
}

// toOriginal counts what is counted in bytes of the decoded page in bytes of the original.
// Pieces are in order.
func toOriginal(pieces []Piece, d decoded) []Piece {
	at, origin := 0, d.bom
	forward := func(to int) int {
		for at < to {
			r, n := utf8.DecodeRuneInString(d.text[at:])
			at += n
			origin += d.width(r)
		}
		return origin
	}
	slices.SortFunc(pieces, func(a, b Piece) int { return a.Start - b.Start })
	for i := range pieces {
		pieces[i].From, pieces[i].To = forward(pieces[i].From), forward(pieces[i].To)
	}
	return pieces
}

// read takes the text out of the markup.
func (s *stream) read(page string) {
	z := html.NewTokenizer(strings.NewReader(page))
	at := 0
	var inside atom.Atom // a script or style
	for {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			name, _ := z.TagName()
			inside = atom.Lookup(name)
		case html.EndTagToken:
			inside = 0
		case html.TextToken:
			if inside != atom.Script && inside != atom.Style && inside != atom.Title {
				s.add(raw, at)
			}
		}
		at += len(raw)
	}
}

// add takes one stretch of text between tags, which begins at a byte of the page.
func (s *stream) add(raw string, at int) {
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRuneInString(raw[i:])
		meant := raw[i : i+n]
		if r == '&' {
			if end := strings.IndexByte(raw[i:min(len(raw), i+40)], ';'); end > 0 {
				if t := html.UnescapeString(raw[i : i+end+1]); t != raw[i:i+end+1] {
					meant, n = t, end+1
				}
			}
		}
		for _, c := range meant {
			if !space(c) && !invisible(c) {
				s.text.WriteRune(c)
				s.places = append(s.places, place{at + i, n})
			}
		}
		i += n
	}
}
