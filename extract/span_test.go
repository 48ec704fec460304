package extract_test

import (
	"testing"

	"actant/extract"
)

func TestSpanAt(t *testing.T) {
	spans := []extract.Span{{Start: 2, End: 5}, {Start: 5, End: 6}, {Start: 9, End: 12}}
	for offset, want := range []int{-1, -1, 0, 0, 0, 1, -1, -1, -1, 2, 2, 2, -1} {
		if got := extract.SpanAt(spans, offset); got != want {
			t.Errorf("offset %d: got span %d, want %d", offset, got, want)
		}
	}
	if got := extract.SpanAt(nil, 0); got != -1 {
		t.Errorf("no spans: got %d, want -1", got)
	}
}
