package relate

import (
	"slices"
	"strings"

	"actant/extract"
)

// quoteSpan is direct speech: byte offsets of what stands between the marks.
type quoteSpan struct{ start, end int }

// Quotation marks: what opens, and what closes it.
const (
	openers = "«„“\""
	closers = "»“”\""
)

// findQuotes pairs the quotation marks of every paragraph; a quote that is not closed
// ends with its paragraph. Marks inside a quote belong to it.
func findQuotes(doc *extract.Doc) []quoteSpan {
	var all []quoteSpan
	open, depth, paragraph := -1, 0, -1
	closeAt := func(end int) {
		if open >= 0 && end > open {
			all = append(all, quoteSpan{open, end})
		}
		open, depth = -1, 0
	}
	last := 0
	for _, sent := range doc.Sentences {
		if sent.Paragraph != paragraph {
			closeAt(last)
			paragraph = sent.Paragraph
		}
		for _, tok := range sent.Tokens {
			switch {
			case open < 0 && strings.Contains(openers, tok.Text):
				open = tok.End
			case open >= 0 && tok.Text == "«":
				depth++
			case open >= 0 && tok.Text == "»" && depth > 0:
				depth--
			case open >= 0 && strings.Contains(closers, tok.Text):
				closeAt(tok.Start)
			}
		}
		last = sent.End
	}
	closeAt(last)
	return all
}

// quoteAt is the index of the quote that holds the offset, or -1; quotes are in order
// and do not overlap.
func quoteAt(quotes []quoteSpan, offset int) int {
	i, _ := slices.BinarySearchFunc(quotes, offset, func(q quoteSpan, at int) int {
		if q.end <= at {
			return -1
		}
		return 1
	})
	if i < len(quotes) && quotes[i].start <= offset {
		return i
	}
	return -1
}
