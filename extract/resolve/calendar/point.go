package calendar

import (
	"time"

	"actant/graph"
)

// shape is the kind of a point of time.
type shape int

const (
	dateShape    shape = iota + 1 // day, month perhaps, year perhaps
	monthShape                    // month, year perhaps
	yearShape                     // year
	weekdayShape                  // day of the week, or the weekend
	unitShape                     // "this week": unit and shift
	dayShape                      // "yesterday": offset in days
	quarterShape                  // quarter or half of a year
	seasonShape                   // three months
	agoShape                      // "two days ago": count of units from the anchor
	spanShape                     // days from lo to hi around the anchor
	decadeShape                   // "the 1990s"
	eveShape                      // the day before what is talked about
	clockShape                    // "at 14:00" alone
)

// point is a point of time as it was worded.
type point struct {
	shape    shape
	year     int
	yearOff  int
	yearSaid yearForm
	month    int
	day      int
	weekday  int
	number   int // of quarter or half
	unit     int
	shift    int
	shifted  bool
	count    int
	lo, hi   int
	part     int  // third of it: 1, 2, 3; half of it: 4, 5
	night    bool // the night that ends on that day
}

type yearForm int

const (
	noYear       yearForm = iota
	absoluteYear          // 2023
	relativeYear          // last year
)

// span is an interval of whole days, both ends inclusive.
type span struct {
	from, to time.Time
	grain    graph.Granularity
}

// Anchor is what an expression is dated by. Published empty: only dates that name
// their year can be told. Reference is the day that the text talked about last, if
// any.
type Anchor struct {
	Published graph.Date
	Reference graph.Date
	Tense     graph.Tense
}

// clock is an Anchor with its dates read.
type clock struct {
	now   time.Time
	known bool
	ref   time.Time
	tense graph.Tense
}

func (a Anchor) clock() clock {
	c := clock{tense: a.Tense}
	if t, err := time.Parse(time.DateOnly, string(a.Published)); err == nil {
		c.now, c.known = t, true
	}
	c.ref = c.now
	if t, err := time.Parse(time.DateOnly, string(a.Reference)); err == nil {
		c.ref = t
	}
	return c
}

// when dates a point; false when the anchor does not allow it.
func (c clock) when(p point) (span, bool) {
	s, ok := c.whole(p)
	if !ok {
		return span{}, false
	}
	if p.part > 0 {
		s = cut(s, p.part)
	}
	if p.night {
		s.from = s.from.AddDate(0, 0, -1)
	}
	return s, true
}

// ahead says whether a point lies ahead of now by its words («наступного тижня»); in a
// story told in the past it lies ahead of another day, which is not known.
func (p point) ahead() bool {
	switch p.shape {
	case unitShape, weekdayShape:
		return p.shift > 0
	case spanShape:
		return p.lo > 0
	}
	return false
}

func (c clock) whole(p point) (span, bool) {
	if c.tense == graph.Past && p.ahead() {
		return span{}, false
	}
	if p.yearSaid == absoluteYear || p.shape == decadeShape {
		return absolute(p, p.year)
	}
	if !c.known {
		return span{}, false
	}
	if p.yearSaid == relativeYear {
		return absolute(p, c.now.Year()+p.yearOff)
	}
	switch p.shape {
	case dateShape, monthShape, quarterShape, seasonShape:
		return c.yearless(p)
	case weekdayShape:
		return c.weekday(p)
	case unitShape:
		return c.unit(p.unit, p.shift)
	case dayShape:
		if p.night && c.tense == graph.Future {
			return days(c.now.AddDate(0, 0, 1), 1), true // «вночі»: the coming night
		}
		return days(c.now.AddDate(0, 0, p.shift), 1), true
	case agoShape:
		return c.counted(p.unit, p.count)
	case spanShape:
		return span{c.now.AddDate(0, 0, p.lo), c.now.AddDate(0, 0, p.hi), graph.Approx}, true
	case eveShape:
		return days(c.ref.AddDate(0, 0, -1), 1), true
	case clockShape:
		return c.hours(), true
	}
	return span{}, false
}

// absolute dates a point whose year is known; false when there is no such day.
func absolute(p point, y int) (span, bool) {
	switch p.shape {
	case dateShape:
		t := date(y, p.month, p.day)
		if t.Day() != p.day || p.month == 0 {
			return span{}, false
		}
		return days(t, 1), true
	case monthShape:
		return months(date(y, p.month, 1), 1, graph.Month), true
	case quarterShape:
		if p.unit == half {
			return months(date(y, 6*p.number-5, 1), 6, graph.Approx), true
		}
		return months(date(y, 3*p.number-2, 1), 3, graph.Quarter), true
	case seasonShape:
		return months(date(y, p.month, 1), 3, graph.Quarter), true
	case decadeShape:
		return months(date(y, 1, 1), 120, graph.Decade), true
	case yearShape:
		return months(date(y, 1, 1), 12, graph.Year), true
	}
	return span{}, false
}

