package calendar

import (
	"strconv"
	"strings"
)

// point reads the longest point of time at token i. said: a preposition of time
// stands before it, which a bare year needs.
func (p *parser) point(i int, said bool) (point, int, bool) {
	best, end, found := point{}, i, false
	take := func(pt point, next int, ok bool) {
		if ok && next > end {
			best, end, found = pt, next, true
		}
	}
	take(p.numeric(i))
	take(p.dayMonth(i))
	take(p.feast(i))
	take(p.dayAlone(i))
	take(p.monthYear(i))
	take(p.weekdayDate(i))
	take(p.simple(i))
	take(p.shiftedUnit(i))
	take(p.yearAlone(i, said))
	take(p.partOf(i))
	take(p.quarterOf(i))
	take(p.decadeOf(i))
	take(p.nightOf(i))
	return best, end, found
}

// numeric reads 24.02.2022, 24/02/2022, 24/02, 2022-02-24.
func (p *parser) numeric(i int) (point, int, bool) {
	if i >= len(p.text) {
		return point{}, i, false
	}
	if f := strings.Split(p.text[i], "."); len(f) == 3 {
		return dayFirst(f[0], f[1], f[2], i+1)
	}
	if p.is(i+1, "/") && i+2 < len(p.text) {
		if p.is(i+3, "/") && i+4 < len(p.text) {
			return dayFirst(p.text[i], p.text[i+2], p.text[i+4], i+5)
		}
		if len(p.text[i]) == 2 && len(p.text[i+2]) == 2 {
			return dayFirst(p.text[i], p.text[i+2], "", i+3)
		}
	}
	if p.is(i+1, "-") && p.is(i+3, "-") && i+4 < len(p.text) && len(p.text[i]) == 4 {
		return dayFirst(p.text[i+4], p.text[i+2], p.text[i], i+5)
	}
	return point{}, i, false
}

func dayFirst(d, m, y string, next int) (point, int, bool) {
	pt := point{shape: dateShape, day: number(d), month: number(m)}
	if y != "" {
		pt.year, pt.yearSaid = number(y), absoluteYear
		if len(y) == 2 {
			pt.year += 2000
		}
		if len(y) != 2 && len(y) != 4 || pt.year < 1000 {
			return point{}, 0, false
		}
	}
	return pt, next, pt.day >= 1 && pt.day <= 31 && pt.month >= 1 && pt.month <= 12
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) > 4 {
		return -1
	}
	return n
}

// dayMonth reads «4 квітня 2023 року», "4 April", "April 4, 2023", "the 4th of April".
func (p *parser) dayMonth(i int) (point, int, bool) {
	if d, next, ok := p.dayNumber(i); ok {
		m, after, ok := p.word(monthWord, p.skip(next, ofWord))
		if ok {
			pt, end := p.ofYear(point{shape: dateShape, day: d, month: m}, after)
			return pt, end, true
		}
	}
	m, next, ok := p.word(monthWord, i)
	if !ok {
		return point{}, i, false
	}
	d, next, ok := p.dayNumber(next)
	if _, _, month := p.word(monthWord, next); !ok || month {
		return point{}, i, false
	}
	pt, next := p.ofYear(point{shape: dateShape, day: d, month: m}, next)
	return pt, next, true
}

// feast reads "New Year's Eve 2022".
func (p *parser) feast(i int) (point, int, bool) {
	d, next, ok := p.word(feastWord, i)
	if !ok {
		return point{}, i, false
	}
	pt, next := p.ofYear(point{shape: dateShape, day: d % 100, month: d / 100}, next)
	return pt, next, true
}

// dayAlone reads «4-го», "the 4th" when no noun follows.
func (p *parser) dayAlone(i int) (point, int, bool) {
	n, suffix, ok := p.digits(p.skip(i, theWord))
	next := p.skip(i, theWord) + 1
	if !ok || n < 1 || n > 31 || !ordinalEnd(suffix) {
		return point{}, i, false
	}
	if next < len(p.tokens) {
		switch p.tokens[next].POS {
		case "NOUN", "ADJ", "PROPN", "NUM":
			return point{}, i, false
		}
	}
	return point{shape: dateShape, day: n}, next, true
}

