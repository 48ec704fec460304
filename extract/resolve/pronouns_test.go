package resolve_test

import (
	"strings"
	"testing"

	"actant/extract"
	"actant/graph"
)

// said gives the statement of a mention in direct speech its speaker.
func said(doc *extract.Doc, mention, speaker int) {
	for i := range doc.Statements {
		if doc.Statements[i].Source.Mention == mention {
			doc.Statements[i].Attribution = []extract.Attribution{{Form: graph.DirectQuote, Speaker: argument(doc, speaker)}}
		}
	}
}

const metHim = `
	Sandu sandu PROPN 2 nsubj
	met meet VERB 0 root
	Scholz scholz PROPN 2 obj
	@ 1-1 1 name person link=people:maia-sandu
	@ 3-3 3 name person link=people:olaf-scholz

	She she PRON 2 nsubj
	thanked thank VERB 0 root
	him he PRON 2 obj
	@ 1-1 1 pronoun person person=3 gender=Fem
	@ 3-3 3 pronoun person person=3 gender=Masc`

const weQuote = `
	« « PUNCT 3 punct
	Ми ми PRON 3 nsubj
	запросили запросити VERB 0 root
	вас ви PRON 3 obj
	» » PUNCT 3 punct
	, , PUNCT 7 punct
	сказав сказати VERB 3 parataxis
	генсек генсек NOUN 7 nsubj
	НАТО нато PROPN 8 nmod
	@ 2-2 2 pronoun group person=1 plural=1
	@ 4-4 4 pronoun group person=2 plural=1
	@ 8-9 8 role person title=secretary-general org=3
	@ 9-9 9 name organization link=orgs:nato`

