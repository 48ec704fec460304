package segment_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/extract/segment"
)

// stage reads the word lists from their files, so that this test needs no other stage.
func stage(tb testing.TB) *segment.Stage {
	tb.Helper()
	return segment.New(language(tb, extract.Ukrainian), language(tb, extract.English))
}

func language(tb testing.TB, lang extract.Lang) segment.Language {
	tb.Helper()
	list, err := os.ReadFile(filepath.Join("..", string(lang), "abbreviations.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	l, err := segment.ParseLanguage(lang, string(list))
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func read(tb testing.TB, text string, lang extract.Lang) *extract.Doc {
	tb.Helper()
	doc := &extract.Doc{Text: text, Lang: lang}
	if err := stage(tb).Fill(context.Background(), doc); err != nil {
		tb.Fatalf("Fill: %v", err)
	}
	return doc
}

func tokens(doc *extract.Doc) []string {
	var out []string
	for _, s := range doc.Sentences {
		for _, t := range s.Tokens {
			out = append(out, t.Text)
		}
	}
	return out
}

func sentenceTexts(doc *extract.Doc) []string {
	var out []string
	for _, s := range doc.Sentences {
		out = append(out, doc.Text[s.Start:s.End])
	}
	return out
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{ // tokens with a bar between
		{"Прем'єр-міністр Рютте прибув.", "Прем'єр-міністр|Рютте|прибув|."},
		{"п’ять пʼять п`ять п＇ять об‘єкт", "п’ять|пʼять|п`ять|п＇ять|об‘єкт"},
		{"COVID-19 і F-16, U.S.-led", "COVID-19|і|F-16|,|U.S.|-|led"},
		{"у 2003-2004 роках, 1930-х, 1995-му", "у|2003|-|2004|роках|,|1930-х|,|1995-му"},
		{"2–3 рази — так", "2|–|3|рази|—|так"},
		{"1,234.5 о 14:00 10.12.2020, 1,5-го, 9/11", "1,234.5|о|14:00|10.12.2020|,|1,5-го|,|9/11"},
		{"у 2020 р. в м. Київ на вул. Банковій", "у|2020|р.|в|м.|Київ|на|вул.|Банковій"},
		{"завдовжки 5 м. Потім", "завдовжки|5|м|.|Потім"},
		{"ст. 5, ч. 2, і т. д., т.зв. рада", "ст.|5|,|ч.|2|,|і|т.|д.|,|т.|зв.|рада"},
		{"В. О. Зеленський, В.О.Зеленський", "В.|О.|Зеленський|,|В.|О.|Зеленський"},
		{"Mr. Smith met U.S. officials at 5 p.m. today", "Mr.|Smith|met|U.S.|officials|at|5|p.m.|today"},
		{"No. 5 is a no.", "No.|5|is|a|no|."},
		{"don't it’s they're we'll cannot Gonna", "do|n't|it|’s|they|'re|we|'ll|can|not|Gon|na"},
		{"Russia's al-Ani O'Neill 1990's U.S.'s", "Russia|'s|al-Ani|O'Neill|1990's|U.S.|'s"},
		{"«Так»... ?! Що?.. -- №5 50% $5 ₴7", "«|Так|»|...|?!|Що|?..|--|№|5|50|%|$|5|₴|7"},
		{"див. https://a.ua/b?c=1. Також www.bbc.com, і (http://x.io/y).", "див.|https://a.ua/b?c=1|.|Також|www.bbc.com|,|і|(|http://x.io/y|)|."},
		{"пишіть на ivan.p@ukr.net, @zelensky #Україна #1", "пишіть|на|ivan.p@ukr.net|,|@zelensky|#Україна|#|1"},
		{"Censor.net та strana.ua/news пишуть", "Censor.net|та|strana.ua/news|пишуть"},
		{"===== **", "=====|**"},
		{"за\u0301мок Украи\u0306на слово\u00adформа нуль\u200bовий", "за\u0301мок|Украи\u0306на|слово\u00adформа|нуль\u200bовий"},
		{"\ufeffТак\u00a0і\u2009ні\u200b .", "Так|і|ні|."},
		{"кoмпaнія Rheinmetall-Україна", "кoмпaнія|Rheinmetall-Україна"}, // Latin o and a
		{"🇺🇦 👨‍👩‍👧 👍🏽 𝔘kraine", "🇺|🇦|👨‍👩‍👧|👍🏽|𝔘kraine"},
		{"Ελλάδα العربية", "Ελλάδα|العربية"},
		{"м²", "м|²"},
	}
	for _, tt := range tests {
		if got := strings.Join(tokens(read(t, tt.text, "")), "|"); got != tt.want {
			t.Errorf("tokens of %q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct{ name, text string }{ // sentences with ¦ in place of the space between
		{"plain", "Він прибув.¦Вона поїхала!¦Чому?¦Так…¦Ні."},
		{"year, new sentence", "Завод збудували у 2020 р.¦Наступне речення про інше."},
		{"year, starter", "Так було в 1991 р.¦Це знають усі."},
		{"year, same sentence", "У 2020 р. Верховна Рада ухвалила закон."},
		{"years", "Війна тривала у 1914–1918 рр.¦Вона забрала мільйони життів."},
		{"money", "Це коштує 9,8 млн грн.¦Комплекси дорогі."},
		{"thousands", "Їх 63 тис.¦Тобто мало."},
		{"city", "Він народився в м. Київ і живе в с. Іванівка."},
		{"named after", "Університет ім. Шевченка відкрито."},
		{"initials", "Президент В. Зеленський і Дж. Байден відбули."},
		{"title", "Mr. Smith met Dr. Jones.¦They talked."},
		{"country", "The U.S. President left.¦He will return to the U.S.¦The visit was short."},
		{"company", "He works at Apple Inc.¦The firm is big.¦Apple Inc. Chairman Levinson spoke."},
		{"hour", "It began at 5 p.m.¦He left at 5 p.m. Monday."},
		{"vitamin", "They need vitamin C.¦He said so."},
		{"quoted statement", "«Ми переможемо», — сказав він.¦«Ми тут.»¦Він пішов."},
		{"question in a quotation", "«Хто там?» — запитав він.¦«Ніхто!» – відповіла вона."},
		{"dash inside a statement", "— Хто там? — запитав він.¦— Ніхто."},
		{"stop in a quotation", `"Ми тут. ", - сказав він.¦"Добре."¦Вона пішла.`},
		{"several sentences quoted", "Він сказав: «Ми тут.¦Ми не підемо».¦Усі мовчали."},
		{"English quotation", "\"Never!\" he said.¦\"We will win!\" President Zelensky said.¦“Good.”¦She left."},
		{"doubt", "Він (?) Зеленський прибув (!) до Києва."},
		{"editor", "Це сталося (торік. — Ред.).¦Далі тихо."},
		{"omission", "Він був у районі ... 2023 року."},
		{"list number", "1. Перше питання.¦2. Друге питання."},
		{"small letter name", "Вона купила телефон.¦iPhone дорогий."},
		{"no space", "Він усе сказав.¦Потім пішов."},
		{"bracket", "Він прибув (так!) вчора.¦(Це важливо.)¦Далі."},
		{"footnote", "He was born in 1805. [17]¦He died."},
		{"ellipsis goes on", "Він... не прийшов."},
		{"abbreviation unknown", "Це всесв. відомий театр."},
		{"list ends", "Яблука, груші і т. д.¦Усе дешеве."},
	}
	for _, tt := range tests {
		text := strings.ReplaceAll(tt.text, "¦", " ")
		if tt.name == "no space" {
			text = strings.ReplaceAll(tt.text, "¦", "")
		}
		got := strings.Join(sentenceTexts(read(t, text, "")), "¦")
		if got != tt.text {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.text)
		}
	}
}

func TestLines(t *testing.T) {
	wrapped := "Президент України Володимир Зеленський заявив, що країна отримає нову\n" +
		"допомогу від партнерів уже цього тижня, і подякував за неї канцлеру\n" +
		"Олафу Шольцу. Про це він сказав у вечірньому зверненні до народу.\n" +
		"Зустріч відбулася в Берліні."
	tests := []struct {
		name, text string
		want       []string
		paragraphs []int
	}{
		{"headline", "Зеленський прибув до Парижа\n\nПрезидент прибув. Його зустріли.\n\nДалі буде.",
			[]string{"Зеленський прибув до Парижа", "Президент прибув.", "Його зустріли.", "Далі буде."}, []int{0, 1, 1, 2}},
		{"headline, one break", "Зеленський прибув до Парижа\nПрезидент прибув.",
			[]string{"Зеленський прибув до Парижа", "Президент прибув."}, []int{0, 1}},
		{"CRLF", "Перший рядок\r\nДругий рядок\r\n\r\nТретій",
			[]string{"Перший рядок", "Другий рядок", "Третій"}, []int{0, 1, 2}},
		{"bullets", "У списку:\n- хліб\n- молоко;\n• вода",
			[]string{"У списку:", "- хліб", "- молоко;", "• вода"}, []int{0, 1, 2, 3}},
		{"numbers", "План:\n1. Хліб\n2. Вода", []string{"План:", "1. Хліб", "2. Вода"}, []int{0, 1, 2}},
		{"comma", "Київ,\nЛьвів і Одеса", []string{"Київ,\nЛьвів і Одеса"}, []int{0}},
		{"small letter", "Він прибув\nдо Києва", []string{"Він прибув\nдо Києва"}, []int{0}},
		{"title at the end", "He met Mr.\nSmith.", []string{"He met Mr.\nSmith."}, []int{0}},
		{"wrapped", wrapped, []string{
			wrapped[:strings.Index(wrapped, " Про")],
			wrapped[strings.Index(wrapped, "Про"):strings.Index(wrapped, "\nЗус")],
			"Зустріч відбулася в Берліні."}, []int{0, 0, 0}},
		{"wrapped below a headline", "Нова допомога\n" + wrapped, []string{"Нова допомога",
			wrapped[:strings.Index(wrapped, " Про")],
			wrapped[strings.Index(wrapped, "Про"):strings.Index(wrapped, "\nЗус")],
			"Зустріч відбулася в Берліні."}, []int{0, 1, 1, 1}},
		{"empty", "", nil, nil},
		{"only space", " \n\u00a0\ufeff", nil, nil},
	}
	for _, tt := range tests {
		doc := read(t, tt.text, "")
		if got := sentenceTexts(doc); !slices.Equal(got, tt.want) {
			t.Errorf("%s: sentences\n got %q\nwant %q", tt.name, got, tt.want)
		}
		var paragraphs []int
		for _, s := range doc.Sentences {
			paragraphs = append(paragraphs, s.Paragraph)
		}
		if !slices.Equal(paragraphs, tt.paragraphs) {
			t.Errorf("%s: paragraphs: got %v, want %v", tt.name, paragraphs, tt.paragraphs)
		}
	}
}

func TestLongSentence(t *testing.T) {
	clause := strings.Repeat("слово ", 149) + "слово, "
	doc := read(t, strings.Repeat(clause, 27)+"кінець.", "")
	for i, s := range doc.Sentences {
		if n := len(s.Tokens); n > segment.MaxTokens || i < 12 && n != 302 {
			t.Errorf("sentence %d: got %d tokens, want two clauses of 151", i, n)
		}
	}
	doc = read(t, strings.Repeat("слово ", 1000), "")
	if len(doc.Sentences) != 3 || len(doc.Sentences[0].Tokens) != segment.MaxTokens {
		t.Errorf("1000 words without a mark: got %d sentences, want 3", len(doc.Sentences))
	}
}

func FuzzSegment(f *testing.F) {
	for _, seed := range []string{
		"В. Зеленський прибув у 2020 р. Це — «так».", "Mr. Smith's U.S.-led don't a@b.cd www.x.", "\ufeff\u00ad-\u200d'\u0301",
		"1.2-х 3-4-5 9/11/", "a.\r\n\r\nb\n«c» ... \"d. \"-", "\xff\xfe.А.Б", "👨‍👩‍👧👍🏽e\u0301", "[1] т. д. н.е. @#_", "a.b@c.d@e.f@",
	} {
		f.Add(seed)
	}
	s := stage(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := &extract.Doc{Text: text}
		if err := s.Fill(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		lossless(t, doc)
	})
}

// lossless checks that tokens and the space between them make the text.
func lossless(t *testing.T, doc *extract.Doc) {
	t.Helper()
	at, valid := 0, utf8.ValidString(doc.Text)
	for i, s := range doc.Sentences {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %d of %q does not span its tokens", i, doc.Text)
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(doc.Text) || doc.Text[tok.Start:tok.End] != tok.Text {
				t.Fatalf("token %+v of %q is out of place", tok, doc.Text)
			}
			blank(t, doc.Text, at, tok.Start)
			if valid && (!utf8.RuneStart(doc.Text[tok.Start]) || !utf8.ValidString(tok.Text)) {
				t.Fatalf("token %+v of %q cuts a character", tok, doc.Text)
			}
			at = tok.End
		}
	}
	blank(t, doc.Text, at, len(doc.Text))
}

func blank(t *testing.T, text string, from, to int) {
	t.Helper()
	for _, r := range text[from:to] {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			t.Fatalf("%q at %d of %q is in no token", r, from, text)
		}
	}
}

func TestLossless(t *testing.T) {
	for _, name := range []string{"parlamint", "ewt"} {
		for _, g := range readGold(t, name) {
			lossless(t, read(t, g.text, ""))
		}
	}
}

func BenchmarkFill(b *testing.B) {
	for _, name := range []string{"parlamint", "ewt"} {
		var text strings.Builder
		for _, g := range readGold(b, name) {
			text.WriteString(g.text + "\n\n")
		}
		b.Run(name, func(b *testing.B) {
			s := stage(b)
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if err := s.Fill(context.Background(), &extract.Doc{Text: text.String()}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
