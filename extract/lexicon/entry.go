package lexicon

import (
	"strconv"
	"strings"

	"actant/graph"
)

// Entry is what a table says of one thing. References to other entries are ids too:
// Country is "countries:UA". A field that the table lacks is empty.
type Entry struct {
	ID       string // table and id in it: "countries:JP", "orgs:nato", "cities:gn:703448"
	Kind     graph.Kind
	NameEn   string
	NameUk   string
	Gender   string // of a person: Masc, Fem
	Wikidata string
	Country  string
	OrgKind  string   // the table's own word: ministry, party; capital, adm1; summit; river; subnational
	Parent   string   // organisation above
	Members  []string // of a bloc, countries; see MembersAt
	Start    string   // of an event: 2023, 2023-07 or 2023-07-11
	End      string
	Place    string // of an event, an English name
	Admin    string // of a town: "admin:UA-32"

	Population int // of a town; 0 = unknown
}

// Entry gives the entry with this id.
func (n *Names) Entry(id string) (Entry, bool) {
	i, ok := n.number(id)
	if !ok {
		return Entry{}, false
	}
	r := n.record(i)
	e := Entry{
		ID: id, Kind: kindOf(r), NameEn: r.get("name_en"), NameUk: r.get("name_uk"),
		Gender: genders[r.get("gender")], Wikidata: r.get("wikidata"),
		OrgKind: kindWord(r), Start: r.get("start"), End: r.get("end"), Place: r.get("place"),
		Country: prefixed("countries:", country(r)), Parent: prefixed("orgs:", r.get("parent_id")),
		Admin: prefixed("admin:", r.get("admin")),
	}
	e.Population, _ = strconv.Atoi(r.get("population"))
	for _, m := range r.list("members") {
		iso, _, _ := strings.Cut(m, ":")
		e.Members = append(e.Members, "countries:"+iso)
	}
	return e, true
}

// MembersAt gives the members of a bloc on a day; without a day, those of the table.
func (n *Names) MembersAt(id string, day graph.Date) []string {
	i, ok := n.number(id)
	if !ok {
		return nil
	}
	var members []string
	for _, m := range n.record(i).list("members") {
		iso, since, _ := strings.Cut(m, ":")
		if day == "" || since <= string(day) {
			members = append(members, "countries:"+iso)
		}
	}
	return members
}

var genders = map[string]string{"m": "Masc", "f": "Fem"}

func prefixed(prefix, id string) string {
	if id == "" {
		return ""
	}
	return prefix + id
}

// country gives the ISO code of a row; of a sea or river only if it is of one country.
func country(r record) string {
	if c := r.get("countries"); !strings.Contains(c, "|") && c != "" {
		return c
	}
	return r.get("country")
}

func kindWord(r record) string {
	if k := r.get("kind"); k != "" {
		return k
	}
	return r.get("type")
}

func kindOf(r record) graph.Kind {
	word := kindWord(r)
	switch r.table.name {
	case "countries":
		return graph.Country
	case "people":
		return graph.Person
	case "events":
		return graph.Event
	case "orgs":
		return pick(word == "facility", graph.Facility, graph.Organization)
	case "regions":
		return pick(word == "group", graph.Group, graph.Place)
	case "cities":
		return pick(word == "section", graph.Place, graph.City)
	case "waters":
		return pick(word == "site", graph.Facility, graph.Place)
	}
	return graph.Place
}

func pick(first bool, a, b graph.Kind) graph.Kind {
	if first {
		return a
	}
	return b
}
