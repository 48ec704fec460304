package lexicon

import (
	"slices"
	"strings"
)

// Ministry is the kind of a ministry, without its country: «МЗС», "foreign ministry".
type Ministry struct {
	ID     string
	NameUk string
	NameEn string
	Title  string // title of its head: "foreign-minister"
}

func (l *loader) addMinistries(t *table) {
	l.names.ministryRows = t.rows
	for i, r := range t.rows {
		for _, name := range append(r.list("uk"), r.list("en")...) {
			words := splitAlias(name)
			e := end{entry: int32(i)}
			if len(words) == 1 && isAcronym(words[0]) {
				e.upper = 1
			}
			l.names.ministries.insert(l.forms(words, true), e)
		}
	}
	for entry, r := range l.names.entries {
		if r.table != nil && r.table.name == "orgs" && r.get("kind") == "ministry" {
			l.addMinistryOrg(r, int32(entry), t)
		}
	}
}

// addMinistryOrg finds which ministry an organisation of the table is.
func (l *loader) addMinistryOrg(org record, entry int32, ministries *table) {
	names := append(append([]string{org.get("name_uk")}, org.list("acronyms_uk")...), org.list("aliases_uk")...)
	for _, m := range ministries.rows {
		for _, pattern := range m.list("uk") {
			for _, name := range names {
				if name == pattern || strings.HasPrefix(name, pattern+" ") {
					l.names.ministryOrgs[m.id()+" countries:"+org.get("country")] = l.names.id(entry)
				}
			}
		}
	}
}

// MatchMinistry gives the kind of ministry of the longest name of one that starts at
// token from («Міністерства закордонних справ»), whatever its country, and how many
// tokens it takes; length 0 = none.
func (n *Names) MatchMinistry(keys [][]string, from int) (Ministry, int) {
	if from < 0 || from >= len(keys) {
		return Ministry{}, 0
	}
	ends, length := n.ministries.longest(keys, from)
	if length == 0 {
		return Ministry{}, 0
	}
	r := n.ministryRows[ends[0].entry]
	uk, en := r.list("uk"), r.list("en")
	m := Ministry{ID: r.id(), NameUk: uk[len(uk)-1], NameEn: en[0], Title: r.get("head_title")}
	if i := slices.IndexFunc(en, func(name string) bool { return strings.HasPrefix(name, "ministry of ") }); i >= 0 {
		m.NameEn = en[i]
	}
	for _, name := range uk {
		if strings.HasPrefix(name, "Міністерство") {
			m.NameUk = name
		}
	}
	return m, length
}

// MinistryOf gives the organisation that is the ministry of a country, if the tables
// have it: MinistryOf("mfa", "countries:UA") = "orgs:ua-mfa".
func (n *Names) MinistryOf(ministry, country string) (id string, ok bool) {
	id, ok = n.ministryOrgs[ministry+" "+country]
	return id, ok
}

func (l *loader) addEventNouns(t *table) {
	for _, r := range t.rows {
		l.names.eventNouns[Low(r.get("lemma_uk"))] = r.get("kind")
		for _, lemma := range r.list("lemma_en") {
			l.names.eventNouns[Low(lemma)] = r.get("kind")
		}
	}
}

// EventNoun gives the kind of event that a noun names: «саміт», "summit" = summit;
// the words of «бойові дії», "press conference" are joined by a blank.
func (n *Names) EventNoun(lemma string) (kind string, ok bool) {
	kind, ok = n.eventNouns[Low(Norm(lemma))]
	return kind, ok
}

// addAmbiguous indexes aliases that several entries share and marks the default.
func (l *loader) addAmbiguous(t *table) {
	for _, r := range t.rows {
		note := r.get("note")
		if note == "title" {
			continue
		}
		ids := r.list("ids")
		for i, id := range ids {
			entry, ok := l.names.resolve(id)
			if !ok {
				continue
			}
			flags := l.townMetonym(r.get("alias"), entry)
			if strings.Contains(note, "default "+id) || i == 0 && strings.Contains(note, "by default") {
				flags |= preferred
			}
			l.addAlias(r.get("alias"), entry, flags)
		}
	}
}

// townMetonym marks an alias that is the name of a town and not of the entry:
// "Brussels" for the European Union.
func (l *loader) townMetonym(alias string, entry int32) aliasFlags {
	key := Low(Norm(alias))
	own := slices.ContainsFunc(l.names.aliases.exact(key), func(e end) bool { return e.entry == entry })
	if !own && l.names.towns.knows(key) {
		return metonym
	}
	return 0
}
