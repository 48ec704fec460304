package calendar

// expression reads the longest expression of time that begins at token i.
func (p *parser) expression(i int) (Expr, int, bool) {
	best, end, found := Expr{}, i, false
	take := func(e Expr, next int, ok bool) {
		if ok && next > end {
			best, end, found = e, next, true
		}
	}
	take(p.interval(i))
	take(p.eve(i))
	take(p.single(i))
	take(p.counted(i))
	take(p.partOfDayFirst(i))
	if !found {
		return p.clockAlone(i)
	}
	return best, p.partsOfDay(end), true
}

// single reads a point with or without a preposition: «у липні», "since 2019".
func (p *parser) single(i int) (Expr, int, bool) {
	e, next, said := p.preposition(i)
	pt, end, ok := p.point(p.skip(p.skip(next, aboutWord), theWord), said)
	if bare, bareEnd, bareOK := p.point(i, false); bareOK && (!ok || !said || bareEnd > end) {
		return Expr{from: bare}, bareEnd, true // «в ніч на» holds its preposition
	}
	e.from = pt
	return e, end, ok && (said || next > i)
}

// interval reads «з 3 до 7 травня», "May 3–7", "from 2014 to 2019".
func (p *parser) interval(i int) (Expr, int, bool) {
	start := p.skip(i, sinceWord, betweenWord, withinWord, onWord)
	if e, next, ok := p.daysOfMonth(start); ok {
		return e, next, true
	}
	if e, next, ok := p.monthDays(start); ok {
		return e, next, true
	}
	from, next, ok := p.point(p.skip(start, theWord), true)
	if !ok {
		return Expr{}, i, false
	}
	next, ok = p.joint(start > i, next)
	if !ok {
		return Expr{}, i, false
	}
	to, next, ok := p.point(p.skip(next, theWord), true)
	if !ok || !rangeable(from, to) {
		return Expr{}, i, false
	}
	if from.yearSaid == noYear {
		from.yearSaid, from.year, from.yearOff = to.yearSaid, to.year, to.yearOff
	}
	return Expr{from: from, to: to}, next, true
}

// joint reads what joins the ends of an interval; a bare "and" only after
// "between" and its like.
func (p *parser) joint(opened bool, i int) (int, bool) {
	if _, next, ok := p.word(toWord, i); ok && (opened || p.is(i, "–", "—", "-")) {
		return next, true
	}
	if _, next, ok := p.word(andWord, i); ok && opened {
		return next, true
	}
	return i, false
}

func rangeable(from, to point) bool {
	return from.shape == to.shape && (from.shape == dateShape || from.shape == monthShape ||
		from.shape == yearShape || from.shape == weekdayShape)
}

// daysOfMonth reads «3–7 травня», «3 до 7 травня», "3 and 4 May 2023".
func (p *parser) daysOfMonth(i int) (Expr, int, bool) {
	a, next, ok := p.dayNumber(i)
	if !ok {
		return Expr{}, i, false
	}
	next, ok = p.joint(true, next)
	if !ok {
		return Expr{}, i, false
	}
	to, next, ok := p.dayMonth(next)
	if !ok {
		return Expr{}, i, false
	}
	from := to
	from.day = a
	return Expr{from: from, to: to}, next, true
}

// monthDays reads "May 3–7, 2023", "April 4 and 5".
func (p *parser) monthDays(i int) (Expr, int, bool) {
	m, next, ok := p.word(monthWord, i)
	if !ok {
		return Expr{}, i, false
	}
	a, next, ok := p.dayNumber(next)
	if !ok {
		return Expr{}, i, false
	}
	next, ok = p.joint(true, next)
	if !ok {
		return Expr{}, i, false
	}
	b, next, ok := p.dayNumber(next)
	if !ok {
		return Expr{}, i, false
	}
	if _, _, month := p.word(monthWord, next); month { // "June 3 to 5 July" is two dates
		return Expr{}, i, false
	}
	from, next := p.ofYear(point{shape: dateShape, month: m, day: a}, next)
	to := from
	to.day = b
	return Expr{from: from, to: to}, next, true
}

// counted reads "two days ago", "in a week", «за минулу добу», "within two days".
func (p *parser) counted(i int) (Expr, int, bool) {
	if e, next, ok := p.ago(i); ok {
		return e, next, true
	}
	if e, next, ok := p.window(i); ok {
		return e, next, true
	}
	for _, c := range []class{inWord, withinWord} {
		_, next, ok := p.word(c, i)
		if !ok {
			continue
		}
		e, next, ok := p.ahead(c, next)
		if ok {
			return e, next, true
		}
	}
	return Expr{}, i, false
}

// ago reads "two days ago"; "several days ago" is the week before.
func (p *parser) ago(i int) (Expr, int, bool) {
	n, u, next, approx, ok := p.amount(p.skip(i, aboutWord))
	if !ok {
		return Expr{}, i, false
	}
	_, next, ok = p.word(agoWord, next)
	if !ok {
		return Expr{}, i, false
	}
	if approx {
		return Expr{from: window(-unitDays(2*n, u), -1)}, next, true
	}
	return Expr{from: point{shape: agoShape, unit: u, count: -n}}, next, true
}

