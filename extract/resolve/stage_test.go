package resolve_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/resolve"
	"actant/graph"
)

func TestMetonyms(t *testing.T) {
	const script = `
		Київ київ PROPN 2 nsubj
		діє діяти VERB 0 root
		Москву москва PROPN 2 obj
		@ 1-1 1 name city link=cities:gn:703448
		@ 3-3 3 name city link=cities:gn:524901`
	for _, c := range []struct {
		relation       graph.Relation
		source, target string // links
	}{
		{"WARNED", "countries:UA", "countries:RU"},
		{"PROVIDED_AID", "countries:UA", "countries:RU"},
		{"ATTACKED", "countries:UA", "cities:gn:524901"},
		{"VISITED", "countries:UA", "cities:gn:524901"},
		{"HOSTED", "cities:gn:703448", "countries:RU"},
		{"LOCATED_IN", "cities:gn:703448", "cities:gn:524901"},
	} {
		doc := parseDoc(t, "uk", script)
		doc.Statements = []extract.Statement{claim(doc, c.relation, 0, 2, 0, 1)}
		fill(t, doc)
		st := doc.Statements[0]
		if got := entity(t, doc, st.Source.Entity).Link; got != c.source {
			t.Errorf("%s: source %s, want %s", c.relation, got, c.source)
		}
		if got := entity(t, doc, st.Target.Entity).Link; got != c.target {
			t.Errorf("%s: target %s, want %s", c.relation, got, c.target)
		}
		if metonym := c.source == "countries:UA"; metonym != (st.Source.ResolvedBy == "metonymy") {
			t.Errorf("%s: source resolved by %s", c.relation, st.Source.ResolvedBy)
		}
	}
}

func TestSeatsOfPower(t *testing.T) {
	for text, want := range map[string]string{
		"Кремль кремль link=orgs:ru-kremlin":       "countries:RU",
		"Брюссель брюссель link=cities:gn:2800866": "orgs:eu",
		"Kremlin kremlin link=orgs:ru-kremlin":     "countries:RU",
	} {
		f := strings.Fields(text)
		doc := parseDoc(t, "uk", f[0]+" "+f[1]+" PROPN 2 nsubj\nпогрожує погрожувати VERB 0 root\n@ 1-1 1 name organization "+f[2])
		doc.Statements = []extract.Statement{claim(doc, "THREATENED", 0, 2, 0, -1)}
		fill(t, doc)
		if got := entity(t, doc, doc.Statements[0].Source.Entity).Link; got != want {
			t.Errorf("%s = %s, want %s", f[0], got, want)
		}
	}
}

