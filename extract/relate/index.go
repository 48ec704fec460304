package relate

import (
	"slices"
	"strings"

	"actant/extract"
)

// index finds the frames of a word.
type index struct {
	verbs map[extract.Lang]map[string][]headed
	nouns map[extract.Lang]map[string][]headed
}

// headed is a frame with the one of its heads that was found.
type headed struct {
	frame *Frame
	head  Head
	order int // of the frame in the file
}

func newIndex(langs []Language) *index {
	ix := &index{verbs: map[extract.Lang]map[string][]headed{}, nouns: map[extract.Lang]map[string][]headed{}}
	for i := range langs {
		ix.add(&langs[i])
	}
	return ix
}

func (ix *index) add(lang *Language) {
	verbs, nouns := map[string][]headed{}, map[string][]headed{}
	for i := range lang.Frames {
		f := &lang.Frames[i]
		for _, head := range f.Heads {
			h := headed{frame: f, head: head, order: i}
			if head.Noun || strings.HasPrefix(head.Lemma, "@") || lang.Verbs != nil && !isInfinitive(head.Lemma) {
				nouns[head.Lemma] = append(nouns[head.Lemma], h)
				continue
			}
			verbs[head.Lemma] = append(verbs[head.Lemma], h)
			if lang.Verbs == nil {
				continue
			}
			for _, participle := range lang.Verbs(head.Lemma) {
				verbs[participle] = append(verbs[participle], h)
			}
		}
	}
	ix.verbs[lang.Lang], ix.nouns[lang.Lang] = verbs, nouns
}

// isInfinitive says whether a Ukrainian lemma looks like a verb: запросити, зустрітися.
func isInfinitive(lemma string) bool {
	return strings.HasSuffix(lemma, "ти") || strings.HasSuffix(lemma, "тися") || strings.HasSuffix(lemma, "тись")
}

// reflexive says whether a Ukrainian verb in -ся is only the passive of a verb that
// has frames: розглядатися. Verbs with frames of their own (зустрітися) are not.
func (ix *index) reflexive(lang *Language, lemma string) bool {
	plain, ok := strings.CutSuffix(lemma, "ся")
	verbs := ix.verbs[lang.Lang]
	return ok && len(verbs[lemma]) == 0 && len(verbs[plain]) > 0
}

// candidates lists the frames whose head the token can be.
func (v *view) candidates(t int) []headed {
	verbs, nouns := v.index.verbs[v.lang.Lang], v.index.nouns[v.lang.Lang]
	lemma := v.usualLemma(t, verbs)
	var found []headed
	if v.isVerb(t) || v.toks[t].POS == "ADJ" {
		found = verbs[lemma]
		if v.index.reflexive(v.lang, lemma) {
			found = verbs[strings.TrimSuffix(lemma, "ся")]
		}
	}
	if len(found) == 0 && !v.isVerb(t) || v.toks[t].POS == "NOUN" {
		found = append(slices.Clone(found), nouns[lemma]...)
	}
	return slices.DeleteFunc(slices.Clone(found), func(h headed) bool { return h.head.With != "" && !v.beside(t, h.head.With) })
}

// converbs are the endings of Ukrainian converbs with those of their infinitives.
var converbs = [][2]string{
	{"уючи", "увати"}, {"юючи", "ювати"}, {"аючи", "ати"}, {"яючи", "яти"}, {"ючи", "ти"}, {"ячи", "ити"}, {"ячи", "іти"}, {"учи", "ти"}, {"ачи", "ати"}, {"ачи", "ити"}, {"вши", "ти"},
}

// infinitive is the infinitive of a converb that the tree gives as a word of its own:
// «протестуючи» -> протестувати; else the lemma.
func (v *view) infinitive(t int, lemma string, verbs map[string][]headed) string {
	if v.toks[t].Feats.VerbForm != "Conv" {
		return lemma
	}
	word, self := strings.CutSuffix(v.word(t), "сь")
	for _, c := range converbs {
		stem, ok := strings.CutSuffix(word, c[0])
		if inf := stem + c[1]; ok && !self && len(verbs[inf]) > 0 {
			return inf
		} else if ok && self && len(verbs[inf+"ся"]) > 0 {
			return inf + "ся"
		}
	}
	return lemma
}

// usualLemma is the lemma of a token; where no frame knows that of an English verb, the
// form without its ending ("shelled" was read as "shel").
func (v *view) usualLemma(t int, verbs map[string][]headed) string {
	lemma := v.lemma(t)
	if len(verbs[lemma]) > 0 || !v.isVerb(t) {
		return lemma
	}
	if v.lang.Grammar.Cased {
		return v.infinitive(t, lemma, verbs)
	}
	for _, ending := range []string{"ed", "d", "ing", "s"} {
		stem, ok := strings.CutSuffix(v.word(t), ending)
		if ok && len(verbs[stem]) > 0 {
			return stem
		}
		if n := len(stem); ok && n > 3 && stem[n-1] == stem[n-2] && len(verbs[stem[:n-1]]) > 0 {
			return stem[:n-1] // "initialled"
		}
	}
	return lemma
}
