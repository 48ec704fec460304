package segment_test

import (
	"strings"
	"testing"

	"actant/extract"
)

var languages = []struct {
	want extract.Lang
	text string // a sentence a line
}{
	{extract.Ukrainian, `Путін прибув до Пекіна
Зеленський зустрівся з Байденом у Вашингтоні.
Верховна Рада ухвалила закон про мобілізацію.
Рада зібралася
Президент України прибув до Польщі
Він сказав, що це неправда.
Так само вважає прем'єр-міністр.
Росія знову атакувала Харків ракетами.
Удар по Одесі: загинула жінка
Про це повідомляє Reuters.
Компанія Rheinmetall Air Defence передасть системи Skynex
Суд заарештував екс-міністра
США нададуть Україні допомогу
Уряд звільнив посла
Долар подорожчав
Вибори у Польщі: хто переміг?
Ми не знаємо, чи так було.
Нафта дешевшає
Він народився в місті, яке росіяни називали «Новый город».
Переговори тривали до ночі`},
	{extract.English, `Zelensky met Biden in Washington.
Zelensky Meets Macron
Putin arrives in Beijing
The president of Ukraine said he would not resign.
Kyiv, Moscow trade blame
Why did Erdoğan leave?
Angela Müller, a spokeswoman for the company, declined to comment.
Oil prices fall
"We will win," he added.
Stocks surge
The party Слуга народу won.
UN votes today
José Manuel Barroso was the president of the European Commission.
So what?
Breaking News`},
	{extract.Russian, `Президент России прибыл в Пекин.
Он сказал, что это неправда.
Россия ввела новые санкции
Владимир Путин и Си Цзиньпин подписали соглашение
Что происходит в Киеве?
Министр обороны ушел в отставку.
Сегодня в Москве прошел митинг
Об этом сообщает агентство.
Суд арестовал бывшего министра
Нефть подешевела, но рубль не вырос.
Спасибо за поддержку!
Это было вчера`},
	{extract.OtherLang, `Прэзідэнт Беларусі прыбыў у Пекін.
Ён сказаў, што гэта няпраўда.
Лукашэнка сустрэўся з Пуціным
Улады Беларусі ўвялі абмежаванні
Президентът на България пристигна в Пекин.
Той каза, че това не е вярно.
България и Румъния подписаха споразумение
Председник Србије је стигао у Пекинг.
Претседателот на Македонија изјави дека ќе патува.
Қазақстан Президенті Бейжіңге келді.
Der Bundeskanzler ist nach Kiew gereist.
Scholz trifft Selenskyj in der Ukraine und verspricht Hilfe
Le président français est arrivé à Kiev.
Macron et Scholz sont dans la capitale
Prezydent Polski przyjechał do Kijowa.
Tusk nie jest już premierem
El presidente llegó a Kiev con una delegación.
Il presidente è arrivato a Kiev con una delegazione.
Ο πρόεδρος έφτασε στο Κίεβο.
وصل الرئيس إلى كييف
总统抵达基辅。`},
}

// TestLanguage reads each sentence alone, as a document without a language.
func TestLanguage(t *testing.T) {
	for _, tt := range languages {
		for text := range strings.Lines(tt.text) {
			text = strings.TrimSpace(text)
			doc := read(t, text, "")
			for _, s := range doc.Sentences {
				if s.Lang != tt.want {
					t.Errorf("language of %q: got %q, want %q", text[s.Start:s.End], s.Lang, tt.want)
				}
			}
			foreign := tt.want == extract.Russian || tt.want == extract.OtherLang
			if doc.Lang != tt.want || foreign != (len(doc.Skipped) > 0) {
				t.Errorf("document %q: got language %q and %d skipped", text, doc.Lang, len(doc.Skipped))
			}
		}
	}
}

func TestLanguageOfDocument(t *testing.T) {
	const uk, en, ru, other, none = extract.Ukrainian, extract.English, extract.Russian, extract.OtherLang, extract.NoLanguage
	tests := []struct {
		name        string
		text        string
		given, want extract.Lang
		sentences   []extract.Lang
	}{
		{"ambiguous, Ukrainian text", "Москва. Кремль.\nВін сказав, що це неправда.", none, uk, []extract.Lang{uk, uk, uk}},
		{"ambiguous, Russian text", "Москва. Кремль.\nОн сказал, что это было вчера.", none, ru, []extract.Lang{ru, ru, ru}},
		{"ambiguous, nothing else", "Москва", none, uk, []extract.Lang{uk}},
		{"given", "Москва", uk, uk, []extract.Lang{uk}},
		{"given, clearly another", "Он сказал, что это было вчера.", uk, uk, []extract.Lang{ru}},
		{"given English", "Merkel Macron", en, en, []extract.Lang{en}},
		{"mixed", "Він сказав, що це неправда.\nОн сказал, что это было очень давно.\nThe end.", none, uk, []extract.Lang{uk, ru, en}},
		{"readable before majority", "The end.\nОн сказал, что это было очень давно.", none, en, []extract.Lang{en, ru}},
		{"neither", "Der Kanzler ist nach Kiew gereist.\nЭто он.", none, other, []extract.Lang{other, ru}},
		{"no letters", "*** 2024 ***", none, none, []extract.Lang{none}},
	}
	for _, tt := range tests {
		doc := read(t, tt.text, tt.given)
		if doc.Lang != tt.want {
			t.Errorf("%s: document: got %q, want %q", tt.name, doc.Lang, tt.want)
		}
		foreign := 0
		for i, s := range doc.Sentences {
			if i >= len(tt.sentences) || s.Lang != tt.sentences[i] {
				t.Errorf("%s: %q: got %q, want one of %q", tt.name, tt.text[s.Start:s.End], s.Lang, tt.sentences)
			}
			if s.Lang == ru || s.Lang == other {
				foreign++
			}
		}
		if len(doc.Skipped) != foreign {
			t.Errorf("%s: got %d skipped, want %d", tt.name, len(doc.Skipped), foreign)
		}
		for _, s := range doc.Skipped {
			if s.Reason != extract.IsForeign || s.End <= s.Start {
				t.Errorf("%s: bad skip %+v", tt.name, s)
			}
		}
	}
}
