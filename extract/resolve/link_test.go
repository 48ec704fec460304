package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"actant/extract"
	"actant/graph"
)

const holderScript = `
	%DET% the DET 3 %REL%
	NATO nato PROPN 3 compound
	chief chief NOUN 4 nsubj
	left leave VERB 0 root
	@ 2-2 2 name organization link=%ORG%
	@ 1-3 3 role person title=%TITLE% org=0 name=chief position=chief`

// TestOfficeAtDate names the heads of organisations by the day of publication.
func TestOfficeAtDate(t *testing.T) {
	for _, c := range []struct {
		why, day, org, title, det string
		want                      string
	}{
		{"before the handover", "2024-09-30", "orgs:nato", "secretary-general", "The", "people:jens-stoltenberg"},
		{"the day of the handover", "2024-10-01", "orgs:nato", "secretary-general", "The", "people:mark-rutte"},
		{"after it", "2025-03-02", "orgs:nato", "secretary-general", "The", "people:mark-rutte"},
		{"a title that says only that he heads", "2023-04-04", "orgs:nato", "head", "The", "people:jens-stoltenberg"},
		{"before all that is known", "1950-01-01", "orgs:nato", "secretary-general", "The", ""},
		{"no day", "", "orgs:nato", "secretary-general", "The", ""},
		{"one to come", "2023-04-04", "orgs:nato", "secretary-general", "Next", ""},
		{"a title that does not head", "2023-04-04", "orgs:nato", "deputy-secretary-general", "The", ""},
		{"the office of a state", "2023-04-04", "countries:FI", "president", "The", ""},
		{"a minister", "2023-04-04", "countries:JP", "foreign-minister", "The", ""},
	} {
		rel := "det"
		if c.det == "Next" {
			rel = "amod"
		}
		script := strings.NewReplacer("%ORG%", c.org, "%TITLE%", c.title, "%DET% the", c.det+" "+strings.ToLower(c.det), "%REL%", rel).Replace(holderScript)
		doc := parseDoc(t, "en", script)
		doc.Published = graph.Date(c.day)
		doc.Statements = []extract.Statement{claim(doc, "RESIGNED", 0, 4, 1, 0)}
		fill(t, doc)
		st := doc.Statements[0]
		e := entity(t, doc, st.Source.Entity)
		if e.Link != c.want {
			t.Errorf("%s: linked to %q, want %q", c.why, e.Link, c.want)
		}
		if st.Source.ResolvedBy != "role" || st.Source.Text != c.det+" NATO chief" {
			t.Errorf("%s: %q resolved by %q", c.why, st.Source.Text, st.Source.ResolvedBy)
		}
		if by := slices.Contains(st.Rules, "link:office"); by != (c.want != "") {
			t.Errorf("%s: rules %v", c.why, st.Rules)
		}
	}
}

// TestHolderIsOne joins a title with the holder whom another sentence names, also of
// a state.
func TestHolderIsOne(t *testing.T) {
	doc := parseDoc(t, "en", strings.NewReplacer("%ORG%", "countries:FR", "%TITLE%", "president", "%DET%", "The", "%REL%", "det").Replace(holderScript)+`

		Macron macron PROPN 2 nsubj
		spoke speak VERB 0 root
		@ 1-1 1 name person link=people:emmanuel-macron`)
	fill(t, doc)
	if a, b := doc.Mentions[1].Entity, doc.Mentions[2].Entity; a != b {
		t.Errorf("the president is %s, Macron %s", a, b)
	}
}