// ofYear reads the year after a date or month: "2023", «цього року», «торік».
func (p *parser) ofYear(pt point, i int) (point, int) {
	at := i
	if p.is(at, ",") {
		at++
	}
	at = p.skip(at, ofWord)
	if y, next, _, ok := p.yearNumber(at); ok && y > 1800 {
		pt.year, pt.yearSaid = y, absoluteYear
		return pt, next
	}
	if s, next, ok := p.word(shiftWord, p.skip(at, theWord)); ok {
		if u, next, ok := p.word(unitWord, next); ok && u == year {
			pt.yearOff, pt.yearSaid = s, relativeYear
			return pt, next
		}
	}
	if s, next, ok := p.word(yearWord, i); ok {
		pt.yearOff, pt.yearSaid = s, relativeYear
		return pt, next
	}
	return pt, i
}

// monthYear reads «липень 2023 року», "this July", «торік у липні», "mid-March".
func (p *parser) monthYear(i int) (point, int, bool) {
	pt := point{shape: monthShape}
	at := i
	if s, next, ok := p.word(shiftWord, i); ok {
		pt.shift, pt.shifted, at = s, true, next
	} else if s, next, ok := p.word(yearWord, i); ok {
		pt.yearOff, pt.yearSaid, at = s, relativeYear, p.skip(next, onWord)
	}
	for _, c := range []class{monthWord, midWord, seasonlyWord, seasonWord} {
		m, next, ok := p.word(c, at)
		if !ok {
			continue
		}
		pt.month = m
		if c == midWord {
			pt.part = 2
		}
		if c == seasonWord || c == seasonlyWord {
			pt.shape = seasonShape
		}
		if pt.yearSaid == noYear && !pt.shifted {
			pt, next = p.ofYear(pt, next)
		}
		return pt, next, c != seasonWord || pt.yearSaid != noYear || pt.shifted
	}
	return point{}, i, false
}

// weekdayDate reads «минулого вівторка», "Tuesday, April 4": the date wins.
func (p *parser) weekdayDate(i int) (point, int, bool) {
	pt := point{shape: weekdayShape}
	at := i
	if s, next, ok := p.word(shiftWord, i); ok {
		pt.shift, pt.shifted, at = s, true, next
	}
	if d, next, ok := p.word(weekendWord, at); ok {
		pt.weekday, pt.count = d, 2
		return pt, next, true
	}
	d, next, ok := p.word(weekdayWord, at)
	if !ok {
		return point{}, i, false
	}
	pt.weekday = d
	after := p.partsOfDay(next)
	if p.is(after, ",", "(") {
		bracket := p.is(after, "(")
		if date, end, ok := p.dayMonth(after + 1); ok {
			if bracket && p.is(end, ")") {
				end++
			}
			return date, end, true
		}
	}
	if date, end, ok := p.dayMonth(next); ok {
		return date, end, true
	}
	return pt, next, true
}

// simple reads the words that are a point by themselves: yesterday, «днями».
func (p *parser) simple(i int) (point, int, bool) {
	if d, next, ok := p.word(dayWord, i); ok {
		return point{shape: dayShape, shift: d}, next, true
	}
	if n, next, ok := p.word(recentWord, i); ok {
		return window(-n, -1), next, true
	}
	if n, next, ok := p.word(soonWord, i); ok {
		return window(1, n), next, true
	}
	if _, next, ok := p.word(lastNight, i); ok {
		return point{shape: dayShape, night: true}, next, true
	}
	if s, next, ok := p.word(yearWord, i); ok {
		return point{shape: yearShape, yearOff: s, yearSaid: relativeYear}, next, true
	}
	return point{}, i, false
}

// shiftedUnit reads "last week", «цього року»; a shifted day is no date of its own
// («наступного дня»).
func (p *parser) shiftedUnit(i int) (point, int, bool) {
	s, next, ok := p.word(shiftWord, i)
	if !ok {
		return point{}, i, false
	}
	u, next, ok := p.word(unitWord, next)
	if !ok || u == hour || u == day || u == fullDay && s >= 0 {
		return point{}, i, false
	}
	return point{shape: unitShape, unit: u, shift: s}, next, true
}

