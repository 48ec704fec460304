package graph

import (
	"math"
	"time"
)

// The reach of comparing, in days.
const (
	planDays   = 30 // how long after its announcement an act without a day may come
	denialDays = 3  // how long after an act it may be denied, at least
	wideDays   = 31 // an interval that is longer tells too little to find one act
)

// windows say within how many days of publication statements without a time may tell
// one act, by group of the relation and, where it differs, by relation.
var (
	groupWindows = map[string]int{"A": 3, "B": 1, "C": 1, "D": 30, "E": 30, "open": 1}
	windows      = map[Relation]int{
		"INVITED": 30, "AGREED_WITH": 30, "SIGNED": 30, "COOPERATED_WITH": 30, "RECOGNIZED": 30,
		"CAPTURED": 3, "WITHDREW_FROM": 3, "DEPLOYED": 3, "RELEASED": 3, "PROTESTED": 3, "DETAINED": 3, "DIED": 3,
	}
)

func windowOf(r Relation) int {
	if days, ok := windows[r]; ok {
		return days
	}
	return groupWindows[Schema(r).Group]
}

// dayNumber counts the days since 1970.
func dayNumber(d Date) (int, bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 0, false
	}
	return int(t.Unix() / (24 * 60 * 60)), true
}

// days is an interval of day numbers, both ends inclusive.
type days struct{ from, to int }

// The ends of intervals that are open.
const (
	always = math.MinInt32
	never  = math.MaxInt32
)

func (d days) meets(e days) bool { return d.from <= e.to && e.from <= d.to }

func (d days) around(before, after int) days { return days{d.from - before, d.to + after} }

// wide says whether the interval holds too many days to find one act in it.
func (d days) wide() bool { return d.to-d.from >= wideDays }

// timeOf is the interval of an act as t gives it; false when it gives none.
func timeOf(t *Time) (days, bool) {
	if t == nil {
		return days{}, false
	}
	from, hasFrom := dayNumber(t.From)
	to, hasTo := dayNumber(t.To)
	if !hasFrom && !hasTo {
		return days{}, false
	}
	if !hasFrom || t.Relation == Before || t.Relation == Until {
		from, to = always, maxKnown(to, hasTo, from)
	} else if !hasTo || t.Relation == After || t.Relation == Since {
		to = never
	}
	return days{from, to}, true
}

func maxKnown(value int, known bool, other int) int {
	if known {
		return value
	}
	return other
}

// The weights of a match in time.
const (
	timeWeight    = 2 // both give a time
	publishWeight = 1 // one or both give only the day of publication
)

// timeFit compares when two statements say that it happened.
type timeFit struct {
	fits  bool
	vague bool // the time is too wide to find one act
	score int
	rule  string
}

// timesFit compares the times of a and b, which stand to each other as s says.
func timesFit(a, b Statement, s stance) timeFit {
	if s == carriesOut {
		return timesFit(b, a, carriedOut)
	}
	timeA, timedA := timeOf(a.Time)
	timeB, timedB := timeOf(b.Time)
	if Schema(a.Relation).State {
		return timeFit{fits: !timedA || !timedB || timeA.meets(timeB), score: publishWeight, rule: "state"}
	}
	window := max(windowOf(a.Relation), windowOf(b.Relation))
	before, after := window, window // how long the act lies before and after b tells it
	switch s {
	case opposed:
		before, after = max(window, denialDays), max(window, denialDays)
	case carriedOut:
		before, after = 0, max(window, planDays)
	}
	if !timedA {
		day, known := dayNumber(a.SortDate)
		if !known {
			return timeFit{}
		}
		timeA = days{day, day}
		if timedB {
			timeA = timeA.around(window, window)
		}
	}
	if !timedB {
		day, known := dayNumber(b.SortDate)
		if !known {
			return timeFit{}
		}
		timeB = days{day, day}.around(before, after)
	}
	fit := timeFit{fits: timeA.meets(timeB), vague: timedA && timeA.wide() || timedB && timeB.wide()}
	fit.fits = fit.fits && (!fit.vague || near(a.SortDate, b.SortDate))
	switch {
	case fit.vague:
		fit.rule = "time:wide"
	case timedA && timedB:
		fit.score, fit.rule = timeWeight, "time"
	default:
		fit.score, fit.rule = publishWeight, "published"
	}
	return fit
}

// reach is the interval of sort dates in which statements may lie that are linked to
// st, which is no state; false when st has no date. Whoever lies in the reach of a
// statement has that in its own, as far as they fit.
func reach(st Statement) (days, bool) {
	day, known := dayNumber(st.SortDate)
	if !known {
		return days{}, false
	}
	to := day
	if own, timed := timeOf(st.Time); timed {
		to = min(max(to, own.to), day+wideDays)
	}
	window := max(windowOf(st.Relation), denialDays)
	all := days{day, to}.around(wideDays+window, window)
	switch {
	case st.Holds():
		all.from -= max(planDays, windowOf(st.Relation))
	case announces(st):
		all.to += max(planDays, windowOf(st.Relation))
	}
	return all, true
}

// near says whether two sort dates are close enough for statements too wide in time.
func near(a, b Date) bool {
	x, okX := dayNumber(a)
	y, okY := dayNumber(b)
	return okX && okY && max(x-y, y-x) <= wideDays
}

// date is the day of a day number.
func date(day int) Date {
	return Date(time.Unix(int64(day)*24*60*60, 0).UTC().Format(time.DateOnly))
}
