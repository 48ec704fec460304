package resolve

import (
	"slices"
	"strings"
	"time"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/resolve/calendar"
	"actant/graph"
)

// eventYear is how many days before and after a text an event of the tables may lie
// for a description without a date to mean it.
const eventYear = 400

// linkEvents links a described event to the tables by its noun and place, if its
// date, else the day of publication, allows it: «саміт НАТО у Вільнюсі» in a text of
// spring 2023. A link to an event that was years ahead of the text is dropped.
func (r *resolver) linkEvents() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Kind != graph.Event || m.Form == extract.Pronoun {
			continue
		}
		if e, ok := r.entry(r.link[i]); ok {
			if !r.near(i, e) && dayOf(e.Start) > r.doc.Published {
				r.link[i] = ""
			}
			continue
		}
		r.link[i] = r.described(i)
	}
}

// described is the entry of the event that a mention describes; empty for none.
func (r *resolver) described(i int) string {
	kind, ok := r.stage.names.EventNoun(r.headLemma(i))
	p := r.placeOf(i)
	if !ok || p < 0 || r.mention(i).Plural {
		return ""
	}
	place, ok := r.entry(r.mention(p).Link)
	if !ok {
		return ""
	}
	for _, key := range r.eventKeys(i, strings.ToLower(place.NameEn), kind) {
		for _, link := range r.stage.names.ByKey(key) {
			e, ok := r.entry(link)
			if ok && e.Kind == graph.Event && r.near(i, e) && r.organised(i, e) {
				return link
			}
		}
	}
	return ""
}

// eventKeys are the English names that the tables may have for an event: "vilnius
// summit" and, for each organisation in the description, "vilnius nato summit".
func (r *resolver) eventKeys(i int, place, kind string) []string {
	keys := []string{place + " " + kind}
	for k := i + 1; k < len(r.doc.Mentions) && r.mention(k).Start < r.mention(i).End; k++ {
		if id, ok := strings.CutPrefix(r.link[k], "orgs:"); ok {
			keys = append(keys, place+" "+id+" "+kind)
		}
	}
	return keys
}

// near says whether an event of the tables is when mention i says, else within the
// year around the text.
func (r *resolver) near(i int, e lexicon.Entry) bool {
	start, end := dayOf(e.Start), dayOf(e.End)
	if end == "" {
		end = start
	}
	if start == "" {
		return false
	}
	for _, x := range r.timesIn(r.mention(i).Sent) {
		if x.event != i && x.after != i {
			continue
		}
		if t, ok := x.Date(calendar.Anchor{Published: r.doc.Published}); ok && t.From != "" && t.To != "" {
			return t.From <= end && start <= t.To
		}
	}
	published, err := time.Parse(time.DateOnly, string(r.doc.Published))
	if err != nil {
		return false
	}
	from := graph.Date(published.AddDate(0, 0, -eventYear).Format(time.DateOnly))
	to := graph.Date(published.AddDate(0, 0, eventYear).Format(time.DateOnly))
	return from <= end && start <= to
}

// dayOf is the first day of a date of the tables, which may be a year or month only.
func dayOf(date string) graph.Date {
	switch len(date) {
	case len("2023"):
		return graph.Date(date + "-01-01")
	case len("2023-07"):
		return graph.Date(date + "-01")
	}
	return graph.Date(date)
}

// organised says whether the organisations in the description stand in the name of
// the event too: «саміт ЄС у Вільнюсі» is no NATO summit.
func (r *resolver) organised(i int, e lexicon.Entry) bool {
	name := strings.ToLower(e.NameEn + " " + e.NameUk)
	for k := i + 1; k < len(r.doc.Mentions) && r.mention(k).Start < r.mention(i).End; k++ {
		if m := r.mention(k); m.Kind == graph.Organization && !strings.Contains(name, strings.ToLower(lastWord(r.doc.Text[m.Start:m.End]))) {
			return false
		}
	}
	return true
}

func lastWord(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// timesIn are the expressions of time of a sentence, found once.
func (r *resolver) timesIn(sent int) []timed {
	if r.timed == nil {
		r.timed = make([][]timed, len(r.doc.Sentences))
		for s := range r.doc.Sentences {
			r.timed[s] = slices.Clip(r.times(s))
		}
	}
	return r.timed[sent]
}
