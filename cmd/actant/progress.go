package main

import (
	"fmt"
	"io"
	"time"
)

// drawPause is the time between two drawings.
const drawPause = 100 * time.Millisecond

// progress shows on a terminal how far a command has come. A nil progress shows nothing.
type progress struct {
	to    io.Writer
	total int64 // bytes; 0 = not known
	done  int64
	began time.Time
	drawn time.Time
}

func newProgress(to io.Writer, total int64) *progress {
	return &progress{to: to, total: total, began: time.Now()}
}

// show counts bytes that were done and draws the line, unless it was drawn just before.
func (p *progress) show(done int64, what string) {
	if p == nil {
		return
	}
	p.done += done
	now := time.Now()
	if now.Sub(p.drawn) < drawPause {
		return
	}
	p.drawn = now
	p.clear()
	fmt.Fprint(p.to, progressLine(p.done, p.total, now.Sub(p.began), what))
}

// clear wipes the line.
func (p *progress) clear() {
	if p != nil {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}

// progressLine is the line as it is drawn, with the time that is left at the speed so far.
func progressLine(done, total int64, elapsed time.Duration, what string) string {
	if total <= 0 || done <= 0 {
		return what + " …"
	}
	done = min(done, total)
	left := time.Duration(float64(elapsed) * float64(total-done) / float64(done)).Round(time.Second)
	return fmt.Sprintf("%s  %s, %v left", bar(float64(done)/float64(total)), what, left)
}