func TestContext(t *testing.T) {
	for _, c := range []struct {
		why, lang, name, candidates, gender, rest string
		want                                      string
	}{
		{"a full name", "uk", "Порошенко", "people:petro-poroshenko|people:maryna-poroshenko", "", "@ 1-1 1 name person link=people:maryna-poroshenko", "people:maryna-poroshenko"},
		{"the gender", "uk", "Порошенко", "people:petro-poroshenko|people:maryna-poroshenko", "Fem", "", "people:maryna-poroshenko"},
		{"a town of the country", "en", "Georgia", "countries:GE|regions:us-state-georgia", "", "@ 1-1 1 name city link=cities:gn:611717", "countries:GE"},
		{"a person of the country", "en", "Georgia", "countries:GE|regions:us-state-georgia", "", "@ 1-1 1 name person link=people:salome-zourabichvili", "countries:GE"},
		{"a town of the state", "en", "Georgia", "countries:GE|regions:us-state-georgia", "", "@ 1-1 1 name city link=cities:gn:4180439", "regions:us-state-georgia"},
		{"nothing", "en", "Georgia", "countries:GE|regions:us-state-georgia", "", "", ""},
		{"what speaks for both", "en", "Georgia", "countries:GE|regions:us-state-georgia", "", "@ 1-1 1 name city link=cities:gn:611717\n@ 2-2 2 name city link=cities:gn:4180439", ""},
		{"a word of space", "uk", "МКС", "orgs:icc|orgs:iss", "", "words=космонавт", "orgs:iss"},
		{"a word of law", "uk", "МКС", "orgs:icc|orgs:iss", "", "words=ордер", "orgs:icc"},
	} {
		word := "інше"
		rest := c.rest
		if w, ok := strings.CutPrefix(rest, "words="); ok {
			word, rest = w, ""
		}
		option := ""
		if c.gender != "" {
			option = " gender=" + c.gender
		}
		kind := "person"
		if c.gender == "" && !strings.HasPrefix(c.candidates, "people") {
			kind = "other"
		}
		doc := parseDoc(t, extract.Lang(c.lang), c.name+" "+strings.ToLower(c.name)+" PROPN 2 nsubj\nдіє діяти VERB 0 root\n@ 1-1 1 name "+kind+" candidates="+c.candidates+option+
			"\n\nТут "+word+" NOUN 2 nsubj\nє бути VERB 0 root\n"+rest)
		doc.Statements = []extract.Statement{claim(doc, "RESIGNED", 0, 2, 0, -1)}
		fill(t, doc)
		if got := entity(t, doc, doc.Mentions[0].Entity).Link; got != c.want {
			t.Errorf("%s: linked to %q, want %q", c.why, got, c.want)
		}
		if c.want != "" && !slices.Contains(doc.Statements[0].Rules, "link:context") {
			t.Errorf("%s: rules %v", c.why, doc.Statements[0].Rules)
		}
	}
}

func TestOtherSpelling(t *testing.T) {
	for name, want := range map[string]string{
		"Йозеп Боррелл":       "people:josep-borrell",
		"Володимир Зеленскій": "people:volodymyr-zelenskyy",
		"Остап Гнатюк":        "",
		"Боррелл":             "", // a surname alone is nobody
	} {
		words := strings.Fields(name)
		script := words[0] + " x PROPN 2 nsubj\nдіє діяти VERB 0 root\n@ 1-1 1 name person name=" + strings.ReplaceAll(name, " ", "_") + " key=" + strings.ReplaceAll(strings.ToLower(name), " ", "_")
		doc := parseDoc(t, "uk", script)
		fill(t, doc)
		if got := entity(t, doc, doc.Mentions[0].Entity).Link; got != want {
			t.Errorf("%s: linked to %q, want %q", name, got, want)
		}
	}
}

// TestParliamentOfAnother leaves a house of parliament with the name of its country
// that country's.
func TestParliamentOfAnother(t *testing.T) {
	doc := parseDoc(t, "uk", `
		Сейм сейм PROPN 3 nsubj
		Латвії латвія PROPN 1 nmod
		погрожує погрожувати VERB 0 root
		@ 1-2 1 name organization
		@ 2-2 2 name country link=countries:LV`)
	doc.Statements = []extract.Statement{claim(doc, "THREATENED", 0, 3, 0, -1)}
	fill(t, doc)
	if e := entity(t, doc, doc.Statements[0].Source.Entity); e.Link != "" {
		t.Errorf("the Saeima is %s", e.Link)
	}
}