// yearless picks the year by tense: past is the last one that has begun, future the
// next one that has not ended, anything else the nearest.
func (c clock) yearless(p point) (span, bool) {
	if p.shifted {
		return c.shifted(p)
	}
	var all []span
	for y := c.now.Year() - 1; y <= c.now.Year()+1; y++ {
		if p.shape != dateShape || p.month > 0 {
			if s, ok := absolute(p, y); ok {
				all = append(all, s)
			}
			continue
		}
		for m := 1; m <= 12; m++ { // «4-го»: a day of the month alone
			p := p
			p.month = m
			if s, ok := absolute(p, y); ok {
				all = append(all, s)
			}
		}
	}
	return c.pick(all)
}

// shifted dates "last July": of last year; "this July"; "next July" is the next one.
func (c clock) shifted(p point) (span, bool) {
	s, ok := absolute(p, c.now.Year())
	switch {
	case !ok:
		return span{}, false
	case p.shift < 0 && s.to.Before(c.now), p.shift > 0 && s.from.After(c.now), p.shift == 0:
		return s, true
	}
	return absolute(p, c.now.Year()+p.shift)
}

func (c clock) pick(all []span) (span, bool) {
	best, found := span{}, false
	for _, s := range all {
		switch {
		case c.tense == graph.Past && s.from.After(c.now), c.tense == graph.Future && s.to.Before(c.now):
			continue
		}
		if !found || c.distance(s) < c.distance(best) {
			best, found = s, true
		}
	}
	return best, found
}

func (c clock) distance(s span) time.Duration {
	switch {
	case s.to.Before(c.now):
		return c.now.Sub(s.to)
	case s.from.After(c.now):
		return s.from.Sub(c.now)
	}
	return 0
}

// weekday dates "Tuesday" by tense, "last Tuesday" as that of last week.
func (c clock) weekday(p point) (span, bool) {
	monday := c.now.AddDate(0, 0, -(int(c.now.Weekday())+6)%7)
	at := func(weeks int) span {
		t := monday.AddDate(0, 0, 7*weeks+p.weekday-1)
		if p.count > 1 {
			return span{t, t.AddDate(0, 0, p.count-1), graph.Approx}
		}
		return days(t, 1)
	}
	if p.shifted {
		return at(p.shift), true
	}
	return c.pick([]span{at(-1), at(0), at(1)})
}

// unit dates "this week", "last month": calendar units, weeks begin on Monday.
func (c clock) unit(u, shift int) (span, bool) {
	y, m := c.now.Year(), int(c.now.Month())
	switch u {
	case week:
		monday := c.now.AddDate(0, 0, -(int(c.now.Weekday())+6)%7+7*shift)
		s := days(monday, 7)
		s.grain = graph.Week
		return s, true
	case month:
		return months(date(y, m+shift, 1), 1, graph.Month), true
	case quarter:
		return months(date(y, (m-1)/3*3+1+3*shift, 1), 3, graph.Quarter), true
	case half:
		return months(date(y, (m-1)/6*6+1+6*shift, 1), 6, graph.Approx), true
	case year:
		return months(date(y+shift, 1, 1), 12, graph.Year), true
	case decade:
		return months(date(y/10*10+10*shift, 1, 1), 120, graph.Decade), true
	case fullDay:
		if shift < 0 {
			return span{c.now.AddDate(0, 0, -1), c.now, graph.Approx}, true
		}
	}
	return span{}, false
}

// counted dates "two days ago": to the day for days and weeks, else the calendar
// unit.
func (c clock) counted(u, n int) (span, bool) {
	y, m := c.now.Year(), int(c.now.Month())
	switch u {
	case hour:
		return days(c.now.AddDate(0, 0, n/24), 1), true
	case day, fullDay:
		return days(c.now.AddDate(0, 0, n), 1), true
	case week:
		return days(c.now.AddDate(0, 0, 7*n), 1), true
	case month:
		return months(date(y, m+n, 1), 1, graph.Month), true
	case quarter, half:
		return c.unit(u, n)
	case year:
		return months(date(y+n, 1, 1), 12, graph.Year), true
	case decade:
		return months(date(y+10*n, 1, 1), 12, graph.Approx), true
	}
	return span{}, false
}

// hours dates a time of day without a day: today or the day before it.
func (c clock) hours() span {
	if c.tense == graph.Future {
		return span{c.now, c.now.AddDate(0, 0, 1), graph.Approx}
	}
	return span{c.now.AddDate(0, 0, -1), c.now, graph.Approx}
}

// cut takes a third (1–3) or a half (4, 5) of a span. Thirds of a month end on the
// 10th and 20th, parts of a year with a month.
func cut(s span, part int) span {
	index, parts := part-1, 3
	if part > 3 {
		index, parts = part-4, 2
	}
	if s.grain == graph.Year {
		return months(s.from.AddDate(0, 12/parts*index, 0), 12/parts, graph.Approx)
	}
	n := int(s.to.Sub(s.from).Hours()/24) + 1
	if s.grain == graph.Month {
		n = 30
	}
	out := days(s.from.AddDate(0, 0, index*n/parts), max((index+1)*n/parts-index*n/parts, 1))
	out.grain = graph.Approx
	if index == parts-1 || out.to.After(s.to) {
		out.to = s.to
	}
	return out
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func days(from time.Time, n int) span { return span{from, from.AddDate(0, 0, n-1), graph.Day} }

func months(from time.Time, n int, grain graph.Granularity) span {
	return span{from, from.AddDate(0, n, -1), grain}
}
