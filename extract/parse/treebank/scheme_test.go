package treebank_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/parse/treebank"
)

// TestConvert: each case is a rule of the scheme; a token is form, lemma, head and
// relation.
func TestConvert(t *testing.T) {
	for _, c := range []struct {
		name string
		lang extract.Lang
		rows []string
		want string
	}{
		{"a hyphenated word is one token, which the member that hangs outside describes", extract.Ukrainian, []string{
			"1 прем'єра прем'єр NOUN _ _ 4 nsubj _ SpaceAfter=No", "2 - - PUNCT _ _ 3 punct _ SpaceAfter=No",
			"3 міністра міністр NOUN _ _ 1 appos", "4 нема нема VERB _ _ 0 root"},
			"прем'єра-міністра|прем'єр-міністр|2|nsubj нема|нема|0|root"},
		{"a Ukrainian first part that is marked as such is no lemma", extract.Ukrainian, []string{
			"1 Медико медико NOUN _ Hyph=Yes 3 compound _ SpaceAfter=No", "2 - - PUNCT _ _ 3 punct _ SpaceAfter=No", "3 соціальна соціальний ADJ _ _ 0 root"},
			"Медико-соціальна|медико-соціальний|0|root"},
		{"a hyphen between numbers, or with a space, parts tokens", extract.English, []string{
			"1 2003 2003 NUM _ _ 0 root _ SpaceAfter=No", "2 - - PUNCT _ _ 3 punct _ SpaceAfter=No", "3 2004 2004 NUM _ _ 1 nmod",
			"4 - - PUNCT _ _ 5 punct _ SpaceAfter=No", "5 like like ADP _ _ 1 case"},
			"2003|2003|0|root -|-|3|punct 2004|2004|1|nmod -|-|5|punct like|like|1|case"},
		{"a group of which two members hang outside stays apart", extract.English, []string{
			"1 al al PROPN _ _ 4 x _ SpaceAfter=No", "2 - - PUNCT _ _ 1 punct _ SpaceAfter=No", "3 Ani Ani PROPN _ _ 4 y", "4 went go VERB _ _ 0 root"},
			"al|al|4|x -|-|1|punct Ani|Ani|4|y went|go|0|root"},
		{"a Ukrainian abbreviation keeps its dot", extract.Ukrainian, []string{
			"1 вул вулиця NOUN _ Abbr=Yes 0 root _ SpaceAfter=No", "2 . . PUNCT _ _ 1 punct", "3 Нова новий ADJ _ _ 1 appos"},
			"вул.|вулиця.|0|root Нова|новий|1|appos"},
		{"a name beside its title is flat:title, further parts flat:name", extract.Ukrainian, []string{
			"1 компанія компанія NOUN _ _ 0 root", `2 " " PUNCT _ _ 3 punct _ SpaceAfter=No`, "3 Рада рада NOUN _ _ 1 appos", "4 Нова Нова PROPN _ _ 3 flat"},
			`компанія|компанія|0|root "|"|3|punct Рада|рада|1|flat:title Нова|Нова|3|flat:name`},
		{"a comma before the name keeps the apposition", extract.Ukrainian, []string{
			"1 прем'єр прем'єр NOUN _ _ 0 root _ SpaceAfter=No", "2 , , PUNCT _ _ 3 punct", "3 Іван Іван PROPN _ _ 1 appos"},
			"прем'єр|прем'єр|0|root ,|,|3|punct Іван|Іван|1|appos"},
		{"an English title takes the head of the name and its outer dependents", extract.English, []string{
			"1 the the DET _ _ 3 det", "2 president president NOUN _ _ 3 nmod:desc", "3 Ann Ann PROPN _ _ 5 nsubj", "4 Smith Smith PROPN _ _ 3 flat", "5 left leave VERB _ _ 0 root"},
			"the|the|2|det president|president|5|nsubj Ann|Ann|2|flat:title Smith|Smith|3|flat:name left|leave|0|root"},
		{"the Ukrainian passive has its own relations", extract.Ukrainian, []string{
			"1 Закон закон NOUN _ _ 3 nsubj", "2 був бути AUX _ _ 3 aux", "3 прийнято прийнятий ADJ _ Voice=Pass 0 root", "4 радою рада NOUN _ Case=Ins 3 obl"},
			"Закон|закон|3|nsubj:pass був|бути|3|aux:pass прийнято|прийнятий|0|root радою|рада|3|obl:agent"},
		{"with a preposition, or without a will of its own, there is no agent", extract.Ukrainian, []string{
			"1 прийнятий прийнятий ADJ _ Voice=Pass 0 root", "2 за за ADP _ _ 3 case", "3 радою рада NOUN _ Case=Ins 1 obl", "4 законом закон NOUN _ Case=Ins 1 obl:arg"},
			"прийнятий|прийнятий|0|root за|за|3|case радою|рада|1|obl законом|закон|1|obl"},
		{"other subtypes are cut", extract.English, []string{"1 go go VERB _ _ 0 root", "2 there there ADV _ _ 1 advmod:emph", "3 up up ADP _ _ 1 compound:prt"},
			"go|go|0|root there|there|1|advmod up|up|1|compound:prt"},
		{"a quotation before its verb hangs on it", extract.Ukrainian, []string{
			"1 Прийду прийти VERB _ _ 0 root _ SpaceAfter=No", "2 , , PUNCT _ _ 3 punct", "3 каже казати VERB _ _ 1 parataxis", "4 він він PRON _ _ 3 nsubj", "5 . . PUNCT _ _ 1 punct"},
			"Прийду|прийти|3|ccomp ,|,|3|punct каже|казати|0|root він|він|3|nsubj .|.|3|punct"},
		{"a quotation behind the verb and a colon hangs on it", extract.Ukrainian, []string{
			"1 Каже казати VERB _ _ 0 root _ SpaceAfter=No", "2 : : PUNCT _ _ 3 punct", "3 прийду прийти VERB _ _ 1 parataxis"},
			"Каже|казати|0|root :|:|3|punct прийду|прийти|1|ccomp"},
		{"a verb in the middle of the quotation stays below it", extract.Ukrainian, []string{
			"1 Ми ми PRON _ _ 4 nsubj _ SpaceAfter=No", "2 , , PUNCT _ _ 3 punct", "3 каже казати VERB _ _ 4 parataxis", "4 прийдемо прийти VERB _ _ 0 root"},
			"Ми|ми|4|nsubj ,|,|3|punct каже|казати|4|parataxis прийдемо|прийти|0|root"},
	} {
		var got []string
		for _, tok := range treebank.NewScheme(c.lang).Convert(all(t, lines(c.rows...))[0]).Tokens {
			got = append(got, fmt.Sprintf("%s|%s|%d|%s", tok.Text, tok.Lemma, tok.Head+1, tok.Rel))
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, " "), c.want)
		}
	}
}

