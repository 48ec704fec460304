package lexicon_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"actant/extract/lexicon"
)

var sharedNames = sync.OnceValues(lexicon.LoadNames)

func loadNames(tb testing.TB) *lexicon.Names {
	tb.Helper()
	n, err := sharedNames()
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// keysOf cuts a phrase into tokens at blanks and around quotation marks and commas.
func keysOf(n *lexicon.Names, phrase string) [][]string {
	apart := strings.NewReplacer("«", " « ", "»", " » ", ",", " , ")
	var keys [][]string
	for w := range strings.FieldsSeq(apart.Replace(phrase)) {
		keys = append(keys, n.Keys(w))
	}
	return keys
}

func TestMatch(t *testing.T) {
	n := loadNames(t)
	for _, row := range readTable(t, "testdata/inflected.tsv") {
		keys := keysOf(n, row[0])
		ids, length := n.Match(keys, 0)
		if length != len(keys) || !slices.Equal(ids, strings.Split(row[1], " ")) {
			t.Errorf("Match(%q): got %v over %d tokens, want %s over %d; keys %q", row[0], ids, length, row[1], len(keys), keys)
		}
	}
}

// TestNoMatch has words that look like names.
func TestNoMatch(t *testing.T) {
	n := loadNames(t)
	for _, phrase := range []string{
		"us", "who", "it", "turkey", "may", "eu", "nice", "reading", "china", "nato",
		"рада", "голос", "суми", "рівне", "газу", "мир", "штати", "буча", "щастя", "ас", "пар", "свобода",
		"Усі", "Но", "По", "Вільно", "Бербока", "захід",
	} {
		if hit := n.Find(keysOf(n, phrase), 0); hit.Length > 0 {
			t.Errorf("Find(%q): got %v, want none", phrase, hit.IDs)
		}
	}
}

func TestMatchLongest(t *testing.T) {
	n := loadNames(t)
	tests := []struct {
		phrase string
		length int
		id     string
	}{
		{"South Sudan said", 2, "countries:SS"},
		{"Рада Безпеки ООН ухвалила", 3, "orgs:un-security-council"},
		{"Рада ухвалила", 1, "orgs:verkhovna-rada"},
		{"ПВК «Вагнер» відступила", 4, "orgs:wagner"},
		{"Служба безпеки України", 3, "orgs:sbu"},
		{"Japan , Korea", 1, "countries:JP"},
	}
	for _, tt := range tests {
		ids, length := n.Match(keysOf(n, tt.phrase), 0)
		if length != tt.length || !slices.Contains(ids, tt.id) {
			t.Errorf("Match(%q): got %v over %d, want %s over %d", tt.phrase, ids, length, tt.id, tt.length)
		}
	}
}

func TestMatchOutside(t *testing.T) {
	n := loadNames(t)
	for _, from := range []int{-1, 1, 9} {
		if ids, length := n.Match([][]string{{"NATO"}}, from); length != 0 || ids != nil {
			t.Errorf("Match from %d: got %v over %d, want none", from, ids, length)
		}
	}
	if _, length := n.Match([][]string{{}, nil}, 0); length != 0 {
		t.Errorf("Match of no forms: got length %d, want 0", length)
	}
}

func TestFind(t *testing.T) {
	n := loadNames(t)
	tests := []struct {
		phrase           string
		acronym, metonym bool
		ids              string
	}{
		{"НАТО", true, false, "orgs:nato"},
		{"US", true, false, "countries:US"},
		{"Japan", false, false, "countries:JP"},
		{"Даунінг-стріт", false, true, "countries:GB"},
		{"Brussels", false, false, "cities:gn:2800866 countries:BE orgs:eu orgs:nato"},
		{"ЄС", true, false, "orgs:eu orgs:european-solidarity"},
		{"Georgia", false, false, "countries:GE regions:us-state-georgia"},
	}
	for _, tt := range tests {
		hit := n.Find(keysOf(n, tt.phrase), 0)
		if hit.Acronym != tt.acronym || hit.Metonym != tt.metonym || strings.Join(hit.IDs, " ") != tt.ids {
			t.Errorf("Find(%q): got %+v, want %+v", tt.phrase, hit, tt)
		}
	}
}

func TestByKey(t *testing.T) {
	n := loadNames(t)
	tests := []struct{ key, id string }{
		{"нова зеландія", "countries:NZ"},
		{"новий зеландія", "countries:NZ"},
		{"київ", "cities:gn:703448"},
		{"european union", "orgs:eu"},
		{"us", "countries:US"},
		{"european", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if ids := n.ByKey(tt.key); strings.Join(ids, " ") != tt.id {
			t.Errorf("ByKey(%q): got %v, want %s", tt.key, ids, tt.id)
		}
	}
}

func TestEntry(t *testing.T) {
	n := loadNames(t)
	tests := []struct {
		id   string
		want string // kind, English name, country
	}{
		{"countries:JP", "country Japan "},
		{"people:jens-stoltenberg", "person Jens Stoltenberg countries:NO"},
		{"orgs:ua-mfa", "organization Ministry of Foreign Affairs of Ukraine countries:UA"},
		{"orgs:chornobyl-npp", "facility Chornobyl Nuclear Power Plant countries:UA"},
		{"cities:gn:703448", "city Kyiv countries:UA"},
		{"admin:UA-14", "place Donetsk Oblast countries:UA"},
		{"events:nato-summit-vilnius-2023", "event Vilnius NATO summit "},
		{"regions:baltic-states", "group Baltic states "},
	}
	for _, tt := range tests {
		e, ok := n.Entry(tt.id)
		if got := string(e.Kind) + " " + e.NameEn + " " + e.Country; !ok || got != tt.want || e.ID != tt.id {
			t.Errorf("Entry(%s): got %q, want %q", tt.id, got, tt.want)
		}
	}
	if _, ok := n.Entry("cities:gn:0"); ok {
		t.Error("Entry of an unknown town is found")
	}
	if e, _ := n.Entry("orgs:ua-mfa"); e.Parent != "orgs:cabinet-ua" || e.OrgKind != "ministry" {
		t.Errorf("got %+v, want the ministry under the cabinet", e)
	}
}

func TestMembersAt(t *testing.T) {
	n := loadNames(t)
	if m := n.MembersAt("orgs:eu", "2003-01-01"); slices.Contains(m, "countries:PL") || !slices.Contains(m, "countries:FR") {
		t.Errorf("members of the EU in 2003: %v", m)
	}
	if m := n.MembersAt("orgs:eu", ""); !slices.Contains(m, "countries:PL") {
		t.Errorf("members of the EU: %v", m)
	}
}

// TestNamePairs matches the pairs of names of one entity in both languages. Not all
// of them are in the tables; those that are must be found as one.
func TestNamePairs(t *testing.T) {
	n := loadNames(t)
	find := func(name string) []string {
		keys := keysOf(n, name)
		ids, length := n.Match(keys, 0)
		if length != len(keys) {
			return nil
		}
		return ids
	}
	together, apart := 0, 0
	for _, row := range readTable(t, "../testdata/names.tsv") {
		uk, en := find(row[2]), find(row[5])
		if row[7] != "1" || uk == nil || en == nil {
			continue
		}
		if slices.ContainsFunc(uk, func(id string) bool { return slices.Contains(en, id) }) {
			together++
			continue
		}
		apart++
		t.Errorf("%q is %v, %q is %v", row[2], uk, row[5], en)
	}
	t.Logf("%d pairs are found as one entity, %d as two", together, apart)
	if together < 85 {
		t.Errorf("got %d pairs, want at least 85", together)
	}
}

// TestPlacesAreFree finds no name whose source has another licence than the tables.
func TestPlacesAreFree(t *testing.T) {
	for _, file := range []string{"cities", "admin", "waters"} {
		for _, row := range readTable(t, "data/places/"+file+".tsv") {
			if slices.Contains(row, "iso-codes") {
				t.Errorf("%s: %q has a name of iso-codes", file, row)
			}
		}
	}
}

func TestExtraNames(t *testing.T) {
	extra := lexicon.Source{Table: "people", Text: "# columns: id\tname_en\tname_uk\tgender\nivan-tester\tIvan Tester\tІван Тестер\tm\n"}
	n, err := lexicon.ReadNames(lexicon.Options{Extra: []lexicon.Source{extra}})
	if err != nil {
		t.Fatal(err)
	}
	if ids, length := n.Match(keysOf(n, "Івана Тестера"), 0); length != 2 || !slices.Equal(ids, []string{"people:ivan-tester"}) {
		t.Errorf("got %v over %d", ids, length)
	}
	for _, bad := range []lexicon.Source{
		{Table: "planets", Text: "# columns: id\nmars\n"},
		{Table: "people", Text: "# columns: id\tname_en\nx\n"},
		{Table: "countries", Text: "# columns: id\tname_en\nJP\tJapan\n"},
	} {
		if _, err := lexicon.ReadNames(lexicon.Options{Extra: []lexicon.Source{bad}}); err == nil {
			t.Errorf("table %q is read without an error", bad.Text)
		}
	}
}

func FuzzMatch(f *testing.F) {
	n := loadNames(f)
	f.Add("Рада Безпеки ООН « »")
	f.Add("\" \" a' 's МЗСу -а \xff")
	f.Fuzz(func(t *testing.T, text string) {
		keys := keysOf(n, text)
		for i := range keys {
			hit := n.Find(keys, i)
			if hit.Length < 0 || i+hit.Length > len(keys) || (hit.Length == 0) != (len(hit.IDs) == 0) {
				t.Errorf("Find(%q, %d) = %+v", text, i, hit)
			}
			n.MatchTitle(keys, i)
			n.MatchDemonym(keys, i)
			n.MatchMinistry(keys, i)
		}
	})
}

const article = "Генеральний секретар НАТО Єнс Столтенберг запросив Японію на саміт у Вільнюсі . Про це повідомив прем'єр-міністр Японії " +
	"Фуміо Кісіда , передає Reuters . Напередодні в Києві міністр закордонних справ України Дмитро Кулеба обговорив це питання з послами країн Європейського Союзу"

func BenchmarkLoadNames(b *testing.B) {
	for b.Loop() {
		if _, err := lexicon.LoadNames(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMatch reports the time of one token.
func BenchmarkMatch(b *testing.B) {
	n := loadNames(b)
	keys := keysOf(n, article)
	i := 0
	for b.Loop() {
		n.Match(keys, i%len(keys))
		i++
	}
}

func BenchmarkKeys(b *testing.B) {
	n := loadNames(b)
	words := strings.Fields(article)
	i := 0
	for b.Loop() {
		n.Keys(words[i%len(words)])
		i++
	}
}