var pronounCases = []corefCase{
	{name: "she and him by gender", lang: "en", script: metHim, same: [][2]int{{0, 2}, {1, 3}}, by: "pronoun"},
	{
		name: "subject before object", lang: "uk", same: [][2]int{{0, 2}}, apart: [][2]int{{1, 2}}, by: "pronoun",
		script: `
			Коваль коваль PROPN 2 nsubj
			зустрів зустріти VERB 0 root
			Мороза мороз PROPN 2 obj
			@ 1-1 1 name person gender=Masc
			@ 3-3 3 name person gender=Masc

			Він він PRON 2 nsubj Gender=Masc
			подякував подякувати VERB 0 root
			@ 1-1 1 pronoun person person=3 gender=Masc`,
	},
	{
		name: "window of two sentences", lang: "en", apart: [][2]int{{0, 4}},
		script: metHim + `

			Rain rain NOUN 2 nsubj
			fell fall VERB 0 root

			Snow snow NOUN 2 nsubj
			fell fall VERB 0 root

			Ice ice NOUN 2 nsubj
			fell fall VERB 0 root

			She she PRON 2 nsubj
			left leave VERB 0 root
			@ 1-1 1 pronoun person person=3 gender=Fem`,
	},
	{
		name: "object pronoun is not the subject", lang: "en", apart: [][2]int{{0, 1}},
		script: `
			Smith smith PROPN 2 nsubj
			praised praise VERB 0 root
			him he PRON 2 obj
			@ 1-1 1 name person gender=Masc
			@ 3-3 3 pronoun person person=3 gender=Masc`,
	},
	{
		name: "he is no country", lang: "en", apart: [][2]int{{0, 1}},
		script: `
			Japan japan PROPN 2 nsubj
			agreed agree VERB 0 root
			@ 1-1 1 name country link=countries:JP

			He he PRON 2 nsubj
			left leave VERB 0 root
			@ 1-1 1 pronoun person person=3 gender=Masc`,
	},
	{
		name: "no pronoun of a generic group", lang: "uk", apart: [][2]int{{0, 1}},
		script: `
			Авторитарні авторитарний ADJ 2 amod
			лідери лідер NOUN 3 nsubj Number=Plur
			нападають нападати VERB 0 root
			@ 1-2 2 nominal group plural=1

			Вони вони PRON 2 nsubj
			бояться боятися VERB 0 root
			@ 1-1 1 pronoun group person=3 plural=1`,
	},
	{
		name: "cataphora", lang: "en", same: [][2]int{{1, 0}},
		script: `
			Before before SCONJ 3 mark
			he he PRON 3 nsubj
			spoke speak VERB 6 advcl
			, , PUNCT 3 punct
			Macron macron PROPN 6 nsubj
			left leave VERB 0 root
			@ 2-2 2 pronoun person person=3 gender=Masc
			@ 5-5 5 name person link=people:emmanuel-macron`,
	},
	{
		name: "relative pronoun takes the word that agrees", lang: "uk", same: [][2]int{{0, 2}}, apart: [][2]int{{1, 2}}, by: "pronoun",
		script: `
			сигнал сигнал NOUN 0 root
			від від ADP 3 case
			уряду уряд NOUN 1 nmod Gender=Masc Number=Sing
			Японії японія PROPN 3 nmod Gender=Fem Number=Sing
			, , PUNCT 7 punct
			який який PRON 7 nsubj Gender=Masc Number=Sing PronType=Rel
			засуджує засуджувати VERB 4 acl:relcl
			@ 3-4 3 nominal organization
			@ 4-4 4 name country link=countries:JP
			@ 6-6 6 pronoun organization person=3`,
	},
	{
		name: "reflexive is the subject", lang: "uk", same: [][2]int{{0, 1}}, by: "pronoun",
		script: `
			Орбан орбан PROPN 2 nsubj
			похвалив похвалити VERB 0 root
			свого свій DET 4 det Reflex=Yes Poss=Yes
			міністра міністр NOUN 2 obj
			@ 1-1 1 name person link=people:viktor-orban
			@ 3-3 3 pronoun person`,
	},
	{
		name: "we is what the speaker heads", lang: "uk", same: [][2]int{{3, 0}}, by: "we", script: weQuote,
		add: func(doc *extract.Doc) { said(doc, 0, 2) }, apart: [][2]int{{2, 1}, {3, 1}},
	},
	{
		name: "you is the interlocutor of the frame", lang: "uk", same: [][2]int{{0, 3}}, by: "pronoun",
		script: `
			прибув прибути VERB 0 root
			на на ADP 6 case
			спільну спільний ADJ 6 amod
			з з ADP 5 case
			міністром міністр NOUN 3 obl
			пресконференцію пресконференція NOUN 1 obl
			@ 5-5 5 role person title=foreign-minister
			@ 3-6 6 nominal event
		` + weQuoteAfter,
		add: func(doc *extract.Doc) { said(doc, 2, 4) },
	},
	{
		name: "I is the speaker", lang: "en", same: [][2]int{{1, 0}}, by: "pronoun",
		script: `
			« « PUNCT 3 punct
			I I PRON 3 nsubj
			came come VERB 0 root
			» » PUNCT 3 punct
			, , PUNCT 7 punct
			Smith smith PROPN 7 nsubj
			said say VERB 3 parataxis
			@ 2-2 2 pronoun person person=1
			@ 6-6 6 name person`,
		add: func(doc *extract.Doc) { said(doc, 0, 1) },
	},
	{
		name: "quotation that goes on after the tag", lang: "en", same: [][2]int{{1, 2}},
		script: `
			« « PUNCT 3 punct
			I I PRON 3 nsubj
			came come VERB 0 root
			» » PUNCT 3 punct
			, , PUNCT 7 punct
			Smith smith PROPN 7 nsubj
			said say VERB 3 parataxis
			@ 2-2 2 pronoun person person=1
			@ 6-6 6 name person

			« « PUNCT 3 punct
			I I PRON 3 nsubj
			won win VERB 0 root
			» » PUNCT 3 punct
			@ 2-2 2 pronoun person person=1`,
		add: func(doc *extract.Doc) { said(doc, 0, 1) },
	},
	{
		name: "we outside of a quotation", lang: "en", apart: [][2]int{{0, 1}},
		script: `
			NATO nato PROPN 2 nsubj
			left leave VERB 0 root
			@ 1-1 1 name organization link=orgs:nato

			We we PRON 2 nsubj
			stay stay VERB 0 root
			@ 1-1 1 pronoun group person=1 plural=1`,
	},
}

