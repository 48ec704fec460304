package resolve_test

import (
	"testing"

	"actant/extract"
	"actant/graph"
)

// corefCase: the mentions of each pair in same are one entity, those in apart are
// not. by is what the second mention of the first pair is resolved by.
type corefCase struct {
	name   string
	lang   extract.Lang
	script string
	add    func(doc *extract.Doc)
	same   [][2]int
	apart  [][2]int
	by     string
}

func TestCoreference(t *testing.T) {
	for _, c := range append(append(nameCases, roleCases...), pronounCases...) {
		t.Run(c.name, func(t *testing.T) {
			doc := parseDoc(t, c.lang, c.script)
			use(doc)
			if c.add != nil {
				c.add(doc)
			}
			fill(t, doc)
			for _, p := range c.same {
				if !together(doc, p[0], p[1]) {
					t.Errorf("%q and %q are two entities, want one", doc.Mentions[p[0]].Name, doc.Mentions[p[1]].Name)
				}
			}
			for _, p := range c.apart {
				if together(doc, p[0], p[1]) {
					t.Errorf("%q and %q are one entity, want two", doc.Mentions[p[0]].Name, doc.Mentions[p[1]].Name)
				}
			}
			if c.by != "" && doc.Mentions[c.same[0][1]].ResolvedBy != c.by {
				t.Errorf("resolved by %q, want %q", doc.Mentions[c.same[0][1]].ResolvedBy, c.by)
			}
		})
	}
}

// use makes every mention an argument of an OPEN statement, so that every entity is
// listed.
func use(doc *extract.Doc) {
	for i, m := range doc.Mentions {
		st := claim(doc, graph.Open, m.Sent, m.Head+1, i, -1)
		st.Predicate = "use"
		doc.Statements = append(doc.Statements, st)
	}
}

var nameCases = []corefCase{
	{
		name: "same entry of the tables", lang: "uk", same: [][2]int{{0, 1}}, by: "name",
		script: `
			росія росія PROPN 2 nsubj
			напала напасти VERB 0 root
			@ 1-1 1 name country link=countries:RU

			РФ рф PROPN 2 nsubj
			заперечує заперечувати VERB 0 root
			@ 1-1 1 name country link=countries:RU`,
	},
	{
		name: "acronym in brackets and its later use", lang: "uk", same: [][2]int{{0, 1}, {0, 2}}, by: "apposition",
		script: `
			Рада рада NOUN 6 nsubj
			чесності чесність NOUN 1 nmod
			( ( PUNCT 4 punct
			РЧД рчд PROPN 1 parataxis
			) ) PUNCT 4 punct
			заявила заявити VERB 0 root
			@ 1-2 1 name organization
			@ 4-4 4 name organization

			РЧД рчд PROPN 2 nsubj
			нагадала нагадати VERB 0 root
			@ 1-1 1 name organization`,
	},
	{
		name: "surname after the full name", lang: "uk", same: [][2]int{{0, 1}}, by: "name",
		script: `
			Оксана оксана PROPN 3 nsubj
			Мельник мельник PROPN 1 flat:name
			виступила виступити VERB 0 root
			@ 1-2 1 name person gender=Fem

			Мельник мельник PROPN 2 nsubj
			подякувала подякувати VERB 0 root
			@ 1-1 1 name person`,
	},
	{
		name: "surname of two persons: the title decides", lang: "en", same: [][2]int{{0, 2}}, apart: [][2]int{{1, 2}},
		script: `
			Minister minister NOUN 4 nsubj
			Ann ann PROPN 1 flat:title
			Black black PROPN 2 flat:name
			met meet VERB 0 root
			Bob bob PROPN 4 obj
			Black black PROPN 5 flat:name
			@ 1-3 1 name person key=ann_black name=Ann_Black title=minister gender=Fem
			@ 5-6 5 name person key=bob_black gender=Masc

			Minister minister NOUN 3 nsubj
			Black black PROPN 1 flat:title
			left leave VERB 0 root
			@ 1-2 1 name person key=black name=Black title=minister`,
	},
	{
		name: "same name, other gender", lang: "uk", apart: [][2]int{{0, 1}},
		script: `
			Петро петро PROPN 3 nsubj
			Коваль коваль PROPN 1 flat:name
			прибув прибути VERB 0 root
			@ 1-2 1 name person gender=Masc

			Марія марія PROPN 3 nsubj
			Коваль коваль PROPN 1 flat:name
			прибула прибути VERB 0 root
			@ 1-2 1 name person gender=Fem`,
	},
	{
		name: "coordinated names of one surname", lang: "en", apart: [][2]int{{0, 1}},
		script: `
			Black black PROPN 4 nsubj
			and and CCONJ 3 cc
			Black black PROPN 1 conj
			left leave VERB 0 root
			@ 1-1 1 name person
			@ 3-3 3 name person`,
	},
	{
		name: "surname that is a town too", lang: "en", same: [][2]int{{0, 1}}, apart: [][2]int{{0, 2}},
		script: `
			Valeska valeska PROPN 3 nsubj
			Paris paris PROPN 1 flat:name
			came come VERB 0 root
			@ 1-2 1 name person

			Paris paris PROPN 2 nsubj
			left leave VERB 0 root
			in in ADP 4 case
			Paris paris PROPN 2 obl
			@ 1-1 1 name city link=cities:gn:2988507
			@ 4-4 4 name city link=cities:gn:2988507`,
	},
	{
		name: "brackets with something else", lang: "uk", apart: [][2]int{{0, 1}},
		script: `
			Рада рада NOUN 6 nsubj
			чесності чесність NOUN 1 nmod
			( ( PUNCT 5 punct
			за за ADP 5 case
			РЧД рчд PROPN 1 parataxis
			) ) PUNCT 5 punct
			заявила заявити VERB 0 root
			@ 1-2 1 name organization
			@ 5-5 5 name organization`,
	},
	{
		name: "only candidate of all names", lang: "en", same: [][2]int{{0, 1}},
		script: `
			Duda duda PROPN 2 nsubj
			left leave VERB 0 root
			@ 1-1 1 name person candidates=people:andrzej-duda

			Andrzej andrzej PROPN 3 nsubj
			Duda duda PROPN 1 flat:name
			said say VERB 0 root
			@ 1-2 1 name person link=people:andrzej-duda key=andrzej_sebastian_duda`,
	},
}

