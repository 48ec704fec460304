package extract

import "slices"

// SpanAt is the index of the span that holds a byte offset, or -1. The spans are in the
// order of the text and do not overlap.
func SpanAt(spans []Span, offset int) int {
	i, _ := slices.BinarySearchFunc(spans, offset, func(s Span, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	if i < len(spans) && spans[i].Start <= offset {
		return i
	}
	return -1
}
