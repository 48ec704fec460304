package segment

import (
	_ "embed" // the word lists
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
)

//go:embed languages.txt
var languageList string

// tongues tells languages apart by letters that a language has not, by words that are
// frequent in it, and by endings. It is safe for concurrent use.
type tongues struct {
	langs    []tongue
	alphabet [0x130]uint32     // Cyrillic from U+0400 on: languages that have the letter
	words    map[string]uint32 // languages that have the word; "-ння" is an ending
	cyrillic uint32
	latin    uint32
	english  uint32
}

type tongue struct {
	code string
	lang extract.Lang
}

// Weights of the evidence for or against a language.
const (
	ownWord     = 6 // divided by the number of languages that share it
	ownEnding   = 2
	wrongLetter = 4
	given       = 3 // for the language that the caller named
	expected    = 3 // for English among the languages in Latin letters
)

const maxTongues = 20

func newTongues() *tongues {
	t := &tongues{words: map[string]uint32{}}
	for line := range strings.Lines(languageList) {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] == "#" {
			continue
		}
		t.add(fields[0], fields[1], fields[2:])
	}
	t.english = t.bit("en")
	return t
}

func (t *tongues) add(code, what string, values []string) {
	bit := t.bit(code)
	switch what {
	case "alphabet":
		t.cyrillic |= bit
		for _, r := range values[0] {
			t.alphabet[r-0x400] |= bit
			t.alphabet[unicode.ToUpper(r)-0x400] |= bit
		}
	case "words", "endings":
		for _, w := range values {
			t.words[w] |= bit
		}
	}
	t.latin = (1<<len(t.langs) - 1) &^ t.cyrillic
}

func (t *tongues) bit(code string) uint32 {
	for i, l := range t.langs {
		if l.code == code {
			return 1 << i
		}
	}
	lang := extract.OtherLang
	switch code {
	case "uk", "en", "ru":
		lang = extract.Lang(code)
	}
	t.langs = append(t.langs, tongue{code, lang})
	return 1 << (len(t.langs) - 1)
}

// fill gives every sentence of doc a language, and doc itself if it has none.
func (t *tongues) fill(doc *extract.Doc) {
	open := make([]uint32, len(doc.Sentences)) // languages a sentence could be, if several
	var size [maxTongues]int
	for i := range doc.Sentences {
		set, lang := t.read(doc.Text, &doc.Sentences[i], doc.Lang)
		doc.Sentences[i].Lang = lang
		if set&(set-1) != 0 {
			open[i] = set
			continue
		}
		for k := range t.langs {
			if set == 1<<k {
				size[k] += len(doc.Sentences[i].Tokens)
			}
		}
	}
	for i, set := range open {
		if set != 0 {
			doc.Sentences[i].Lang = t.choose(set, size, doc.Lang)
		}
	}
	if doc.Lang == extract.NoLanguage {
		doc.Lang = majority(doc.Sentences)
	}
	skip(doc)
}

// choose takes the given language, or the one with most text in the document, or the
// first in the list.
func (t *tongues) choose(set uint32, size [maxTongues]int, given extract.Lang) extract.Lang {
	best := -1
	for i, l := range t.langs {
		if set>>i&1 == 0 {
			continue
		}
		if l.lang == given {
			return given
		}
		if best < 0 || size[i] > size[best] {
			best = i
		}
	}
	return t.langs[best].lang
}

// majority is uk or en, whichever has more tokens; if there is neither, the language
// with most tokens.
func majority(sentences []extract.Sentence) extract.Lang {
	var best extract.Lang
	most := 0
	for _, group := range [][]extract.Lang{
		{extract.Ukrainian, extract.English},
		{extract.Russian, extract.OtherLang},
	} {
		for _, lang := range group {
			if n := size(sentences, lang); n > most {
				best, most = lang, n
			}
		}
		if most > 0 {
			break
		}
	}
	return best
}

func size(sentences []extract.Sentence, lang extract.Lang) int {
	n := 0
	for _, s := range sentences {
		if s.Lang == lang {
			n += len(s.Tokens)
		}
	}
	return n
}

func skip(doc *extract.Doc) {
	for _, s := range doc.Sentences {
		if s.Lang == extract.Russian || s.Lang == extract.OtherLang {
			doc.Skipped = append(doc.Skipped, extract.Skip{Start: s.Start, End: s.End, Reason: extract.IsForeign})
		}
	}
}