// datedCase: the text of the time of the first statement, and of the event mention 1.
func TestWhereTimesBelong(t *testing.T) {
	const inApril = `
		У у ADP 2 case
		квітні квітень NOUN 4 obl
		НАТО нато PROPN 4 nsubj
		запросило запросити VERB 0 root
		Японію японія PROPN 4 obj
		на на ADP 8 case
		липневий липневий ADJ 8 amod
		саміт саміт NOUN 4 obl
		@ 3-3 3 name organization link=orgs:nato
		@ 7-8 8 nominal event`
	const rightAfter = `
		запросило запросити VERB 0 root
		на на ADP 3 case
		саміт саміт NOUN 1 obl
		у у ADP 5 case
		липні липень NOUN 1 obl
		НАТО нато PROPN 1 nsubj
		@ 6-6 6 name organization link=orgs:nato
		@ 3-3 3 nominal event`
	const held = `
		Зустріч зустріч NOUN 2 nsubj
		відбулася відбутися VERB 0 root
		3 3 NUM 2 obl
		квітня квітень NOUN 3 flat
		@ 1-1 1 nominal event
		@ 1-1 1 nominal event`
	const byTrain = `
		прибув прибути VERB 0 root
		поїздом поїзд NOUN 1 obl
		вчора вчора ADV 2 advmod
		Коваль коваль PROPN 1 nsubj
		@ 4-4 4 name person
		@ 4-4 4 name person`
	const ofTheYear = `
		підписав підписати VERB 0 root
		бюджет бюджет NOUN 1 obj
		2022 2022 NUM 4 amod
		року рік NOUN 2 nmod
		Коваль коваль PROPN 1 nsubj
		@ 5-5 5 name person
		@ 5-5 5 name person`
	const otherClause = `
		Коваль коваль PROPN 2 nsubj
		сказав сказати VERB 0 root
		, , PUNCT 5 punct
		що що SCONJ 5 mark
		прибув прибути VERB 2 ccomp
		вчора вчора ADV 5 advmod
		@ 1-1 1 name person
		@ 1-1 1 name person`
	for _, c := range []struct {
		name, script  string
		tok           int
		act, event    string
		alsoTriggered int
	}{
		{"act and event", inApril, 4, "У квітні 2023-04-01 2023-04-30", "липневий 2023-07-01 2023-07-31", 0},
		{"event before act", rightAfter, 1, "", "у липні 2023-07-01 2023-07-31", 0},
		{"noun dated by its verb", held, 1, "3 квітня 2023-04-03 2023-04-03", "", 0},
		{"verb has its own statement", held, 1, "", "", 2},
		{"clause of another verb", otherClause, 2, "", "", 0},
		{"day hung on a noun that is no event", byTrain, 1, "вчора 2023-04-03 2023-04-03", "", 0},
		{"year hung on a noun", ofTheYear, 1, "", "", 0},
		{"own clause", otherClause, 5, "вчора 2023-04-03 2023-04-03", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := parseDoc(t, "uk", c.script)
			doc.Statements = []extract.Statement{claim(doc, "INVITED", 0, c.tok, 0, -1)}
			if c.alsoTriggered > 0 {
				doc.Statements = append(doc.Statements, claim(doc, "STATED", 0, c.alsoTriggered, 0, -1))
			}
			fill(t, doc)
			if got := timeText(doc.Statements[0].Time); got != c.act {
				t.Errorf("act: got %q, want %q", got, c.act)
			}
			e := entity(t, doc, doc.Mentions[1].Entity)
			if got := timeText(e.Time); got != c.event {
				t.Errorf("event: got %q, want %q", got, c.event)
			}
		})
	}
}

func timeText(t *graph.Time) string {
	if t == nil {
		return ""
	}
	return t.Text + " " + string(t.From) + " " + string(t.To)
}

func TestTimeOfTakingPart(t *testing.T) {
	doc := parseDoc(t, "uk", `
		запросило запросити VERB 0 root
		Японію японія PROPN 1 obj
		на на ADP 5 case
		липневий липневий ADJ 5 amod
		саміт саміт NOUN 1 obl
		учора учора ADV 1 advmod
		@ 2-2 2 name country link=countries:JP
		@ 4-5 5 nominal event`)
	st := claim(doc, "PARTICIPATED_IN", 0, 1, 0, 1)
	st.Factuality, st.Derived = graph.Requested, 1
	doc.Statements = []extract.Statement{st, claim(doc, "INVITED", 0, 1, -1, 0)}
	fill(t, doc)
	for _, st := range doc.Statements {
		want := "учора 2023-04-03 2023-04-03"
		if st.Relation == "PARTICIPATED_IN" {
			want = "липневий 2023-07-01 2023-07-31"
		}
		if got := timeText(st.Time); got != want {
			t.Errorf("%s: got %q, want %q", st.Relation, got, want)
		}
	}
}

func TestEntities(t *testing.T) {
	doc := parseDoc(t, "uk", `
		Зустріч зустріч NOUN 6 nsubj
		у у ADP 3 case
		Львові львів PROPN 1 nmod Case=Loc
		очолила очолити VERB 6 dep
		Юлія юлія PROPN 6 nsubj
		Згурська згурська PROPN 0 root
		з з ADP 8 case
		міністром міністр NOUN 6 obl
		Данії данія PROPN 8 nmod
		@ 1-3 1 nominal event
		@ 3-3 3 name city link=cities:gn:702550
		@ 5-6 6 name person name=Юлія_Згурська gender=Fem
		@ 8-9 8 role person title=defence-minister position=міністром org=4 name=міністр_Данії
		@ 9-9 9 name country link=countries:DK`)
	doc.Statements = []extract.Statement{claim(doc, "MET_WITH", 0, 4, 2, 3)}
	fill(t, doc)
	for i, want := range []struct{ id, name, en, position, place string }{
		{"e1", "Зустріч у Львові", "", "", "e2"},
		{"e2", "Львів", "Lviv", "", ""},
		{"e3", "Юлія Згурська", "Yuliia Zghurska", "", ""},
		{"e4", "міністр Данії", "Defence Minister of Denmark", "міністр оборони", ""},
		{"e5", "Данія", "Denmark", "", ""},
	} {
		e := doc.Entities[i]
		if e.ID != want.id || e.Name != want.name || e.Names["en"] != want.en || e.Position != want.position || e.Place != want.place {
			t.Errorf("entity %d: got %s %q en=%q position=%q place=%q, want %+v", i, e.ID, e.Name, e.Names["en"], e.Position, e.Place, want)
		}
	}
	if len(doc.Entities) != 5 {
		t.Errorf("%d entities, want 5", len(doc.Entities))
	}
}

