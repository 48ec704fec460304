package lexicon_test

import (
	"slices"
	"strings"
	"testing"

	"actant/extract/lexicon"
)

func loadNames(tb testing.TB) *lexicon.Names {
	tb.Helper()
	n, err := lexicon.LoadNames()
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// keysOf cuts a phrase at blanks, as the stages cut a text.
func keysOf(n *lexicon.Names, phrase string) [][]string {
	var keys [][]string
	for w := range strings.FieldsSeq(phrase) {
		keys = append(keys, n.Keys(w))
	}
	return keys
}

func TestMatchInflected(t *testing.T) {
	n := loadNames(t)
	tests := []struct{ phrase, id string }{
		{"Столтенберга", "people:jens-stoltenberg"},
		{"Столтенбергові", "people:jens-stoltenberg"},
		{"Єнсом Столтенбергом", "people:jens-stoltenberg"},
		{"Вільнюсі", "cities:gn:593116"},
		{"Нової Зеландії", "countries:NZ"},
		{"Новій Зеландії", "countries:NZ"},
		{"Нову Зеландію", "countries:NZ"},
		{"Південної Кореї", "countries:KR"},
		{"Північною Кореєю", "countries:KP"},
		{"Європейського Союзу", "orgs:eu"},
		{"Євросоюзу", "orgs:eu"},
		{"Європейським союзом", "orgs:eu"},
		{"Сполучених Штатів Америки", "countries:US"},
		{"Сполученими Штатами", "countries:US"},
		{"Японією", "countries:JP"},
		{"росії", "countries:RU"},
		{"росією", "countries:RU"},
		{"російської федерації", "countries:RU"},
		{"рф", "countries:RU"},
		{"РОСІЯ", "countries:RU"},
		{"путіна", "people:vladimir-putin"},
		{"Володимиром Зеленським", "people:volodymyr-zelenskyy"},
		{"Зеленському", "people:volodymyr-zelenskyy"},
		{"Урсулу фон дер Ляєн", "people:ursula-von-der-leyen"},
		{"Анналени Бербок", "people:annalena-baerbock"},
		{"Джорджею Мелоні", "people:giorgia-meloni"},
		{"Еммануеля Макрона", "people:emmanuel-macron"},
		{"НАТО", "orgs:nato"},
		{"МЗСу", "orgs:ua-mfa"},
		{"ХАМАСом", "orgs:hamas"},
		{"Ради Безпеки ООН", "orgs:un-security-council"},
		{"Верховної Ради України", "orgs:verkhovna-rada"},
		{"Міжнародному кримінальному суду", "orgs:icc"},
		{"Збройних сил України", "orgs:afu"},
		{"Чорному морі", "waters:wr:black-sea"},
		{"Києва", "cities:gn:703448"},
		{"Донецької області", "admin:UA-14"},
		{"Jens Stoltenberg", "people:jens-stoltenberg"},
		{"New Zealand", "countries:NZ"},
		{"European Union", "orgs:eu"},
		{"US", "countries:US"},
		{"Nato", "orgs:nato"},
		{"Sao Paulo", "cities:gn:3448439"},
	}
	for _, tt := range tests {
		keys := keysOf(n, tt.phrase)
		ids, length := n.Match(keys, 0)
		if length != len(keys) || !slices.Contains(ids, tt.id) {
			t.Errorf("Match(%q): got %v over %d tokens, want %s over %d; keys %q", tt.phrase, ids, length, tt.id, len(keys), keys)
		}
	}
}

func BenchmarkLoadNames(b *testing.B) {
	for b.Loop() {
		loadNames(b)
	}
}