// ahead reads the rest of "in a week", «через місяць» (the day or unit) and of
// "within a week" (the days up to it). Both are durations in the past, except
// «протягом доби», "over the day", which news uses for the last 24 hours.
func (p *parser) ahead(c class, i int) (Expr, int, bool) {
	n, u, next, approx, ok := p.amount(i)
	if !ok {
		return Expr{}, i, false
	}
	if _, _, more := p.word(byWord, next); more { // «за два дні до саміту»
		return Expr{}, i, false
	}
	switch {
	case c == withinWord && u == fullDay && n == 1:
		return Expr{from: window(-1, 0)}, next, true
	case c == withinWord:
		if _, _, both := p.word(inWord, i-1); !both {
			return Expr{from: window(0, unitDays(n, u)), future: true}, next, true
		}
	case approx:
		return Expr{from: window(1, unitDays(2*n, u)), future: true}, next, true
	}
	return Expr{from: point{shape: agoShape, unit: u, count: n}, future: true}, next, true
}

// window reads "over the past day", «за останні два тижні», "in the next two days".
func (p *parser) window(i int) (Expr, int, bool) {
	start := p.skip(p.skip(p.skip(i, withinWord, onWord, inWord), ofWord), theWord)
	if start == i {
		return Expr{}, i, false
	}
	for _, c := range []class{pastWord, comingWord} {
		_, next, ok := p.word(c, start)
		if !ok {
			continue
		}
		n, u, next, _, ok := p.amount(next)
		if !ok {
			continue
		}
		if c == pastWord {
			return Expr{from: window(-unitDays(n, u), 0)}, next, true
		}
		return Expr{from: window(1, unitDays(n, u))}, next, true
	}
	return Expr{}, i, false
}

// calendarUnit says whether u is a unit that "the end of the" may stand before.
func calendarUnit(u int) bool { return u >= week }

// amount reads "two days", «тиждень» (one), "24 hours".
func (p *parser) amount(i int) (n, u, next int, approx, ok bool) {
	n, next, approx, counted := p.count(i)
	if !counted {
		n, next = 1, i
	}
	u, next, ok = p.word(unitWord, next)
	if n > 1000 || u == half {
		return 0, 0, i, false, false
	}
	return n, u, next, approx, ok
}

func window(lo, hi int) point { return point{shape: spanShape, lo: lo, hi: hi} }

// unitDays is about how many days n units have.
func unitDays(n, u int) int {
	switch u {
	case hour:
		return max(n/24, 1)
	case day, fullDay:
		return n
	case week:
		return 7 * n
	case month:
		return 30 * n
	case quarter:
		return 91 * n
	case year:
		return 365 * n
	}
	return 3650 * n
}

// eve reads "the day before", «напередодні саміту».
func (p *parser) eve(i int) (Expr, int, bool) {
	_, next, ok := p.word(eveWord, i)
	if !ok {
		return Expr{}, i, false
	}
	e := Expr{from: point{shape: eveShape}}
	if after := p.skip(next, ofWord); p.noun(after) {
		e.of = true
	}
	return e, next, true
}

// noun says whether a noun phrase begins at token i.
func (p *parser) noun(i int) bool {
	if i >= len(p.tokens) {
		return false
	}
	switch p.tokens[i].POS {
	case "NOUN", "PROPN":
		return p.tokens[i].Feats.Case == "Gen" || p.tokens[i].Feats.Case == ""
	case "ADJ":
		return p.tokens[i].Feats.Case == "Gen" || p.noun(i+1)
	case "DET":
		return p.noun(i + 1)
	}
	return false
}

// partOfDayFirst reads «вранці 5 квітня», «о 14:00 5 квітня», "at 2 pm on Tuesday".
func (p *parser) partOfDayFirst(i int) (Expr, int, bool) {
	next := p.partOfDay(i)
	if next == i {
		return Expr{}, i, false
	}
	if p.is(next, ",") {
		next++
	}
	e, next, ok := p.single(next)
	if e.relation != "" || e.from.shape != dateShape && e.from.shape != weekdayShape && e.from.shape != dayShape {
		return Expr{}, i, false
	}
	return e, next, ok
}

// partsOfDay steps over «вранці», "at 2 pm" after a date.
func (p *parser) partsOfDay(i int) int {
	for {
		next := p.partOfDay(i)
		if next == i {
			return i
		}
		i = next
	}
}

func (p *parser) partOfDay(i int) int {
	at := p.skip(i, onWord)
	at = p.skip(at, aboutWord)
	if _, next, ok := p.clockTime(at); ok {
		return next
	}
	for _, c := range []class{daypartWord, midnight} {
		if _, next, ok := p.word(c, at); ok {
			return next
		}
	}
	return i
}

// clockAlone reads «о 14:00», «близько опівночі» without a day.
func (p *parser) clockAlone(i int) (Expr, int, bool) {
	at := p.skip(p.skip(i, onWord), aboutWord)
	if at == i {
		return Expr{}, i, false
	}
	if _, next, ok := p.clockTime(at); ok {
		return Expr{from: point{shape: clockShape}}, next, true
	}
	if _, next, ok := p.word(midnight, at); ok {
		return Expr{from: point{shape: clockShape}}, next, true
	}
	return Expr{}, i, false
}

// clockTime reads "14:00", "2 pm", «14-й годині».
func (p *parser) clockTime(i int) (string, int, bool) {
	if i >= len(p.text) {
		return "", i, false
	}
	s := p.text[i]
	if n := len(s); (n == 4 || n == 5) && s[n-3] == ':' {
		return s, p.skip(i+1, oclockWord), true
	}
	if n, _, ok := p.digits(i); ok && n <= 24 {
		if _, next, ok := p.word(oclockWord, i+1); ok {
			return s, next, true
		}
	}
	return "", i, false
}