// yearAlone reads «2022 року», «2022-го», and "2022" after a preposition when it
// counts nothing ("in 2022 cases").
func (p *parser) yearAlone(i int, said bool) (point, int, bool) {
	y, next, unit, ok := p.yearNumber(i)
	if !ok || !unit && (!said || y < 1800 || p.counts(i)) {
		return point{}, i, false
	}
	return point{shape: yearShape, year: y, yearSaid: absoluteYear}, next, true
}

// counts says whether number i counts a noun after it.
func (p *parser) counts(i int) bool {
	tok := p.tokens[i]
	return tok.Rel == "nummod" && tok.Head > i && tok.Head < len(p.tokens)
}

// partOf reads «на початку березня», "late March", "the first half of 2023", «кінець
// року».
func (p *parser) partOf(i int) (point, int, bool) {
	part, next, ok := p.word(partWord, i)
	if o, after, ok2 := p.word(ordinalWord, i); !ok && ok2 {
		if _, end, ok3 := p.word(halfofWord, after); ok3 && o <= 2 {
			part, next, ok = 3+o, end, true
		}
	}
	if !ok {
		_, next, ok = p.word(yearendWord, i)
		return point{shape: unitShape, unit: year, part: 3}, next, ok
	}
	at := p.skip(p.skip(next, ofWord), theWord)
	for _, read := range []func(int) (point, int, bool){p.monthYear, p.shiftedUnit, p.yearOf, p.bareUnit} {
		if pt, end, ok := read(at); ok && pt.part == 0 {
			pt.part = part
			return pt, end, true
		}
	}
	return point{}, i, false
}

func (p *parser) yearOf(i int) (point, int, bool) { return p.yearAlone(i, true) }

// bareUnit reads "year" after "the end of the".
func (p *parser) bareUnit(i int) (point, int, bool) {
	u, next, ok := p.word(unitWord, i)
	if !ok || !calendarUnit(u) {
		return point{}, i, false
	}
	return point{shape: unitShape, unit: u}, next, true
}

// quarterOf reads «у першому кварталі 2023 року», "Q1", "the second half of 2023" is
// read by partOf.
func (p *parser) quarterOf(i int) (point, int, bool) {
	pt := point{shape: quarterShape, unit: quarter}
	n, next, ok := p.word(quarterWord, i)
	if h, after, isHalf := p.word(halfWord, i); isHalf {
		n, next, ok, pt.unit = h, after, true, half
	}
	if !ok {
		n, next, ok = p.word(ordinalWord, p.skip(i, theWord))
		if !ok {
			return point{}, i, false
		}
		u, after, isUnit := p.word(unitWord, next)
		if !isUnit || u != quarter && u != half || u == half && n > 2 {
			return point{}, i, false
		}
		pt.unit, next = u, after
	}
	pt.number = n
	pt, next = p.ofYear(pt, next)
	return pt, next, n <= 4
}

// decadeOf reads "the 1990s", «1990-х», «2010-ті роки».
func (p *parser) decadeOf(i int) (point, int, bool) {
	y, suffix, ok := p.digits(i)
	if !ok || y < 1000 || y%10 != 0 {
		return point{}, i, false
	}
	switch strings.ToLower(strings.TrimPrefix(suffix, "-")) {
	case "s", "х", "их", "ті", "і", "ми", "тих":
	default:
		return point{}, i, false
	}
	next := i + 1
	if u, after, ok := p.word(unitWord, next); ok && u == year {
		next = after
	}
	return point{shape: decadeShape, year: y}, next, true
}

// nightOf reads «в ніч на 5 квітня», «в ніч із 4 на 5 квітня»: the night that ends on that day.
func (p *parser) nightOf(i int) (point, int, bool) {
	_, next, ok := p.word(nightWord, i)
	if !ok {
		return point{}, i, false
	}
	next = p.skip(next, theWord)
	if _, on, ok := p.dayNumber(next); ok && p.skip(on, onWord) > on { // «в ніч із 4 на 5 квітня»
		next = p.skip(on, onWord)
	}
	for _, read := range []func(int) (point, int, bool){p.dayMonth, p.weekdayDate, p.simple} {
		if pt, end, ok := read(next); ok {
			pt.night = true
			return pt, end, true
		}
	}
	return point{}, i, false
}
