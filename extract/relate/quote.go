package relate

import (
	"strings"

	"actant/extract"
)

// Quotation marks: what opens, and what closes it.
const (
	openers = "«„“\""
	closers = "»“”\""
)

// findQuotes lists what stands between the quotation marks of every paragraph; a quote that is not closed
// ends with its paragraph. Marks inside a quote belong to it.
func findQuotes(doc *extract.Doc) []extract.Span {
	var all []extract.Span
	open, depth, paragraph := -1, 0, -1
	closeAt := func(end int) {
		if open >= 0 && end > open {
			all = append(all, extract.Slice(doc.Text, open, end))
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