// weQuoteAfter is weQuote with its mentions numbered after two others.
var weQuoteAfter = strings.Replace(weQuote, "org=3", "org=5", 1)

func TestWeOfNamedHead(t *testing.T) {
	doc := parseDoc(t, "en", `
		« « PUNCT 3 punct
		We we PRON 3 nsubj
		helped help VERB 0 root
		» » PUNCT 3 punct
		, , PUNCT 7 punct
		Duda duda PROPN 7 nsubj
		said say VERB 3 parataxis
		@ 2-2 2 pronoun group person=1 plural=1
		@ 6-6 6 name person link=people:andrzej-duda`)
	use(doc)
	said(doc, 0, 1)
	fill(t, doc)
	if e := entity(t, doc, doc.Mentions[0].Entity); e.Link != "countries:PL" || doc.Mentions[0].ResolvedBy != "we" {
		t.Errorf("we = %q by %q, want countries:PL by we", e.Link, doc.Mentions[0].ResolvedBy)
	}
}

func TestWeWithAddressee(t *testing.T) {
	for word, person := range map[string]string{"them": "3", "you": "2"} {
		doc := parseDoc(t, "en", `
			« « PUNCT 3 punct
			We we PRON 3 nsubj
			signed sign VERB 0 root
			`+word+` x PRON 3 obl
			» » PUNCT 3 punct
			, , PUNCT 7 punct
			told tell VERB 3 parataxis
			Sunak sunak PROPN 7 nsubj
			Meloni meloni PROPN 7 obj
			@ 2-2 2 pronoun group person=1 plural=1
			@ 4-4 4 pronoun group plural=1 person=`+person+`
			@ 8-8 8 name person link=people:rishi-sunak
			@ 9-9 9 name person link=people:giorgia-meloni`)
		signed, told := claim(doc, "SIGNED", 0, 3, 0, -1), claim(doc, "STATED", 0, 7, 2, 3)
		signed.Attribution = []extract.Attribution{{Form: graph.DirectQuote, Speaker: argument(doc, 2)}}
		told.Content = []int{0}
		doc.Statements = []extract.Statement{signed, told}
		fill(t, doc)
		if got, want := len(doc.Statements[0].Source.Members) == 2, word != "you"; got != want {
			t.Errorf("with %q: we are both: %v, want %v", word, got, want)
		}
	}
}

func TestPairs(t *testing.T) {
	const twoNames = `
		Baerbock baerbock PROPN 4 nsubj
		and and CCONJ 3 cc
		Kuleba kuleba PROPN 1 conj
		met meet VERB 0 root
		@ 1-1 1 name person link=people:annalena-baerbock
		@ 3-3 3 name person link=people:dmytro-kuleba

		`
	doc := parseDoc(t, "en", twoNames+`
		Two two NUM 2 nummod
		ministers minister NOUN 3 nsubj
		left leave VERB 0 root
		@ 1-2 2 role group plural=1`)
	use(doc)
	fill(t, doc)
	if a := doc.Statements[2].Source; len(a.Members) > 0 {
		t.Errorf("two ministers: members %v, want none", a.Members)
	}
	for name, script := range map[string]string{
		"the two ministers": twoNames + `
			The the DET 3 det
			two two NUM 3 nummod
			ministers minister NOUN 4 nsubj
			left leave VERB 0 root
			@ 1-3 3 role group plural=1`,
		"both": twoNames + `
			Both both PRON 2 nsubj
			left leave VERB 0 root
			@ 1-1 1 pronoun group person=3 plural=1`,
		"they": twoNames + `
			They they PRON 2 nsubj
			left leave VERB 0 root
			@ 1-1 1 pronoun group person=3 plural=1`,
	} {
		doc := parseDoc(t, "en", script)
		use(doc)
		fill(t, doc)
		a := doc.Statements[2].Source
		if len(a.Members) != 2 || a.Members[0] != doc.Mentions[0].Entity || a.Members[1] != doc.Mentions[1].Entity || a.ResolvedBy != "group" {
			t.Errorf("%s: members %v by %q, want both ministers by group", name, a.Members, a.ResolvedBy)
		}
	}
}