func TestCandidates(t *testing.T) {
	for name, c := range map[string]struct{ candidates, fuller, want string }{
		"alone":             {"people:joe-biden", "", "people:joe-biden"},
		"two":               {"people:joe-biden|people:hunter-biden", "", ""},
		"another full name": {"people:joe-biden", "Ann_Biden", ""},
	} {
		script := "Biden biden PROPN 2 nsubj\nleft leave VERB 0 root\n@ 1-1 1 name person candidates=" + c.candidates
		if c.fuller != "" {
			script = "Ann ann PROPN 3 nsubj\nBiden biden PROPN 1 flat:name\nleft leave VERB 0 root\n@ 1-2 1 name person name=" + c.fuller + "\n\n" + script
		}
		doc := parseDoc(t, "en", script)
		fill(t, doc)
		last := doc.Mentions[len(doc.Mentions)-1]
		if got := entity(t, doc, last.Entity).Link; got != c.want {
			t.Errorf("%s: linked to %q, want %q", name, got, c.want)
		}
	}
}

func TestDescribedEvents(t *testing.T) {
	const summit = `
		Саміт саміт NOUN 5 nsubj
		%ORG% орг PROPN 1 nmod
		у у ADP 4 case
		Варшаві варшава PROPN 1 nmod Case=Loc
		відбувся відбутися VERB 0 root
		у у ADP 8 case
		%YEAR% рік NUM 8 amod
		році рік NOUN 5 obl
		@ 1-4 1 nominal event
		@ 2-2 2 name organization link=orgs:nato
		@ 4-4 4 name city link=cities:gn:756135`
	for _, c := range []struct {
		name, org, year string
		published       graph.Date
		want            string
	}{
		{"near the text", "НАТО", "цьому", "2016-07-01", "events:nato-summit-warsaw-2016"},
		{"years after the text", "НАТО", "цьому", "2012-07-01", ""},
		{"in the year that the text names", "НАТО", "2016", "2023-04-04", ""},
		{"of another organisation", "ЄС", "цьому", "2016-07-01", ""},
		{"of no known day", "НАТО", "цьому", "", ""},
	} {
		doc := parseDoc(t, "uk", strings.NewReplacer("%ORG%", c.org, "%YEAR%", c.year).Replace(summit))
		doc.Published = c.published
		fill(t, doc)
		if got := entity(t, doc, doc.Mentions[0].Entity).Link; got != c.want {
			t.Errorf("%s: linked to %q, want %q", c.name, got, c.want)
		}
	}
}

func TestKindOfUnsettledPronouns(t *testing.T) {
	for _, c := range []struct {
		relation graph.Relation
		plural   string
		want     graph.Kind
	}{
		{"HOLDS_POSITION", "", graph.Person}, {"WARNED", "", graph.Person}, {"WARNED", "plural=1", graph.Group}, {"OPEN", "", graph.Person},
		{"PART_OF", "", graph.Organization},
	} {
		doc := parseDoc(t, "uk", "Він він PRON 2 nsubj\nочолює очолювати VERB 0 root\n@ 1-1 1 pronoun other person=3 "+c.plural)
		doc.Statements = []extract.Statement{claim(doc, c.relation, 0, 2, 0, -1)}
		fill(t, doc)
		if got := entity(t, doc, doc.Mentions[0].Entity).Kind; got != c.want {
			t.Errorf("%s %s: kind %s, want %s", c.relation, c.plural, got, c.want)
		}
	}
}

