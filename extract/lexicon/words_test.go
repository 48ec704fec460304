package lexicon_test

import (
	"slices"
	"strings"
	"testing"

	"actant/graph"
)

func TestAdjective(t *testing.T) {
	n := loadNames(t)
	tests := []struct{ lemma, ids string }{
		{"російський", "countries:RU"},
		{"фінляндський", "countries:FI"},
		{"південнокорейський", "countries:KR"},
		{"російсько-український", "countries:RU countries:UA"},
		{"польсько-литовський", "countries:PL countries:LT"},
		{"Japanese", "countries:JP"},
		{"US", "countries:US"},
		{"US-Japanese", "countries:US countries:JP"},
		{"Congolese", "countries:CD"},
		{"us", ""},
		{"гарний", ""},
		{"прем'єр-міністр", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(n.Adjectives(tt.lemma), " "); got != tt.ids {
			t.Errorf("Adjectives(%q): got %s, want %s", tt.lemma, got, tt.ids)
		}
	}
}

func TestDemonym(t *testing.T) {
	n := loadNames(t)
	for lemma, want := range map[string]string{
		"українець": "countries:UA", "українка": "countries:UA", "українці": "countries:UA", "японець": "countries:JP",
		"Japanese": "countries:JP", "Russians": "countries:RU", "Frenchmen": "countries:FR", "Poles": "countries:PL",
		"poles": "", "Ukrainian": "countries:UA", "японський": "", "люди": "",
	} {
		if got, ok := n.DemonymOf(lemma); got != want || ok != (want != "") {
			t.Errorf("DemonymOf(%q): got %q, want %q", lemma, got, want)
		}
	}
	for phrase, want := range map[string]string{
		"Українців": "countries:UA", "North Koreans": "countries:KP", "російських": "countries:RU", "Japanese": "countries:JP",
	} {
		keys := keysOf(n, phrase)
		if got, length := n.MatchDemonym(keys, 0); got != want || length != len(keys) {
			t.Errorf("MatchDemonym(%q): got %q over %d, want %q", phrase, got, length, want)
		}
	}
}

func TestCapitalAndMetonym(t *testing.T) {
	n := loadNames(t)
	for city, want := range map[string]string{
		"київ": "countries:UA", "kyiv": "countries:UA", "токіо": "countries:JP", "buenos aires": "countries:AR",
		"bogota": "countries:CO", "cities:gn:703448": "countries:UA", "cities:gn:706483": "", "харків": "",
	} {
		if got, ok := n.Capital(city); ok != (want != "") || ok && got != want {
			t.Errorf("Capital(%q): got %q, %v, want %q", city, got, ok, want)
		}
	}
	for key, want := range map[string]string{
		"кремль": "countries:RU", "білий дім": "countries:US", "банкова": "countries:UA", "downing street": "countries:GB",
		"white house": "countries:US", "гаага": "countries:NL", "дім": "",
	} {
		if got, ok := n.Metonym(key); got != want || ok != (want != "") {
			t.Errorf("Metonym(%q): got %q, want %q", key, got, want)
		}
	}
}

func TestMatchTitle(t *testing.T) {
	n := loadNames(t)
	tests := []struct {
		phrase string
		first  string
		length int
	}{
		{"генерального секретаря НАТО", "secretary-general", 2},
		{"генсеком", "secretary-general", 1},
		{"міністром закордонних справ України", "foreign-minister", 3},
		{"міністерці оборони", "defence-minister", 2},
		{"глави МЗС", "foreign-minister", 2},
		{"прем'єр-міністра", "prime-minister", 1},
		{"прем’єра", "prime-minister", 1},
		{"президентки", "president", 1},
		{"Secretary General of NATO", "secretary-general", 2},
		{"foreign minister", "foreign-minister", 2},
		{"Prime Minister", "prime-minister", 2},
		{"в.о. голови", "acting-head", 2},
		{"саміту", "", 0},
	}
	for _, tt := range tests {
		ids, length := n.MatchTitle(keysOf(n, tt.phrase), 0)
		if first := slices.Concat(ids, []string{""})[0]; first != tt.first || length != tt.length {
			t.Errorf("MatchTitle(%q): got %v over %d, want %s over %d", tt.phrase, ids, length, tt.first, tt.length)
		}
	}
	// A lemma given by the caller counts: English plurals.
	keys := [][]string{n.Keys("foreign"), n.Keys("ministers", "minister")}
	if ids, length := n.MatchTitle(keys, 0); length != 2 || ids[0] != "foreign-minister" {
		t.Errorf("foreign ministers: got %v over %d", ids, length)
	}
	if title, ok := n.Title("foreign-minister"); !ok || !title.Heads || title.UkM[0] != "міністр закордонних справ" {
		t.Errorf("Title(foreign-minister): %+v", title)
	}
}

func TestHolder(t *testing.T) {
	n := loadNames(t)
	tests := []struct {
		title, of string
		day       graph.Date
		want      string
	}{
		{"secretary-general", "orgs:nato", "2023-04-04", "people:jens-stoltenberg"},
		{"secretary-general", "orgs:nato", "2012-04-04", "people:anders-fogh-rasmussen"},
		{"head", "orgs:nato", "2023-04-04", "people:jens-stoltenberg"},
		{"prime-minister", "countries:JP", "2023-04-04", "people:fumio-kishida"},
		{"president", "countries:US", "2023-04-04", "people:joe-biden"},
		{"president", "countries:AT", "1990-01-01", ""},
		{"president", "countries:US", "", ""},
		{"prime-minister", "orgs:nato", "2023-04-04", ""},
	}
	for _, tt := range tests {
		if got := n.Holder(tt.title, tt.of, tt.day); strings.Join(got, " ") != tt.want {
			t.Errorf("Holder(%s, %s, %s): got %v, want %s", tt.title, tt.of, tt.day, got, tt.want)
		}
	}
}

func TestOffices(t *testing.T) {
	n := loadNames(t)
	offices := n.Offices("people:andrej-babis", "2019-01-01")
	if len(offices) != 1 || offices[0].Title != "prime-minister" || offices[0].Of != "countries:CZ" {
		t.Errorf("got %+v, want the prime minister of Czechia", offices)
	}
	if all := n.Offices("people:andrej-babis", ""); len(all) < 2 {
		t.Errorf("got %+v, want both terms", all)
	}
	if offices := n.Offices("people:andrej-babis", "2023-01-01"); len(offices) != 0 {
		t.Errorf("got %+v, want none between the terms", offices)
	}
}

func TestMinistry(t *testing.T) {
	n := loadNames(t)
	for phrase, want := range map[string]string{
		"Міністерства закордонних справ": "mfa", "МЗС": "mfa", "Foreign Ministry": "mfa", "Міноборони": "mod",
		"оборонному відомстві": "mod", "Ministry of Finance": "mof", "мзс": "", "уряд": "",
	} {
		keys := keysOf(n, phrase)
		m, length := n.MatchMinistry(keys, 0)
		if m.ID != want || want != "" && length != len(keys) {
			t.Errorf("MatchMinistry(%q): got %+v over %d, want %s", phrase, m, length, want)
		}
	}
	if m, _ := n.MatchMinistry(keysOf(n, "МЗС"), 0); m.Title != "foreign-minister" || m.NameUk != "Міністерство закордонних справ" {
		t.Errorf("got %+v", m)
	}
	for ministry, want := range map[string]string{"mfa": "orgs:ua-mfa", "mod": "orgs:ua-mod", "mof": "orgs:ua-minfin"} {
		if got, ok := n.MinistryOf(ministry, "countries:UA"); !ok || got != want {
			t.Errorf("MinistryOf(%s): got %s, want %s", ministry, got, want)
		}
	}
}

func TestEventNoun(t *testing.T) {
	n := loadNames(t)
	for lemma, want := range map[string]string{
		"саміт": "summit", "summit": "summit", "бойові дії": "war", "press conference": "briefing", "перемир’я": "ceasefire", "стіл": "",
	} {
		if got, ok := n.EventNoun(lemma); got != want || ok != (want != "") {
			t.Errorf("EventNoun(%q): got %q, want %q", lemma, got, want)
		}
	}
}
