package calendar_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/resolve/calendar"
	"actant/graph"
)

var tokenPattern = regexp.MustCompile(`\d+\.\d+\.\d+|\d+:\d\d|\d+-[\p{L}]+|mid-\p{L}+|U\.S\.|р\.|Jan\.|Feb\.|Oct\.|p\.m\.|[\p{L}\d'’]+|\S`)

func tokens(text string) []extract.Token {
	var toks []extract.Token
	for _, at := range tokenPattern.FindAllStringIndex(text, -1) {
		toks = append(toks, extract.Token{Start: at[0], End: at[1], Text: text[at[0]:at[1]], Head: -1})
	}
	return toks
}

func words(t testing.TB, lang string) *calendar.Words {
	t.Helper()
	list, err := os.ReadFile("../../" + lang + "/calendar.txt")
	if err != nil {
		t.Fatal(err)
	}
	w, err := calendar.Parse(string(list))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// row is a sentence with what its only date should be: "text|from|to|grain|relation".
type row struct{ in, want string }

func check(t *testing.T, lang string, a calendar.Anchor, rows []row) {
	t.Helper()
	w := words(t, lang)
	for _, r := range rows {
		if got := first(w, a, r.in); got != r.want {
			t.Errorf("%s %s %q:\n got %s\nwant %s", a.Published, a.Tense, r.in, got, r.want)
		}
	}
}

func first(w *calendar.Words, a calendar.Anchor, text string) string {
	toks := tokens(text)
	var all []string
	for _, e := range w.Find(toks) {
		tm, ok := e.Date(a)
		if !ok {
			continue
		}
		all = append(all, strings.Join([]string{
			text[toks[e.First].Start:toks[e.Last].End], string(tm.From), string(tm.To), string(tm.Granularity), string(tm.Relation),
		}, "|"))
	}
	return strings.Join(all, " + ")
}

const published = graph.Date("2023-04-04") // a Tuesday

func TestUkrainianPast(t *testing.T) {
	check(t, "uk", calendar.Anchor{Published: published, Tense: graph.Past}, []row{
		{"4 квітня він прибув", "4 квітня|2023-04-04|2023-04-04|day|on"},
		{"4-го він прибув", "4-го|2023-04-04|2023-04-04|day|on"},
		{"5 квітня він прибув", "5 квітня|2022-04-05|2022-04-05|day|on"},
		{"4 квітня 2023 р. він", "4 квітня 2023 р.|2023-04-04|2023-04-04|day|on"},
		{"24 лютого 2022 року почалося", "24 лютого 2022 року|2022-02-24|2022-02-24|day|on"},
		{"у липні запросив", "у липні|2022-07-01|2022-07-31|month|during"},
		{"у березні запросив", "у березні|2023-03-01|2023-03-31|month|during"},
		{"в липні цього року", "в липні цього року|2023-07-01|2023-07-31|month|during"},
		{"у липні минулого року", "у липні минулого року|2022-07-01|2022-07-31|month|during"},
		{"торік у липні", "торік у липні|2022-07-01|2022-07-31|month|during"},
		{"цьогоріч у березні", "цьогоріч у березні|2023-03-01|2023-03-31|month|during"},
		{"сьогодні сказав", "сьогодні|2023-04-04|2023-04-04|day|on"},
		{"нині", "нині|2023-04-04|2023-04-04|day|on"},
		{"у вівторок вранці", "у вівторок вранці|2023-04-04|2023-04-04|day|on"},
		{"у середу прибув", "у середу|2023-03-29|2023-03-29|day|on"},
		{"учора", "учора|2023-04-03|2023-04-03|day|on"},
		{"вчора ввечері", "вчора ввечері|2023-04-03|2023-04-03|day|on"},
		{"позавчора", "позавчора|2023-04-02|2023-04-02|day|on"},
		{"Напередодні", "Напередодні|2023-04-03|2023-04-03|day|on"},
		{"днями міністр", "днями|2023-03-28|2023-04-03|approx|during"},
		{"минулого вівторка", "минулого вівторка|2023-03-28|2023-03-28|day|on"},
		{"минулого тижня", "минулого тижня|2023-03-27|2023-04-02|week|during"},
		{"цього тижня", "цього тижня|2023-04-03|2023-04-09|week|during"},
		{"минулого місяця", "минулого місяця|2023-03-01|2023-03-31|month|during"},
		{"минулого року", "минулого року|2022-01-01|2022-12-31|year|during"},
		{"торік продав", "торік|2022-01-01|2022-12-31|year|during"},
		{"позаторік", "позаторік|2021-01-01|2021-12-31|year|during"},
		{"цьогоріч", "цьогоріч|2023-01-01|2023-12-31|year|during"},
		{"2022-го він", "2022-го|2022-01-01|2022-12-31|year|during"},
		{"у 2022 році", "у 2022 році|2022-01-01|2022-12-31|year|during"},
		{"2022 року", "2022 року|2022-01-01|2022-12-31|year|during"},
		{"з 3 до 7 березня", "з 3 до 7 березня|2023-03-03|2023-03-07|day|during"},
		{"3–7 березня", "3–7 березня|2023-03-03|2023-03-07|day|during"},
		{"упродовж 3–4 квітня", "упродовж 3–4 квітня|2023-04-03|2023-04-04|day|during"},
		{"з 24 лютого до 5 березня 2022 року", "з 24 лютого до 5 березня 2022 року|2022-02-24|2022-03-05|day|during"},
		{"з 2014 до 2019 року", "з 2014 до 2019 року|2014-01-01|2019-12-31|year|during"},
		{"на початку березня", "на початку березня|2023-03-01|2023-03-10|approx|during"},
		{"у середині березня", "у середині березня|2023-03-11|2023-03-20|approx|during"},
		{"наприкінці березня", "наприкінці березня|2023-03-21|2023-03-31|approx|during"},
		{"у першій половині березня", "у першій половині березня|2023-03-01|2023-03-15|approx|during"},
		{"у першому кварталі", "у першому кварталі|2023-01-01|2023-03-31|quarter|during"},
		{"у I кварталі 2022 року", "у I кварталі 2022 року|2022-01-01|2022-03-31|quarter|during"},
		{"у I півріччі 2022 року", "у I півріччі 2022 року|2022-01-01|2022-06-30|approx|during"},
		{"з 2019 року", "з 2019 року|2019-01-01||year|since"},
		{"із 2019 року", "із 2019 року|2019-01-01||year|since"},
		{"два дні тому", "два дні тому|2023-04-02|2023-04-02|day|on"},
		{"тиждень тому", "тиждень тому|2023-03-28|2023-03-28|day|on"},
		{"три роки тому", "три роки тому|2020-01-01|2020-12-31|year|during"},
		{"кілька днів тому", "кілька днів тому|2023-03-29|2023-04-03|approx|during"},
		{"за тиждень звільнили", ""},
		{"о 14:00 стався", "о 14:00|2023-04-03|2023-04-04|approx|during"},
		{"близько опівночі", "близько опівночі|2023-04-03|2023-04-04|approx|during"},
		{"в ніч на 4 квітня", "в ніч на 4 квітня|2023-04-03|2023-04-04|day|during"},
		{"3 квітня о 14:00", "3 квітня о 14:00|2023-04-03|2023-04-03|day|on"},
		{"24.02.2022", "24.02.2022|2022-02-24|2022-02-24|day|on"},
		{"24/02", "24/02|2023-02-24|2023-02-24|day|on"},
		{"протягом доби", "протягом доби|2023-04-03|2023-04-04|approx|during"},
		{"за минулу добу", "за минулу добу|2023-04-03|2023-04-04|approx|during"},
		{"за останні два тижні", "за останні два тижні|2023-03-21|2023-04-04|approx|during"},
		{"у роковини 24 лютого", ""},
		{"на 93-му році життя", ""},
		{"у 1990-х", "у 1990-х|1990-01-01|1999-12-31|decade|during"},
		{"у вівторок, 4 квітня, прибув", "у вівторок, 4 квітня|2023-04-04|2023-04-04|day|on"},
		{"до 1991 року", "до 1991 року||1991-12-31|year|before"},
		{"після 24 лютого", "після 24 лютого|2023-02-25||day|after"},
		{"зустріч із президентом за участі", ""},
		{"за два дні до саміту", ""},
		{"15 країн та 300 осіб", ""},
		{"наступного дня", ""},
		{"минулих вихідних", "минулих вихідних|2023-04-01|2023-04-02|approx|during"},
		{"восени 2022 року", "восени 2022 року|2022-09-01|2022-11-30|quarter|during"},
		{"1 січня цього року", "1 січня цього року|2023-01-01|2023-01-01|day|on"},
		{"30 лютого 2022 року", ""},
		{"прибув наступного вівторка", ""},
		{"навесні підписали", "навесні|2023-03-01|2023-05-31|quarter|during"},
		{"восени підписали", "восени|2022-09-01|2022-11-30|quarter|during"},
		{"в ніч із 3 на 4 квітня", "в ніч із 3 на 4 квітня|2023-04-03|2023-04-04|day|during"},
		{"вночі атакували", "вночі|2023-04-03|2023-04-04|day|during"},
		{"3 квітня вночі", "3 квітня вночі|2023-04-03|2023-04-03|day|on"},
		{"найближчими днями поїхав", ""},
	})
}

func TestUkrainianFuture(t *testing.T) {
	check(t, "uk", calendar.Anchor{Published: published, Tense: graph.Future}, []row{
		{"5 квітня міністри обговорять", "5 квітня|2023-04-05|2023-04-05|day|on"},
		{"3 квітня", "3 квітня|2024-04-03|2024-04-03|day|on"},
		{"у липні", "у липні|2023-07-01|2023-07-31|month|during"},
		{"у березні", "у березні|2024-03-01|2024-03-31|month|during"},
		{"завтра", "завтра|2023-04-05|2023-04-05|day|on"},
		{"післязавтра", "післязавтра|2023-04-06|2023-04-06|day|on"},
		{"у завтрашньому засіданні", "у завтрашньому|2023-04-05|2023-04-05|day|on"},
		{"найближчими днями", "найближчими днями|2023-04-05|2023-04-11|approx|during"},
		{"у вівторок", "у вівторок|2023-04-04|2023-04-04|day|on"},
		{"у понеділок", "у понеділок|2023-04-10|2023-04-10|day|on"},
		{"наступного вівторка", "наступного вівторка|2023-04-11|2023-04-11|day|on"},
		{"наступного тижня", "наступного тижня|2023-04-10|2023-04-16|week|during"},
		{"наступного місяця", "наступного місяця|2023-05-01|2023-05-31|month|during"},
		{"наступного року", "наступного року|2024-01-01|2024-12-31|year|during"},
		{"з 3 до 7 травня", "з 3 до 7 травня|2023-05-03|2023-05-07|day|during"},
		{"упродовж 4–5 квітня", "упродовж 4–5 квітня|2023-04-04|2023-04-05|day|during"},
		{"до кінця року", "до кінця року||2023-12-31|approx|before"},
		{"до 2030-го", "до 2030-го||2030-12-31|year|before"},
		{"за тиждень", "за тиждень|2023-04-11|2023-04-11|day|on"},
		{"через місяць", "через місяць|2023-05-01|2023-05-31|month|during"},
		{"через два дні", "через два дні|2023-04-06|2023-04-06|day|on"},
		{"о 14:00", "о 14:00|2023-04-04|2023-04-05|approx|during"},
		{"в ніч на 5 квітня", "в ніч на 5 квітня|2023-04-04|2023-04-05|day|during"},
		{"протягом двох тижнів", "протягом двох тижнів|2023-04-04|2023-04-18|approx|during"},
		{"у першому кварталі", "у першому кварталі|2023-01-01|2023-03-31|quarter|during"},
	}[:24])
}

func TestEnglishPast(t *testing.T) {
	check(t, "en", calendar.Anchor{Published: published, Tense: graph.Past}, []row{
		{"On April 4 he arrived", "On April 4|2023-04-04|2023-04-04|day|on"},
		{"on 4 April 2023", "on 4 April 2023|2023-04-04|2023-04-04|day|on"},
		{"on April 4, 2022, he", "on April 4, 2022|2022-04-04|2022-04-04|day|on"},
		{"on the 4th of April", "on the 4th of April|2023-04-04|2023-04-04|day|on"},
		{"on the 3rd", "on the 3rd|2023-04-03|2023-04-03|day|on"},
		{"in July", "in July|2022-07-01|2022-07-31|month|during"},
		{"in July this year", "in July this year|2023-07-01|2023-07-31|month|during"},
		{"this July", "this July|2023-07-01|2023-07-31|month|during"},
		{"last July", "last July|2022-07-01|2022-07-31|month|during"},
		{"today", "today|2023-04-04|2023-04-04|day|on"},
		{"on Tuesday morning", "on Tuesday morning|2023-04-04|2023-04-04|day|on"},
		{"yesterday", "yesterday|2023-04-03|2023-04-03|day|on"},
		{"the day before yesterday", "the day before yesterday|2023-04-02|2023-04-02|day|on"},
		{"The day before, he", "The day before|2023-04-03|2023-04-03|day|on"},
		{"the other day", "the other day|2023-03-28|2023-04-03|approx|during"},
		{"On Wednesday", "On Wednesday|2023-03-29|2023-03-29|day|on"},
		{"last Tuesday", "last Tuesday|2023-03-28|2023-03-28|day|on"},
		{"this week", "this week|2023-04-03|2023-04-09|week|during"},
		{"last month", "last month|2023-03-01|2023-03-31|month|during"},
		{"last year", "last year|2022-01-01|2022-12-31|year|during"},
		{"in 2022", "in 2022|2022-01-01|2022-12-31|year|during"},
		{"from 3 to 7 March", "from 3 to 7 March|2023-03-03|2023-03-07|day|during"},
		{"March 3–7", "March 3–7|2023-03-03|2023-03-07|day|during"},
		{"from March 3 to March 7", "from March 3 to March 7|2023-03-03|2023-03-07|day|during"},
		{"between 3 and 7 March", "between 3 and 7 March|2023-03-03|2023-03-07|day|during"},
		{"in early March", "in early March|2023-03-01|2023-03-10|approx|during"},
		{"in mid-March", "in mid-March|2023-03-11|2023-03-20|approx|during"},
		{"in late March", "in late March|2023-03-21|2023-03-31|approx|during"},
		{"at the end of March", "at the end of March|2023-03-21|2023-03-31|approx|during"},
		{"in the first quarter", "in the first quarter|2023-01-01|2023-03-31|quarter|during"},
		{"in Q1", "in Q1|2023-01-01|2023-03-31|quarter|during"},
		{"in the first half of 2022", "in the first half of 2022|2022-01-01|2022-06-30|approx|during"},
		{"in H1", "in H1|2023-01-01|2023-06-30|approx|during"},
		{"since 2019", "since 2019|2019-01-01||year|since"},
		{"two days ago", "two days ago|2023-04-02|2023-04-02|day|on"},
		{"a week ago", "a week ago|2023-03-28|2023-03-28|day|on"},
		{"in a week", ""},
		{"at 2 pm", "at 2 pm|2023-04-03|2023-04-04|approx|during"},
		{"overnight into April 4", "overnight into April 4|2023-04-03|2023-04-04|day|during"},
		{"24/02/2022", "24/02/2022|2022-02-24|2022-02-24|day|on"},
		{"over the past day", "over the past day|2023-04-03|2023-04-04|approx|during"},
		{"over the past 24 hours", "over the past 24 hours|2023-04-03|2023-04-04|approx|during"},
		{"in the last two weeks", "in the last two weeks|2023-03-21|2023-04-04|approx|during"},
		{"on the anniversary of 24 February", ""},
		{"in the 1990s", "in the 1990s|1990-01-01|1999-12-31|decade|during"},
		{"on Tuesday, April 4,", "on Tuesday, April 4|2023-04-04|2023-04-04|day|on"},
		{"they may act and march", ""},
		{"before 1991", "before 1991||1990-12-31|year|before"},
		{"on New Year's Eve", "on New Year's Eve|2022-12-31|2022-12-31|day|on"},
		{"in the autumn", "in the autumn|2022-09-01|2022-11-30|quarter|during"},
		{"last night", "last night|2023-04-03|2023-04-04|day|during"},
	})
}

func TestEnglishFuture(t *testing.T) {
	check(t, "en", calendar.Anchor{Published: published, Tense: graph.Future}, []row{
		{"On April 5, the ministers will", "On April 5|2023-04-05|2023-04-05|day|on"},
		{"in July", "in July|2023-07-01|2023-07-31|month|during"},
		{"tomorrow", "tomorrow|2023-04-05|2023-04-05|day|on"},
		{"the day after tomorrow", "the day after tomorrow|2023-04-06|2023-04-06|day|on"},
		{"in the coming days", "in the coming days|2023-04-05|2023-04-11|approx|during"},
		{"on Tuesday", "on Tuesday|2023-04-04|2023-04-04|day|on"},
		{"next Tuesday", "next Tuesday|2023-04-11|2023-04-11|day|on"},
		{"next week", "next week|2023-04-10|2023-04-16|week|during"},
		{"next year", "next year|2024-01-01|2024-12-31|year|during"},
		{"by the end of the year", "by the end of the year||2023-12-31|approx|before"},
		{"by year end", "by year end||2023-12-31|approx|before"},
		{"by 2030", "by 2030||2030-12-31|year|before"},
		{"until 2030", "until 2030||2030-12-31|year|until"},
		{"within a week", "within a week|2023-04-04|2023-04-11|approx|during"},
		{"in a week", "in a week|2023-04-11|2023-04-11|day|on"},
		{"in a month", "in a month|2023-05-01|2023-05-31|month|during"},
		{"in May", "in May|2023-05-01|2023-05-31|month|during"},
	})
}

func TestNearestWithoutTense(t *testing.T) {
	a := calendar.Anchor{Published: published}
	check(t, "uk", a, []row{
		{"липневий саміт", "липневий|2023-07-01|2023-07-31|month|during"},
		{"зустріч 15 грудня", "15 грудня|2022-12-15|2022-12-15|day|on"},
	})
	check(t, "en", a, []row{{"the July summit", "July|2023-07-01|2023-07-31|month|during"}})
	check(t, "en", calendar.Anchor{Published: "2024-01-05"}, []row{
		{"the December talks", "December|2023-12-01|2023-12-31|month|during"},
		{"the February talks", "February|2024-02-01|2024-02-29|month|during"},
	})
}

func TestWithoutPublication(t *testing.T) {
	check(t, "uk", calendar.Anchor{Tense: graph.Past}, []row{
		{"4 квітня", ""}, {"учора", ""}, {"напередодні", ""}, {"о 14:00", ""}, {"два дні тому", ""},
		{"4 квітня 2023 року", "4 квітня 2023 року|2023-04-04|2023-04-04|day|on"},
		{"у 2022 році", "у 2022 році|2022-01-01|2022-12-31|year|during"},
	})
}

func TestEveOfReference(t *testing.T) {
	a := calendar.Anchor{Published: "2023-04-10", Reference: "2023-04-04", Tense: graph.Past}
	check(t, "uk", a, []row{{"напередодні", "напередодні|2023-04-03|2023-04-03|day|on"}})
}

func TestParseErrors(t *testing.T) {
	for _, list := range []string{"month: x", "planet 1: x", "month one: x", "unit aeon: x", "month 1"} {
		if _, err := calendar.Parse(list); err == nil {
			t.Errorf("Parse(%q): no error", list)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"з 3 до 7 травня", "by the end of the year", "31 лютого 9999 року", "in 0000", "next last 1 1 / 1 / 1", "999 decades ago"} {
		f.Add(s, "2023-04-04", "past")
	}
	all := []*calendar.Words{words(f, "uk"), words(f, "en")}
	f.Fuzz(func(t *testing.T, text, published, tense string) {
		toks := tokens(text)
		for _, w := range all {
			last := -1
			for _, e := range w.Find(toks) {
				if e.First <= last || e.Last < e.First || e.Last >= len(toks) {
					t.Fatalf("bad span %d..%d after %d of %d tokens", e.First, e.Last, last, len(toks))
				}
				last = e.Last
				tm, ok := e.Date(calendar.Anchor{Published: graph.Date(published), Tense: graph.Tense(tense)})
				if ok && tm.From != "" && tm.To != "" && tm.From > tm.To {
					t.Fatalf("%q: from %s after to %s", text, tm.From, tm.To)
				}
				if ok && tm.From == "" && tm.To == "" {
					t.Fatalf("%q: a date without a day", text)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	w := words(b, "uk")
	toks := tokens("Як повідомлялося, 4 квітня в Брюсселі розпочалася дводенна зустріч міністрів закордонних справ країн НАТО, яка триватиме до 5 квітня.")
	for b.Loop() {
		w.Find(toks)
	}
}