func TestEnglishNames(t *testing.T) {
	for _, c := range []struct{ lang, script, uk, en string }{
		{"uk", "Теодор т PROPN 2 nsubj\nдіє діяти VERB 0 root\n@ 1-1 1 name person name=Теодор_Мельник", "Теодор Мельник", "Teodor Melnyk"},
		{"en", "Teodor t PROPN 2 nsubj\nacts act VERB 0 root\n@ 1-1 1 name person name=Oksana_Hrynko", "Оксана Гринко", "Oksana Hrynko"},
		{"uk", "уряд уряд NOUN 3 nsubj\nЯпонії японія PROPN 1 nmod\nдіє діяти VERB 0 root\n@ 1-2 1 nominal organization\n@ 2-2 2 name country link=countries:JP", "уряд Японії", "Government of Japan"},
		{"uk", "МЗС мзс PROPN 3 nsubj\nЯпонії японія PROPN 1 nmod\nдіє діяти VERB 0 root\n@ 1-2 1 name organization\n@ 2-2 2 name country link=countries:JP", "МЗС Японії", "Ministry of Foreign Affairs of Japan"},
		{
			"uk", "глава глава NOUN 4 nsubj\nМЗС мзс PROPN 1 nmod\nЯпонії японія PROPN 2 nmod\nдіє діяти VERB 0 root\n@ 1-3 1 role person title=foreign-minister org=1\n@ 2-3 2 name organization\n@ 3-3 3 name country link=countries:JP",
			"глава МЗС Японії", "Foreign Minister of Japan",
		},
		{"en", "Japan japan PROPN 2 nmod:poss\nPM pm NOUN 3 nsubj\nacts act VERB 0 root\n@ 1-2 2 role person title=prime-minister org=1\n@ 1-1 1 name country link=countries:JP", "", "Prime Minister of Japan"},
		{"uk", "суд суд NOUN 2 nsubj\nдіє діяти VERB 0 root\n@ 1-1 1 nominal organization", "суд", "court"},
		{"uk", "агентства агентство NOUN 2 nsubj\nдіють діяти VERB 0 root\n@ 1-1 1 nominal organization key=агентство plural=yes", "агентства", "agencies"},
		{"uk", "угода угода NOUN 2 nsubj\nз з ADP 3 case\nНорвегією норвегія PROPN 1 nmod\nдіє діяти VERB 0 root\n@ 1-3 1 nominal document key=угода_норвегія\n@ 3-3 3 name country link=countries:NO", "угода з Норвегією", ""},
		{"en", "Kyiv kyiv PROPN 2 nsubj\nacts act VERB 0 root\n@ 1-1 1 name city link=cities:gn:703448", "Київ", "Kyiv"},
	} {
		doc := parseDoc(t, extract.Lang(c.lang), c.script)
		n := len(doc.Sentences[0].Tokens)
		doc.Statements = []extract.Statement{claim(doc, "RESIGNED", 0, n, 0, -1)}
		fill(t, doc)
		e := entity(t, doc, doc.Statements[0].Source.Entity)
		if e.Names["uk"] != c.uk || e.Names["en"] != c.en {
			t.Errorf("names %v, want uk %q, en %q", e.Names, c.uk, c.en)
		}
		spelt := slices.Contains(doc.Statements[0].Rules, "name:transliterated")
		if want := e.Kind == graph.Person && e.Link == "" && doc.Mentions[0].Form == extract.Name; spelt != want {
			t.Errorf("%v: rules %v", e.Names, doc.Statements[0].Rules)
		}
	}
}

// TestNamesakes leaves a surname that the tables know to the person of the text who
// bears it, and takes a common noun for the surname that it is.
func TestNamesakes(t *testing.T) {
	const full = "Едуард едуард PROPN 3 nsubj\nЛисак лисак PROPN 1 flat:name\nдіє діяти VERB 0 root\n@ 1-2 1 name person name=Едуард_Лисак key=едуард_лисак"
	for _, c := range []struct{ why, script, want string }{
		{"after", full + "\n\nЛисак лисак PROPN 2 nsubj\nдіє діяти VERB 0 root\n@ 1-1 1 name person link=people:serhii-lysak name=Сергій_Лисак key=сергій_лисак", "Едуард Лисак"},
		{"before", "Лисак лисак PROPN 2 nsubj\nдіє діяти VERB 0 root\n@ 1-1 1 name person link=people:serhii-lysak name=Сергій_Лисак key=сергій_лисак\n\n" + full, "Едуард Лисак"},
		{"a noun", full + "\n\nЛисак лисак NOUN 2 nsubj\nдіє діяти VERB 0 root\n@ 1-1 1 nominal other", "Едуард Лисак"},
		{"alone", "Лисак лисак PROPN 2 nsubj\nдіє діяти VERB 0 root\n@ 1-1 1 name person link=people:serhii-lysak name=Сергій_Лисак key=сергій_лисак", "Сергій Лисак"},
	} {
		doc := parseDoc(t, "uk", c.script)
		for i := range doc.Mentions {
			doc.Statements = append(doc.Statements, claim(doc, "RESIGNED", doc.Mentions[i].Sent, 1, i, -1))
		}
		fill(t, doc)
		for i, m := range doc.Mentions {
			if e := entity(t, doc, m.Entity); e.Name != c.want {
				t.Errorf("%s: mention %d is %s", c.why, i, e.Name)
			}
		}
	}
}
