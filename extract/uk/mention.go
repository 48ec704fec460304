package uk

import (
	"cmp"
	_ "embed" // the word lists
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/mention"
)

//go:embed mention-kinds.txt
var mentionKinds string

//go:embed mention-pronouns.txt
var mentionPronouns string

//go:embed mention-words.txt
var mentionWords string

// Mentions is what the search for mentions must know of Ukrainian.
func Mentions(dict *lexicon.Dict) (*mention.Words, error) {
	w := &mention.Words{Naming: naming{dict}}
	var err error
	if w.Kinds, err = mention.ReadKinds(mentionKinds); err != nil {
		return nil, fmt.Errorf("read mention-kinds.txt: %w", err)
	}
	if w.Pronouns, err = mention.ReadPronouns(mentionPronouns); err != nil {
		return nil, fmt.Errorf("read mention-pronouns.txt: %w", err)
	}
	if err = w.ReadLists(mentionWords); err != nil {
		return nil, fmt.Errorf("read mention-words.txt: %w", err)
	}
	return w, nil
}

// naming puts Ukrainian phrases into the nominative.
type naming struct{ dict *lexicon.Dict }

// Common says whether the dictionary has the word as something else than a name; of
// a subject, in the nominative («Моді прибув» is no form of «мода»).
func (n naming) Common(tok extract.Token) bool {
	for _, a := range n.dict.Lookup(lexicon.Low(lexicon.Norm(tok.Text))) {
		nominative := tok.Rel != "nsubj" || strings.Contains(a.Tag, ":v_naz")
		if nominative && !strings.Contains(a.Tag, ":prop") {
			return true
		}
	}
	return false
}

// Nominative puts the head of a phrase, the adjectives before it and the further
// parts of a name into the nominative; genitives and what follows stay:
//
//	«міністерку закордонних справ» -> «міністерка закордонних справ»
//	«Анналени Бербок» -> «Анналена Бербок»
func (n naming) Nominative(phrase []extract.Token, head int) string {
	var b strings.Builder
	for i, tok := range phrase {
		if i > 0 && tok.Start > phrase[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(n.word(phrase, head, i))
	}
	return b.String()
}

// word is the form of word i in the nominative of the phrase.
func (n naming) word(phrase []extract.Token, head, i int) string {
	tok, h := phrase[i], phrase[head]
	switch {
	case tok.Feats.Case == "Nom" || h.Feats.Case == "Nom" || tok.Feats.Case == "":
		return tok.Text
	case i == head, i > head && nameAfter(phrase, head, i) && tok.Feats.Case == h.Feats.Case:
		return n.noun(tok)
	case i < head && agrees(tok, h):
		return n.adjective(tok, h)
	}
	return tok.Text
}

// nameAfter says whether word i goes on with the name or title that the head begins.
func nameAfter(phrase []extract.Token, head, i int) bool {
	for ; i > head; i-- {
		if rel := phrase[i].Rel; rel != "flat:name" && rel != "flat:title" && rel != "flat" {
			return false
		}
	}
	return true
}

func agrees(tok, head extract.Token) bool {
	f, h := tok.Feats, head.Feats
	adjective := tok.POS == "ADJ" || tok.POS == "DET" || f.VerbForm == "Part"
	return adjective && f.Case == h.Case && (f.Number == h.Number || f.Number == "" || h.Number == "")
}

// noun is the nominative of a noun or name in its own number.
func (n naming) noun(tok extract.Token) string {
	if tok.POS == "ADJ" {
		return n.adjective(tok, tok)
	}
	if tok.Feats.Number == "Plur" && tok.POS == "NOUN" {
		return n.plural(tok)
	}
	return cased(tok.Lemma, tok.Text)
}

// adjective is the nominative of an adjective in gender and number of a noun.
func (n naming) adjective(tok, noun extract.Token) string {
	endings := map[string]string{"ий": "аеі", "ій": "яєі", "їй": "яєї"}
	lemma := tok.Lemma
	_, last := utf8.DecodeLastRuneInString(lemma)
	if len(lemma) <= last {
		return tok.Text
	}
	_, before := utf8.DecodeLastRuneInString(lemma[:len(lemma)-last])
	stem, ending := lemma[:len(lemma)-last-before], lemma[len(lemma)-last-before:]
	set, ok := endings[ending]
	if !ok {
		return tok.Text
	}
	forms := []rune(set)
	gender := cmp.Or(tok.Feats.Gender, noun.Feats.Gender) // «польський колега»
	switch {
	case noun.Feats.Number == "Plur":
		return cased(stem+string(forms[2]), tok.Text)
	case gender == "Fem":
		return cased(stem+string(forms[0]), tok.Text)
	case gender == "Neut":
		return cased(stem+string(forms[1]), tok.Text)
	}
	return cased(lemma, tok.Text)
}

// plural is the nominative plural of a noun: the form among those that its lemma
// may have which the dictionary knows as such; else the word as it stands.
func (n naming) plural(tok extract.Token) string {
	lemma := lexicon.Low(lexicon.Norm(tok.Lemma))
	if form, ok := irregular[lemma]; ok {
		return cased(form, tok.Text)
	}
	for _, form := range append([]string{lexicon.Low(lexicon.Norm(tok.Text)), lemma}, plurals(lemma)...) {
		for _, a := range n.dict.Lookup(form) {
			if a.Lemma == lemma && strings.Contains(a.Tag, ":p:v_naz") {
				return cased(form, tok.Text)
			}
		}
	}
	return tok.Text
}

// irregular plurals.
var irregular = map[string]string{"людина": "люди", "дитина": "діти", "друг": "друзі", "око": "очі", "плече": "плечі"}

// plurals lists what the nominative plural of a lemma may look like.
func plurals(lemma string) []string {
	rules := []struct{ from, to string }{
		{"ець", "ці"}, {"єць", "йці"}, {"ень", "ні"}, {"ок", "ки"}, {"ин", "и"}, {"ик", "ики"}, {"ість", "ості"},
		{"а", "и"}, {"а", "і"}, {"я", "і"}, {"я", "ї"}, {"о", "а"}, {"е", "я"}, {"е", "а"}, {"ь", "і"}, {"й", "ї"}, {"й", "і"},
		{"ій", "ої"}, {"ий", "і"}, {"ій", "і"}, {"", "и"}, {"", "і"}, {"", "а"}, {"", "е"},
	}
	var found []string
	for _, r := range rules {
		if stem, ok := strings.CutSuffix(lemma, r.from); ok {
			found = append(found, stem+r.to)
		}
	}
	return append(found, closed(lemma)...)
}

// closed lists plurals of lemmas whose i opens: «фронт», «острів» -> «острови».
func closed(lemma string) []string {
	runes := []rune(lemma)
	if len(runes) < 3 || runes[len(runes)-2] != 'і' {
		return nil
	}
	last := string(runes[len(runes)-1])
	stem := string(runes[:len(runes)-2])
	return []string{stem + "о" + last + "и", stem + "о" + last + "і", stem + "е" + last + "и", stem + "о" + last + "а"}
}

// cased writes a form with the capitals of the word in the text.
func cased(form, text string) string {
	r, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(r) {
		return form
	}
	first, size := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(first)) + form[size:]
}
