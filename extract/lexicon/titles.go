package lexicon

import (
	"slices"
	"strings"

	"actant/graph"
)

// Title is a position or role: "secretary-general", «генеральний секретар».
type Title struct {
	ID         string
	En         []string
	UkM        []string // said of men
	UkF        []string // said of women
	Heads      bool     // its holder heads the organisation or country
	Represents string   // whom the holder speaks for: org, country, none
	Kind       string   // government, international, military, generic …
}

var titleColumns = []string{"en", "uk_m", "uk_f", "uk_short"}

func (l *loader) addTitles(t *table) {
	l.names.titleRows = t.rows
	for i, r := range t.rows {
		l.names.titleByID[r.id()] = int32(i)
		for _, column := range titleColumns {
			for _, name := range r.list(column) {
				l.addTitle(name, int32(i))
			}
		}
	}
}

// addTitle indexes a title, also as «в.о.» where it says «в. о.».
func (l *loader) addTitle(name string, row int32) {
	for _, variant := range []string{name, strings.ReplaceAll(name, ". о.", ".о.")} {
		words := splitAlias(variant)
		e := end{entry: row}
		for i, w := range words {
			if isAcronym(w) && len(words) == 1 {
				e.upper |= 1 << i
			}
		}
		l.names.titles.insert(l.forms(words, true), e)
		if variant == name && !strings.Contains(name, ". о.") {
			return
		}
	}
}

// MatchTitle gives the titles that the longest title starting at token from may mean,
// those with more holders in the tables first, and how many tokens it takes; length
// 0 = none. Keys are as for Match.
//
//	«генерального секретаря НАТО»: secretary-general, 2
func (n *Names) MatchTitle(keys [][]string, from int) (ids []string, length int) {
	if from < 0 || from >= len(keys) {
		return nil, 0
	}
	ends, length := n.titles.longest(keys, from)
	slices.SortStableFunc(ends, func(a, b end) int { return n.titleUse[b.entry] - n.titleUse[a.entry] })
	for _, e := range ends {
		ids = append(ids, n.titleRows[e.entry].id())
	}
	return ids, length
}

// Title gives the title with this id.
func (n *Names) Title(id string) (Title, bool) {
	i, ok := n.titleByID[id]
	if !ok {
		return Title{}, false
	}
	r := n.titleRows[i]
	return Title{
		ID: id, En: r.list("en"), UkM: r.list("uk_m"), UkF: r.list("uk_f"),
		Heads: r.get("heads") == "yes", Represents: r.get("represents"), Kind: r.get("kind"),
	}, true
}

// Office is a position that a person held. From and To are inclusive and may be a
// year or month only; an empty To is "still, as far as known".
type Office struct {
	Person   string // "people:jens-stoltenberg"
	Title    string // "secretary-general"
	Of       string // "orgs:nato", "countries:JP"
	From, To string
}

func (l *loader) addOffices(t *table) {
	l.names.offices = t.rows
	l.names.titleUse = make([]int, len(l.names.titleRows))
	for i, r := range t.rows {
		l.names.titleUse[l.names.titleByID[r.get("position_id")]]++
		person, of := "people:"+r.get("person_id"), r.get("org_or_country")
		if entry, ok := l.names.resolve(of); ok {
			of = l.names.id(entry)
		}
		l.names.byHolder[person] = append(l.names.byHolder[person], int32(i))
		l.names.byOffice[of] = append(l.names.byOffice[of], int32(i))
		l.addWeight(person, r.get("position_id"))
	}
}

// addWeight counts an office, the more if it heads, the most if it stands for a
// country.
func (l *loader) addWeight(person, title string) {
	t, _ := l.names.Title(title)
	weight := 1
	switch {
	case t.Heads && t.Represents == "country":
		weight = 20
	case t.Heads:
		weight = 5
	}
	l.names.weight[l.names.byID[person]] += weight
}

// Holder gives the people known for certain to hold a position on a day; on the day of
// a handover the successor. Of is an entry. A title that says no more than that its
// holder heads an organisation ("head", "leader") means any position that does. Nil
// if the day or the holder is not known.
//
//	Holder("secretary-general", "orgs:nato", "2023-04-04") = "people:jens-stoltenberg"
func (n *Names) Holder(titleID, of string, day graph.Date) []string {
	holders := n.holders(of, day, func(id string) bool { return id == titleID })
	if t, ok := n.Title(titleID); holders != nil || !ok || !t.Heads || t.Kind != "generic" {
		return holders
	}
	return n.holders(of, day, n.isHead)
}

func (n *Names) holders(of string, day graph.Date, wanted func(title string) bool) []string {
	var people, leaving []string
	for _, i := range n.byOffice[of] {
		r := n.offices[i]
		if r.get("certainty") == "0" || !wanted(r.get("position_id")) || !holds(r, day) {
			continue
		}
		if r.get("to") == string(day) {
			leaving = appendNew(leaving, "people:"+r.get("person_id"))
			continue
		}
		people = appendNew(people, "people:"+r.get("person_id"))
	}
	if people == nil {
		return leaving
	}
	return people
}

// isHead reports that the holder of the title heads, and not for a part only.
func (n *Names) isHead(title string) bool {
	t, ok := n.Title(title)
	return ok && t.Heads
}

// Offices gives the positions that a person held on a day; without a day, all.
func (n *Names) Offices(person string, day graph.Date) []Office {
	var offices []Office
	for _, i := range n.byHolder[person] {
		r := n.offices[i]
		if day != "" && !holds(r, day) {
			continue
		}
		of := r.get("org_or_country")
		if entry, ok := n.resolve(of); ok {
			of = n.id(entry)
		}
		offices = append(offices, Office{Person: person, Title: r.get("position_id"), Of: of, From: r.get("from"), To: r.get("to")})
	}
	return offices
}

// holds reports that an office is known to have been held on the day. An office
// without a beginning is not.
func holds(r record, day graph.Date) bool {
	from, to, d := r.get("from"), r.get("to"), string(day)
	if from == "" || len(d) < len(to) || d < from {
		return false
	}
	return to == "" || d[:len(to)] <= to
}
