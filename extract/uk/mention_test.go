package uk_test

import (
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/uk"
)

// word is a token with what the nominative depends on: "form lemma POS Case Number Gender".
func word(spec string) extract.Token {
	f := strings.Fields(spec + " - - - - -")
	return extract.Token{Text: f[0], Lemma: f[1], POS: f[2], Feats: extract.Feats{Case: f[3], Number: f[4], Gender: f[5]}}
}

func TestNominative(t *testing.T) {
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		t.Fatal(err)
	}
	words, err := uk.Mentions(dict)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		want string
		head int
		rel  string // of the last word
		toks []string
	}{
		{"саміт", 0, "", []string{"самітом саміт NOUN Ins Sing Masc"}},
		{"дипломатична місія", 1, "", []string{"дипломатичну дипломатичний ADJ Acc Sing Fem", "місію місія NOUN Acc Sing Fem"}},
		{"безпечне місто", 1, "", []string{"безпечного безпечний ADJ Gen Sing Neut", "міста місто NOUN Gen Sing Neut"}},
		{"нові закони", 1, "", []string{"новими новий ADJ Ins Plur Masc", "законами закон NOUN Ins Plur Masc"}},
		{"міністри", 0, "", []string{"міністрів міністр NOUN Gen Plur Masc"}},
		{"учасниці", 0, "", []string{"учасницями учасниця NOUN Ins Plur Fem"}},
		{"громадяни", 0, "", []string{"громадян громадянин NOUN Gen Plur Masc"}},
		{"острови", 0, "", []string{"островами острів NOUN Ins Plur Masc"}},
		{"люди", 0, "", []string{"людей людина NOUN Gen Plur Fem"}},
		{"засідання", 0, "", []string{"засіданнях засідання NOUN Loc Plur Neut"}},
		{"міністерка закордонних справ", 0, "", []string{
			"міністеркою міністерка NOUN Ins Sing Fem", "закордонних закордонний ADJ Gen Plur Fem", "справ справа NOUN Gen Plur Fem",
		}},
		{"глава держав", 0, "", []string{"глави глава NOUN Gen Sing Masc", "держав держава NOUN Gen Plur Fem"}},
		{"Анналена Бербок", 0, "flat:name", []string{"Анналени Анналена PROPN Gen Sing Fem", "Бербок Бербок PROPN Gen Sing Fem"}},
		{"Єнс Столтенберг", 0, "flat:name", []string{"Єнсом Єнс PROPN Ins Sing Masc", "Столтенбергом Столтенберг PROPN Ins Sing Masc"}},
		{"НАТО", 0, "", []string{"НАТО НАТО PROPN Gen Sing Neut"}},
	}
	for _, tt := range tests {
		var phrase []extract.Token
		at := 0
		for _, spec := range tt.toks {
			tok := word(spec)
			tok.Start, tok.End = at, at+len(tok.Text)
			at = tok.End + 1
			phrase = append(phrase, tok)
		}
		phrase[len(phrase)-1].Rel = tt.rel
		if got := words.Naming.Nominative(phrase, tt.head); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestCommon(t *testing.T) {
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		t.Fatal(err)
	}
	words, err := uk.Mentions(dict)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		text, rel string
		want      bool
	}{
		{"Захід", "nsubj", true},
		{"Японія", "nsubj", false},
		{"Моді", "nsubj", false},
		{"Моді", "obl", true},
	}
	for _, tt := range tests {
		if got := words.Naming.Common(extract.Token{Text: tt.text, Rel: tt.rel}); got != tt.want {
			t.Errorf("Common(%q as %s): got %v, want %v", tt.text, tt.rel, got, tt.want)
		}
	}
}
