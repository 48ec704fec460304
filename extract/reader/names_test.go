package reader_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/reader"
	"actant/graph"
)

func extractText(t *testing.T, r *reader.Reader, in extract.Input) *extract.Doc {
	t.Helper()
	doc, err := r.Extract(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestOneThingOneEntity reads names as they are typed: small or in capitals, with
// letters of another alphabet, any apostrophe, stress marks, letters taken apart.
func TestOneThingOneEntity(t *testing.T) {
	r := open(t)
	for _, c := range []struct {
		name  string // of the one entity
		texts []string
	}{
		{"Росія", []string{"Росія обстріляла Харків.", "росія обстріляла Харків.", "рф обстріляла Харків.", "РОСІЯ ОБСТРІЛЯЛА ХАРКІВ", "Pосія обстріляла Харків.", "Росі́я обстріляла Харків."}},
		{"Володимир Путін", []string{"Путін прибув до Китаю.", "путін прибув до Китаю.", "ПУТІН ПРИБУВ ДО КИТАЮ", "Путiн прибув до Китаю.", "Китай запросив путіна."}},
		{"Володимир Зеленський", []string{"Зеленський прибув до Києва.", "ЗЕЛЕНСЬКИЙ ПРИБУВ ДО КИЄВА", "Зеленcький прибув до Києва.", "Зеле́нський прибув до Києва.", norm.NFD.String("Зеленський прибув до Києва."), "Вони зустрілися із Зеленським."}},
		{"Хав'єр Мілей", []string{"Прибув Хав'єр Мілей.", "Прибув Хав’єр Мілей.", "Прибув Хавʼєр Мілей.", "Він зустрівся з Хав’єром Мілеєм."}},
		{"В'ячеслав Пошкурлат", []string{"Прибув В'ячеслав Пошкурлат.", "Прибув В’ячеслав Пошкурлат.", "Прибув Вʼячеслав Пошкурлат.", "Він зустрівся з В’ячеславом Пошкурлатом."}},
		{"Державна дума Росії", []string{"Закон надійшов до Держдуми.", "Закон надійшов до держдуми.", "ЗАКОН НАДІЙШОВ ДО ДЕРЖДУМИ"}},
		{"Єнс Столтенберг", []string{"СТОЛТЕНБЕРГ ПРИБУВ ДО КИЄВА", "Прибув Столтенберг.", "Київ подякував Столтенбергу."}},
	} {
		ids := map[graph.ID]bool{}
		for _, text := range c.texts {
			doc := extractText(t, r, extract.Input{Text: text, Lang: extract.Ukrainian})
			bundle, err := r.Bundle(doc)
			if err != nil {
				t.Fatal(err)
			}
			at := slices.IndexFunc(bundle.Entities, func(m graph.Mentioned) bool { return m.Entity.Name == c.name })
			if at < 0 {
				t.Errorf("%q: no %s among %d entities", text, c.name, len(bundle.Entities))
				continue
			}
			ids[bundle.Entities[at].Entity.ID] = true
		}
		if len(ids) != 1 {
			t.Errorf("%s is %d entities", c.name, len(ids))
		}
	}
}

// TestAcrossLanguages gives an unknown person one id where the English text spells the
// name as passports do, and the bodies of a state too.
func TestAcrossLanguages(t *testing.T) {
	r := open(t)
	for _, c := range []struct{ uk, en, name string }{
		{"Прибув Теодор Дрогобиченко.", "Teodor Drohobychenko arrived.", "Teodor Drohobychenko"},
		{"Уряд Японії засудив удар.", "The Japanese government condemned the strike.", "Government of Japan"},
		{"Уряд Японії засудив удар.", "The government of Japan condemned the strike.", "Government of Japan"},
		{"МЗС Японії засудило удар.", "Japan's foreign ministry condemned the strike.", "Ministry of Foreign Affairs of Japan"},
	} {
		var ids []graph.ID
		for _, text := range []string{c.uk, c.en} {
			bundle, err := r.Bundle(extractText(t, r, extract.Input{Text: text}))
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range bundle.Entities {
				if m.Entity.Names["en"] == c.name {
					ids = append(ids, m.Entity.ID)
				}
			}
		}
		if len(ids) != 2 || ids[0] != ids[1] {
			t.Errorf("%s has the ids %v", c.name, ids)
		}
	}
}

// TestSeedPair finds the core statements whose ends the tables know in both languages
// of the seed article, with the same ids.
func TestSeedPair(t *testing.T) {
	r := open(t)
	stated := map[string]map[string]bool{}
	for _, lang := range []string{"uk", "en"} {
		text, err := os.ReadFile("../testdata/seed-" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		bundle, err := r.Bundle(extractText(t, r, extract.Input{Text: string(text), Published: "2023-04-04"}))
		if err != nil {
			t.Fatal(err)
		}
		stated[lang] = dyads(bundle)
	}
	known := func(kind graph.Kind, link string) string {
		table, id, _ := strings.Cut(link, ":")
		return string(graph.KnownEntityID(kind, table, id))
	}
	nato, stoltenberg := known(graph.Organization, "orgs:nato"), known(graph.Person, "people:jens-stoltenberg")
	country := func(iso string) string { return known(graph.Country, "countries:"+iso) }
	government := known(graph.Organization, "bodies:government of japan")
	want := []string{
		"STATED " + stoltenberg + " ", "HOLDS_POSITION " + stoltenberg + " " + nato, "INVITED " + nato + " " + country("JP"),
		"PRAISED " + stoltenberg + " " + country("JP"), "PRAISED " + stoltenberg + " " + government,
		"CONDEMNED " + government + " " + country("RU"), "ATTACKED " + country("RU") + " " + country("UA"),
	}
	for _, iso := range []string{"JP", "KR", "NZ", "AU"} {
		want = append(want, "INVITED  "+country(iso), "PARTNER_OF "+country(iso)+" "+nato, "COOPERATED_WITH "+nato+" "+country(iso))
	}
	for _, claim := range want {
		for _, lang := range []string{"uk", "en"} {
			relation, ends, _ := strings.Cut(claim, " ")
			source, target, _ := strings.Cut(ends, " ")
			if !stated[lang][claim] && !stated[lang][relation+" "+target+" "+source] && !(source == "" && stated[lang][relation+" "+nato+" "+target]) {
				t.Errorf("%s: %s is not stated", lang, claim)
			}
		}
	}
}

// dyads are the statements of a bundle as "RELATION source target", also of members.
func dyads(b graph.Bundle) map[string]bool {
	all := map[string]bool{}
	for _, st := range b.Statements {
		for _, source := range append([]graph.ID{st.Source}, st.SourceMembers...) {
			for _, target := range append([]graph.ID{st.Target}, st.TargetMembers...) {
				all[string(st.Relation)+" "+string(source)+" "+string(target)] = true
			}
		}
	}
	return all
}

// TestMoreNames reads with tables of the user beside those of the program.
func TestMoreNames(t *testing.T) {
	r, err := reader.New(reader.Options{Names: []lexicon.Source{
		{Table: "people", Text: "# columns: id\tname_en\tname_uk\tgender\naska-tykha\tAska Tykha\tАська Тиха\tf\n"},
		{Table: "orgs", Text: "# columns: id\tname_en\tname_uk\tacronyms_uk\tkind\nzhuk\tHumane Beetles\tГуманні жуки\tЖУКГ\tngo\n"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	doc := extractText(t, r, extract.Input{Text: "ЖУКГ подякував Асьці Тихій."})
	for link, name := range map[string]string{"people:aska-tykha": "Aska Tykha", "orgs:zhuk": "Humane Beetles"} {
		if !slices.ContainsFunc(doc.Entities, func(e extract.Entity) bool { return e.Link == link && e.Names["en"] == name }) {
			t.Errorf("%s is not among %+v", name, doc.Entities)
		}
	}
}

// TestOffices names the head of an organisation by the day of publication, and the
// holder of a state's office only where the text does.
func TestOffices(t *testing.T) {
	r := open(t)
	for _, c := range []struct {
		text string
		day  graph.Date
		want string // English name of who arrived
	}{
		{"Генсек НАТО прибув до Києва.", "2024-09-15", "Jens Stoltenberg"},
		{"Генсек НАТО прибув до Києва.", "2024-12-15", "Mark Rutte"},
		{"Генсек НАТО прибув до Києва.", "", "Secretary-General of NATO"},
		{"NATO's secretary general visited Kyiv.", "2023-04-04", "Jens Stoltenberg"},
		{"Голова Єврокомісії прибула до Києва.", "2023-05-09", "Ursula von der Leyen"},
		{"Президент Фінляндії прибув до Києва.", "2023-01-24", "President of Finland"},
		{"Президент України прибув до Берліна. Зеленський подякував Німеччині.", "2023-05-14", "Volodymyr Zelenskyy"},
		{"Глава МЗС Японії прибув до Києва.", "2023-09-09", "Foreign Minister of Japan"},
		{"Japan's prime minister visited Kyiv.", "2023-03-21", "Prime Minister of Japan"},
	} {
		doc := extractText(t, r, extract.Input{Text: c.text, Published: c.day})
		at := slices.IndexFunc(doc.Statements, func(st extract.Statement) bool { return st.Relation == "VISITED" })
		if at < 0 || doc.Statements[at].Source == nil {
			t.Errorf("%q: nobody visited anything", c.text)
			continue
		}
		source := doc.Statements[at].Source
		e := doc.Entities[slices.IndexFunc(doc.Entities, func(e extract.Entity) bool { return e.ID == source.Entity })]
		if e.Names["en"] != c.want || e.Kind != graph.Person || source.ResolvedBy != "role" {
			t.Errorf("%q on %q: %s %q by %s, want %q", c.text, c.day, e.Kind, e.Names["en"], source.ResolvedBy, c.want)
		}
	}
}