func TestConvertFeatures(t *testing.T) {
	sent := all(t, lines("1 двері двері NOUN _ Number=Ptan|Foo=Bar|NameType=Oth 0 root", "2 миються митися VERB _ Reflex=Yes|Tense=Pres 1 x", "3 що що PRON _ PronType=Int,Rel|Reflex=Yes 1 x"))[0]
	toks := treebank.NewScheme(extract.Ukrainian).Convert(sent).Tokens
	for i, want := range []extract.Feats{{Number: "Plur", NameType: "Oth"}, {Tense: "Pres"}, {PronType: "Int", Reflex: "Yes"}} {
		if toks[i].Feats != want {
			t.Errorf("%s: got %+v, want %+v", toks[i].Text, toks[i].Feats, want)
		}
	}
	if got := treebank.NewScheme(extract.English).Convert(sent).Tokens[0].Feats.Number; got != "Ptan" {
		t.Errorf("an English number is %s", got)
	}
}

// TestConvertLikeTheTrainingPrograms compares with files that the training programs are
// tested against, too.
func TestConvertLikeTheTrainingPrograms(t *testing.T) {
	attributes := strings.Fields("Case Number Gender Animacy Person Tense Aspect VerbForm Voice Mood Degree PronType Polarity NumType Poss Reflex Abbr Foreign Definite NameType")
	for _, lang := range []extract.Lang{extract.Ukrainian, extract.English} {
		raw, err := os.ReadFile("testdata/" + string(lang) + ".conllu")
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile("testdata/" + string(lang) + ".scheme.tsv")
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, sent := range all(t, string(raw)) {
			for _, tok := range treebank.NewScheme(lang).Convert(sent).Tokens {
				var feats []string
				for _, name := range attributes {
					if value := *tok.Feats.Field(name); value != "" {
						feats = append(feats, name+"="+value)
					}
				}
				column := "_"
				if feats != nil {
					column = strings.Join(feats, "|")
				}
				fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%d\t%s\n", tok.Text, tok.Lemma, tok.POS, column, tok.Head+1, tok.Rel)
			}
			b.WriteString("\n")
		}
		if got := strings.TrimSuffix(b.String(), "\n"); got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", lang, got, want)
		}
	}
}