func TestPositions(t *testing.T) {
	doc := parseDoc(t, "en", `
		Smith smith PROPN 2 nsubj
		appointed appoint VERB 0 root
		Black black PROPN 2 obj
		minister minister NOUN 2 xcomp
		@ 1-1 1 name person
		@ 3-3 3 name person
		@ 4-4 4 role person title=minister`)
	st := claim(doc, "APPOINTED", 0, 2, 0, 1)
	st.Roles.Args = map[graph.Role]*extract.Argument{graph.RolePosition: argument(doc, 2)}
	other := claim(doc, "HOLDS_POSITION", 0, 4, 1, -1)
	words := argument(doc, 2)
	words.Mention = -1
	other.Roles.Args = map[graph.Role]*extract.Argument{graph.RolePosition: words}
	doc.Mentions[2].Position = "minister"
	doc.Statements = []extract.Statement{st, other}
	fill(t, doc)
	a, b := doc.Statements[0].Roles.Args[graph.RolePosition], doc.Statements[1].Roles.Args[graph.RolePosition]
	if e := entity(t, doc, a.Entity); e.Kind != graph.Title || e.Link != "titles:minister" || a.Entity != b.Entity {
		t.Errorf("position is %s %s, other %s; want one title", e.Kind, e.Link, b.Entity)
	}
}

// invitation is a text with content, derivation, a repeated statement and members.
func invitation(t testing.TB) *extract.Doc {
	doc := parseDoc(t, "uk", `
		НАТО нато PROPN 2 nsubj
		запросило запросити VERB 0 root
		лідерів лідер NOUN 2 obj
		Японії японія PROPN 3 nmod
		на на ADP 6 case
		саміт саміт NOUN 2 obl
		, , PUNCT 8 punct
		сказав сказати VERB 2 parataxis
		Столтенберг столтенберг PROPN 8 nsubj
		@ 1-1 1 name organization link=orgs:nato
		@ 3-4 3 role group plural=1 members=2
		@ 4-4 4 name country link=countries:JP
		@ 6-6 6 nominal event
		@ 9-9 9 name person link=people:jens-stoltenberg`)
	invited := claim(doc, "INVITED", 0, 2, 0, 1)
	invited.Roles.Args = map[graph.Role]*extract.Argument{graph.RoleEvent: argument(doc, 3)}
	invited.Attribution = []extract.Attribution{{Form: graph.Indirect, Speaker: argument(doc, 4), Cue: "сказав"}}
	takes := claim(doc, "PARTICIPATED_IN", 0, 2, 1, 3)
	takes.Factuality, takes.Derived = graph.Requested, 1
	stated := claim(doc, "STATED", 0, 8, 4, -1)
	stated.Content = []int{1, 2, 3}
	again := claim(doc, "INVITED", 0, 2, 0, 1)
	again.Roles.Args = map[graph.Role]*extract.Argument{graph.RoleEvent: argument(doc, 3)}
	doc.Statements = []extract.Statement{stated, invited, takes, again}
	return doc
}

func TestFinish(t *testing.T) {
	doc := invitation(t)
	fill(t, doc)
	if len(doc.Statements) != 3 {
		t.Fatalf("%d statements, want 3 without the repeated one", len(doc.Statements))
	}
	invited, takes, stated := doc.Statements[0], doc.Statements[1], doc.Statements[2]
	if invited.Relation != "INVITED" || takes.Relation != "PARTICIPATED_IN" || stated.Relation != "STATED" {
		t.Fatalf("order %s, %s, %s", invited.Relation, takes.Relation, stated.Relation)
	}
	if !slices.Equal(stated.Roles.Content, []string{invited.ID, takes.ID}) {
		t.Errorf("content %v, want %s, %s", stated.Roles.Content, invited.ID, takes.ID)
	}
	if takes.DerivedFrom != invited.ID || invited.DerivedFrom != "" {
		t.Errorf("derived from %q and %q, want %q and none", takes.DerivedFrom, invited.DerivedFrom, invited.ID)
	}
	if want := []string{doc.Mentions[2].Entity}; !slices.Equal(invited.Target.Members, want) {
		t.Errorf("members %v, want %v", invited.Target.Members, want)
	}
	for _, st := range doc.Statements {
		if !strings.HasPrefix(st.ID, "x1:") || len(st.ID) != 35 {
			t.Errorf("id %q is not of the form x1: and 32 digits", st.ID)
		}
	}
	same := invitation(t)
	fill(t, same)
	if a, b := print(t, doc), print(t, same); a != b {
		t.Error("two runs differ")
	}
}

