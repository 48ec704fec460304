package main

import (
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		want        string
	}{
		{50, 0, "3 documents …"},
		{0, 100, "3 documents …"},
		{25, 100, "[#######.......................]  25 %  3 documents, 30s left"},
		{120, 100, "[##############################] 100 %  3 documents, 0s left"},
	} {
		if got := progressLine(c.done, c.total, 10*time.Second, "3 documents"); got != c.want {
			t.Errorf("%d of %d: got %q, want %q", c.done, c.total, got, c.want)
		}
	}
}

func TestNoProgress(t *testing.T) {
	var p *progress
	p.show(1, "nothing")
	p.clear()
}