// evidence is what the words of a sentence say.
type evidence struct {
	score                  [maxTongues]int
	cyrillic, latin, other int // letters
}

// read says which languages a sentence could be; lang is set when the set has one
// member or the sentence is in none of the known scripts.
func (t *tongues) read(text string, s *extract.Sentence, prior extract.Lang) (uint32, extract.Lang) {
	var e evidence
	for i := range s.Tokens {
		t.weigh(&e, text[s.Tokens[i].Start:s.Tokens[i].End])
	}
	set := t.script(&e)
	if set == 0 {
		if e.other > 0 {
			return 0, extract.OtherLang
		}
		return 0, extract.NoLanguage
	}
	best, winners := -1<<30, uint32(0)
	for i, l := range t.langs {
		if set>>i&1 == 0 {
			continue
		}
		score := e.score[i]
		if l.lang == prior {
			score += given
		}
		if l.lang == extract.English {
			score += expected
		}
		if score > best {
			best, winners = score, 0
		}
		if score == best {
			winners |= 1 << i
		}
	}
	return winners, t.only(winners)
}

// only is the language if set has one member.
func (t *tongues) only(set uint32) extract.Lang {
	for i, l := range t.langs {
		if set == 1<<i {
			return l.lang
		}
	}
	return extract.NoLanguage
}

// script is the set of languages in the script of most letters. Names in Latin letters
// do not make a Ukrainian sentence English: a third of Cyrillic is enough when there
// is no English word.
func (t *tongues) script(e *evidence) uint32 {
	english := 0
	for i, l := range t.langs {
		if l.lang == extract.English {
			english = e.score[i]
		}
	}
	all := e.cyrillic + e.latin + e.other
	switch {
	case all == 0 || 2*e.other > all:
		return 0
	case 2*e.cyrillic > all, 3*e.cyrillic > all && english <= ownEnding:
		return t.cyrillic
	}
	return t.latin
}

func (t *tongues) weigh(e *evidence, word string) {
	r, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsLetter(r) || len(word) > 3*longestWord {
		return
	}
	var space [6 * longestWord]byte
	w := fold(space[:0], word)
	set := t.letters(e, w)
	for i := range t.langs {
		if set>>i&1 == 0 {
			e.score[i] -= wrongLetter
		}
	}
	if langs := t.words[string(w)]; langs != 0 {
		e.support(langs, ownWord)
		return
	}
	t.ending(e, w)
}

// letters counts the letters of the word w and returns the languages that have them
// all. Latin letters with marks are no English.
func (t *tongues) letters(e *evidence, w []byte) uint32 {
	set := ^uint32(0)
	for i := 0; i < len(w); {
		if w[i] < utf8.RuneSelf {
			if isLatin(rune(w[i])) {
				e.latin++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(w[i:])
		i += n
		switch {
		case 0x400 <= r && r < 0x530:
			e.cyrillic++
			set &= t.alphabet[r-0x400] | t.latin
		case 0xC0 <= r && r <= 0x24F || 0x1E00 <= r && r <= 0x1EFF:
			e.latin++
			set &^= t.english
		case unicode.IsLetter(r):
			e.other++
		}
	}
	return set
}

// ending looks for the longest known ending of w, of two to four letters, behind at
// least two more.
func (t *tongues) ending(e *evidence, w []byte) {
	var space [3 + 4*utf8.UTFMax]byte
	at := len(w)
	var langs uint32
	for n := 1; n <= 4; n++ {
		_, size := utf8.DecodeLastRune(w[:at])
		at -= size
		if at <= 2 {
			break
		}
		if n == 1 {
			continue
		}
		key := append(append(space[:0], '-'), w[at:]...)
		if found := t.words[string(key)]; found != 0 {
			langs = found
		}
	}
	e.support(langs, ownEnding)
}

func (e *evidence) support(langs uint32, weight int) {
	if langs == 0 {
		return
	}
	count := 0
	for set := langs; set != 0; set &= set - 1 {
		count++
	}
	for i := range e.score {
		if langs>>i&1 == 1 {
			e.score[i] += max(1, weight/count)
		}
	}
}