func print(t testing.TB, v any) string {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestFillEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := stage(t).Fill(ctx, invitation(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestFillNothing(t *testing.T) {
	doc := &extract.Doc{}
	fill(t, doc)
	if len(doc.Entities) != 0 || len(doc.Statements) != 0 {
		t.Error("an empty text has no entities and statements")
	}
}

func keys(names ...string) []string { return names }

func TestBundle(t *testing.T) {
	doc := invitation(t)
	fill(t, doc)
	b, err := resolve.Bundle(doc, keys)
	if err != nil {
		t.Fatal(err)
	}
	if err := graph.Validate(b); err != nil {
		t.Error(err)
	}
	if len(b.Statements) != 3 || len(b.Entities) != 5 {
		t.Errorf("%d statements and %d entities, want 3 and 5", len(b.Statements), len(b.Entities))
	}
	nato, japan := graph.KnownEntityID(graph.Organization, "orgs", "nato"), graph.KnownEntityID(graph.Country, "countries", "JP")
	i := slices.IndexFunc(b.Statements, func(st graph.Statement) bool { return st.Relation == "INVITED" })
	st := b.Statements[i]
	if st.Source != nato || !slices.Equal(st.TargetMembers, []graph.ID{japan}) {
		t.Errorf("INVITED by %s, members %v", st.Source, st.TargetMembers)
	}
	ev := st.Evidence[0]
	if ev.Quote != doc.Text[ev.Start:ev.End] || len(ev.Extracted) == 0 || ev.SaidBy[0].Speaker == "" || ev.SaidBy[0].Cue != "сказав" {
		t.Errorf("evidence %+v", ev)
	}
	again, err := resolve.Bundle(doc, keys)
	if err != nil || print(t, b) != print(t, again) {
		t.Errorf("two bundles differ, %v", err)
	}
}

func TestBundleLeavesOut(t *testing.T) {
	doc := parseDoc(t, "uk", `
		Саміт саміт NOUN 2 nsubj
		триває тривати VERB 0 root
		@ 1-1 1 nominal event`)
	noEnds := claim(doc, "INVITED", 0, 2, -1, -1)
	wrongKind := claim(doc, "INVITED", 0, 2, 0, -1)
	circle := claim(doc, "OPEN", 0, 2, 0, -1)
	circle.Predicate, circle.Content = "тривати", []int{0, 2}
	doc.Statements = []extract.Statement{noEnds, wrongKind, circle}
	fill(t, doc)
	b, err := resolve.Bundle(doc, keys)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Statements) != 1 || len(b.Statements[0].Content) != 0 {
		t.Errorf("got %d statements, want the OPEN one without content", len(b.Statements))
	}
	if err := graph.Validate(b); err != nil {
		t.Error(err)
	}
}

func TestParseWordsErrors(t *testing.T) {
	for _, list := range []string{"both", "planets: mars", "nominal x: planet", "both two: x"} {
		if _, err := resolve.ParseWords(list, ""); err == nil {
			t.Errorf("ParseWords(%q): no error", list)
		}
	}
	if _, err := resolve.ParseWords("", "nonsense"); err == nil {
		t.Error("a broken calendar list: no error")
	}
}

func BenchmarkFill(b *testing.B) {
	s := stage(b)
	for b.Loop() {
		if err := s.Fill(b.Context(), invitation(b)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTitlesAreKnown checks that every title of offices.txt stands in the tables.
func TestTitlesAreKnown(t *testing.T) {
	names, err := loadNames()
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile("offices.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(list), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for title := range strings.FieldsSeq(strings.Replace(line, ":", "", 1)) {
			if _, ok := names.Title(title); !ok {
				t.Errorf("unknown title %q", title)
			}
		}
	}
}
