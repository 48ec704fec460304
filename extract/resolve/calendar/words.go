// Package calendar finds expressions of time in a sentence and says which days they
// mean: «у липні цього року» published on 2023-04-04 is 2023-07-01 to 2023-07-31.
//
// The words of a language come from a list that a linguist can read (Words); the
// patterns that join them are the same for Ukrainian and English. An expression is
// found first (Find) and dated later (Expr.Date), because that takes the day of
// publication and the tense of what it belongs to. Values are immutable and safe
// for concurrent use.
package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// class is what a word does in an expression of time.
type class string

// The closed list of classes of a word list.
const (
	monthWord    class = "month"     // 1–12, noun or adjective
	midWord      class = "mid"       // "mid-March"
	weekdayWord  class = "weekday"   // 1–7
	weekendWord  class = "weekend"   // 6
	unitWord     class = "unit"      // value is a unit
	shiftWord    class = "shift"     // this, last, next
	pastWord     class = "past"      // "the last two weeks"
	comingWord   class = "coming"    // "the next two weeks"
	dayWord      class = "day"       // today 0, yesterday -1
	yearWord     class = "year"      // «торік» -1
	eveWord      class = "eve"       // the day before what is talked about
	recentWord   class = "recent"    // "the other day"
	soonWord     class = "soon"      // "in the coming days"
	lastNight    class = "lastnight" // "last night"
	nightWord    class = "night"     // «в ніч на»
	seasonWord   class = "season"    // first month
	seasonlyWord class = "seasonly"  // the same as an adverb: «навесні»
	feastWord    class = "feast"     // month and day: 1231
	partWord     class = "part"      // thirds: early 1, middle 2, end 3
	yearendWord  class = "yearend"
	halfofWord   class = "halfof" // «у першій половині березня»
	quarterWord  class = "quarter"
	halfWord     class = "halfyear"
	agoWord      class = "ago"
	inWord       class = "in"
	withinWord   class = "within"
	sinceWord    class = "since"
	byWord       class = "by"
	untilWord    class = "until"
	beforeWord   class = "before"
	afterWord    class = "after"
	betweenWord  class = "between"
	onWord       class = "on"
	toWord       class = "to"
	andWord      class = "and"
	ofWord       class = "of"
	theWord      class = "the"
	aboutWord    class = "about"
	approxWord   class = "approx"
	daypartWord  class = "daypart"
	midnight     class = "midnight"
	oclockWord   class = "oclock"
	ordinalWord  class = "ordinal"
	numberWord   class = "number"
	stopWord     class = "stop" // "the anniversary of": no date of an act
)

var classes = []class{
	monthWord, midWord, weekdayWord, weekendWord, unitWord, shiftWord, pastWord, comingWord, dayWord, yearWord,
	eveWord, recentWord, soonWord, lastNight, nightWord, seasonWord, seasonlyWord, feastWord, partWord, yearendWord, halfofWord, quarterWord,
	halfWord, agoWord, inWord, withinWord, sinceWord, byWord, untilWord, beforeWord, afterWord, betweenWord, onWord,
	toWord, andWord, ofWord, theWord, aboutWord, approxWord, daypartWord, midnight, oclockWord, ordinalWord,
	numberWord, stopWord,
}

// units are the values of unitWord.
var units = map[string]int{
	"hour": hour, "day": day, "24h": fullDay, "week": week, "month": month, "quarter": quarter, "half": half,
	"year": year, "decade": decade,
}

const (
	hour = iota + 1
	day
	fullDay // «доба»: 24 hours, wherever they begin
	week
	month
	quarter
	half
	year
	decade
)

// Words is the vocabulary of time of one language.
type Words struct {
	exact map[string][]meaning // by first word, in lower case
	stems map[string][]meaning // by the first two letters
}

type meaning struct {
	class class
	value int
	words []string // a capital letter in a word asks for that letter
	stem  bool     // the last word is a stem
}

// Parse reads a word list: lines "class value: forms", # begins a comment.
func Parse(list string) (*Words, error) {
	w := &Words{exact: map[string][]meaning{}, stems: map[string][]meaning{}}
	for i, line := range strings.Split(list, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := w.add(line); err != nil {
			return nil, fmt.Errorf("read calendar line %d: %w", i+1, err)
		}
	}
	return w, nil
}

func (w *Words) add(line string) error {
	head, forms, ok := strings.Cut(line, ":")
	fields := strings.Fields(head)
	if !ok || len(fields) != 2 {
		return fmt.Errorf("%q is not of the form \"class value: forms\"", line)
	}
	c, err := parseClass(fields[0])
	if err != nil {
		return err
	}
	value, err := parseValue(c, fields[1])
	if err != nil {
		return err
	}
	for form := range strings.FieldsSeq(forms) {
		w.addForm(meaning{class: c, value: value}, form)
	}
	return nil
}

func parseClass(s string) (class, error) {
	for _, c := range classes {
		if string(c) == s {
			return c, nil
		}
	}
	return "", fmt.Errorf("unknown class %q", s)
}

func parseValue(c class, s string) (int, error) {
	if c == unitWord {
		if u, ok := units[s]; ok {
			return u, nil
		}
		return 0, fmt.Errorf("unknown unit %q", s)
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("value %q is not a number", s)
	}
	return n, nil
}

func (w *Words) addForm(m meaning, form string) {
	if stem, ok := strings.CutSuffix(form, "*"); ok {
		form, m.stem = stem, true
	}
	m.words = strings.Split(form, "_")
	first := strings.ToLower(m.words[0])
	if m.stem && len(m.words) == 1 {
		w.stems[prefix(first)] = append(w.stems[prefix(first)], m)
		return
	}
	w.exact[first] = append(w.exact[first], m)
}

// prefix is the first two letters of a word.
func prefix(word string) string {
	n := 0
	for i := range word {
		if n == 2 {
			return word[:i]
		}
		n++
	}
	return word
}

// fits says whether the word as written is the form of the list.
func fits(form, word string, stem bool) bool {
	if strings.IndexFunc(form, unicode.IsUpper) < 0 {
		word = strings.ToLower(word)
	}
	if stem {
		return strings.HasPrefix(word, form)
	}
	return word == form
}