var roleCases = []corefCase{
	{
		name: "apposition between commas", lang: "uk", same: [][2]int{{0, 1}}, by: "apposition",
		script: `
			Бербок бербок PROPN 6 nsubj
			, , PUNCT 3 punct
			міністерка міністерка NOUN 1 appos
			Німеччини німеччина PROPN 3 nmod
			, , PUNCT 3 punct
			прибула прибути VERB 0 root
			@ 1-1 1 name person
			@ 3-4 3 role person title=foreign-minister org=2 gender=Fem
			@ 4-4 4 name country link=countries:DE`,
	},
	{
		name: "nominal predicate", lang: "en", same: [][2]int{{0, 1}}, by: "apposition",
		script: `
			Smith smith PROPN 4 nsubj
			is be AUX 4 cop
			the the DET 4 det
			head head NOUN 0 root
			@ 1-1 1 name person
			@ 3-4 4 role person title=head`,
	},
	{
		name: "negated nominal predicate", lang: "en", apart: [][2]int{{0, 1}},
		script: `
			Smith smith PROPN 5 nsubj
			is be AUX 5 cop
			not not PART 5 advmod
			the the DET 5 det
			head head NOUN 0 root
			@ 1-1 1 name person
			@ 4-5 5 role person title=head`,
	},
	{
		name: "role of the same organisation", lang: "uk", same: [][2]int{{0, 2}}, by: "role",
		script: `
			Генсек генсек NOUN 4 nsubj
			НАТО нато PROPN 1 nmod
			Столтенберг столтенберг PROPN 1 flat:title
			прибув прибути VERB 0 root
			@ 1-3 1 name person link=people:jens-stoltenberg title=secretary-general org=1 gender=Masc
			@ 2-2 2 name organization link=orgs:nato

			Генсек генсек NOUN 3 nsubj
			НАТО нато PROPN 1 nmod
			сказав сказати VERB 0 root
			@ 1-2 1 role person title=secretary-general org=3 gender=Masc
			@ 2-2 2 name organization link=orgs:nato`,
	},
	{
		name: "two titles that lead one organisation", lang: "en", same: [][2]int{{0, 2}},
		script: `
			NATO nato PROPN 2 compound
			Secretary secretary NOUN 5 nsubj
			General general NOUN 2 flat
			Stoltenberg stoltenberg PROPN 2 flat:title
			arrived arrive VERB 0 root
			@ 1-4 2 name person link=people:jens-stoltenberg title=secretary-general org=1
			@ 1-1 1 name organization link=orgs:nato

			The the DET 3 det
			NATO nato PROPN 3 compound
			chief chief NOUN 4 nsubj
			spoke speak VERB 0 root
			@ 1-3 3 role person title=head org=3
			@ 2-2 2 name organization link=orgs:nato`,
	},
	{
		name: "bare role that two persons have", lang: "uk", apart: [][2]int{{0, 2}, {1, 2}},
		script: `
			Міністр міністр NOUN 3 nsubj
			Коваль коваль PROPN 1 flat:title
			зустрів зустріти VERB 0 root
			міністра міністр NOUN 3 obj
			Мороза мороз PROPN 4 flat:title
			@ 1-2 1 name person title=minister key=коваль
			@ 4-5 4 name person title=minister key=мороз

			Міністр міністр NOUN 2 nsubj
			подякував подякувати VERB 0 root
			@ 1-1 1 role person title=minister`,
	},
	{
		name: "head of state for the president", lang: "en", same: [][2]int{{0, 2}}, apart: [][2]int{{1, 2}},
		script: `
			President president NOUN 3 nsubj
			Smith smith PROPN 1 flat:title
			met meet VERB 0 root
			Chancellor chancellor NOUN 3 obj
			Black black PROPN 4 flat:title
			@ 1-2 1 name person key=smith title=president
			@ 4-5 4 name person key=black title=chancellor

			The the DET 2 det
			head head NOUN 5 nsubj
			of of ADP 4 case
			state state NOUN 2 nmod
			left leave VERB 0 root
			@ 1-4 2 role person title=head-of-state`,
	},
	{
		name: "holder of the tables, named elsewhere", lang: "uk", same: [][2]int{{0, 1}}, by: "role",
		script: `
			Столтенберг столтенберг PROPN 2 nsubj
			прибув прибути VERB 0 root
			@ 1-1 1 name person link=people:jens-stoltenberg

			Генсек генсек NOUN 3 nsubj
			НАТО нато PROPN 1 nmod
			сказав сказати VERB 0 root
			@ 1-2 1 role person title=secretary-general org=2
			@ 2-2 2 name organization link=orgs:nato`,
	},
	{
		name: "alliance for NATO", lang: "uk", same: [][2]int{{0, 1}}, by: "role",
		script: `
			НАТО нато PROPN 2 nsubj
			запросило запросити VERB 0 root
			@ 1-1 1 name organization link=orgs:nato

			Альянс альянс NOUN 2 nsubj
			цінує цінувати VERB 0 root
			@ 1-1 1 nominal organization`,
	},
	{
		name: "English noun without the article", lang: "en", apart: [][2]int{{0, 1}},
		script: `
			NATO nato PROPN 2 nsubj
			met meet VERB 0 root
			@ 1-1 1 name organization link=orgs:nato

			An a DET 2 det
			alliance alliance NOUN 3 nsubj
			fell fall VERB 0 root
			@ 1-2 2 nominal organization`,
	},
	{
		name: "country: the last subject", lang: "en", same: [][2]int{{0, 2}},
		script: `
			Finland finland PROPN 2 nsubj
			joined join VERB 0 root
			with with ADP 4 case
			Sweden sweden PROPN 2 obl
			@ 1-1 1 name country link=countries:FI
			@ 4-4 4 name country link=countries:SE

			The the DET 2 det
			country country NOUN 3 nsubj
			agreed agree VERB 0 root
			@ 1-2 2 nominal country`,
	},
	{
		name: "country of the same sentence", lang: "en", same: [][2]int{{1, 2}}, apart: [][2]int{{0, 2}},
		script: `
			Moscow moscow PROPN 2 nsubj
			answered answer VERB 0 root
			@ 1-1 1 name country link=countries:RU

			Chinese chinese ADJ 2 amod
			minister minister NOUN 3 nsubj
			said say VERB 0 root
			the the DET 5 det
			country country NOUN 6 nsubj
			waits wait VERB 3 ccomp
			@ 1-1 1 demonym country link=countries:CN
			@ 4-5 5 nominal country`,
	},
	{
		name: "summit after the summit in Vilnius", lang: "uk", same: [][2]int{{0, 2}},
		script: `
			Саміт саміт NOUN 4 nsubj
			у у ADP 3 case
			Вільнюсі вільнюс PROPN 1 nmod Case=Loc
			почався початися VERB 0 root
			@ 1-3 1 nominal event
			@ 3-3 3 name city link=cities:gn:593116

			Саміт саміт NOUN 2 nsubj
			триває тривати VERB 0 root
			@ 1-1 1 nominal event`,
	},
	{
		name: "ministers: the last group", lang: "uk", same: [][2]int{{0, 2}}, by: "role",
		script: `
			Зустріч зустріч NOUN 0 root
			міністрів міністр NOUN 1 nmod Number=Plur
			країн країна NOUN 2 nmod
			@ 2-3 2 role group plural=1
			@ 3-3 3 nominal group plural=1

			Міністри міністр NOUN 2 nsubj Number=Plur
			обговорять обговорити VERB 0 root
			@ 1-1 1 role group plural=1`,
	},
}
