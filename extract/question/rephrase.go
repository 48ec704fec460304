package question

import (
	"slices"
	"strings"

	"actant/extract"
)

// maxSubject is how many words a subject between auxiliary and verb has at most.
const maxSubject = 7

// phrase is the interrogative phrase at the beginning of a question.
type phrase struct {
	asks    asks
	before  []extract.Token // a preposition
	subject string          // what stands in for it as the subject of a statement
	object  string          // and elsewhere
	noun    string          // lemma of its noun
	next    int             // first token behind it
}

// drafts lists the ways to put a question as a statement, likeliest first.
func (w *Words) drafts(toks []extract.Token) []draft {
	lead := w.begins("lead", toks)
	toks = toks[lead:]
	p, ok := w.phrase(toks)
	switch {
	case !ok && lead > 0: // "is it true that …": a statement already
		var out writer
		out.tokens(toks)
		return []draft{out.draft(asksWhether, "")}
	case !ok:
		return nil
	}
	rest := toks[p.next:]
	if len(rest) == 0 {
		return nil
	}
	all := w.put(p, rest)
	if p.asks == asksWhere {
		p.object = w.standIn("direction")
		all = append(all, w.put(p, rest)...)
	}
	return all
}

func (w *Words) put(p phrase, rest []extract.Token) []draft {
	if w.Lang == extract.English {
		return w.english(p, rest)
	}
	return w.free(p, rest)
}

// phrase reads the interrogative at the beginning.
func (w *Words) phrase(toks []extract.Token) (phrase, bool) {
	i := 0
	if len(toks) == 0 {
		return phrase{}, false
	}
	for i < len(toks) && w.is("preposition", lower(toks[i].Text)) {
		i++
	}
	p := phrase{before: toks[:i]}
	if i == len(toks) {
		return p, false
	}
	for _, a := range []asks{asksWhether, asksCount, asksAmount, asksWho, asksWhich, asksWhy, asksWhat, asksWhere, asksWhen} {
		n := w.begins(string(a), toks[i:])
		if n == 0 || a == asksWhy && i > 0 { // «у чому» asks for a thing
			continue
		}
		p.asks, p.next = a, i+n
		if w.fill(&p, toks, i) {
			return p, true
		}
	}
	p.asks, p.next = asksWhether, 0
	return p, len(p.before) == 0 && w.is("aux", lower(toks[0].Text))
}

// begins is how many tokens the longest entry of a list takes at the beginning.
func (w *Words) begins(list string, toks []extract.Token) int {
	longest := 0
	for _, entry := range w.lists[list] {
		words := strings.Fields(entry)
		if len(words) > longest && startsWith(toks, words) {
			longest = len(words)
		}
	}
	return longest
}

func startsWith(toks []extract.Token, words []string) bool {
	return len(words) <= len(toks) && slices.EqualFunc(words, toks[:len(words)], func(w string, t extract.Token) bool { return lower(t.Text) == w })
}

// fill finds the stand-in of the phrase whose interrogative stands at i; false when
// the interrogative needs a noun that is not there.
func (w *Words) fill(p *phrase, toks []extract.Token, i int) bool {
	switch p.asks {
	case asksWho:
		p.subject, p.object = w.standIn("someone-subject"), w.standIn("someone-object")
		if p.subject == "" { // the interrogative has cases and stands for itself
			p.subject, p.object = toks[i].Text, toks[i].Text
		}
	case asksWhat:
		p.subject, p.object = w.standIn("thing"), w.standIn("thing")
		if len(p.before) > 0 && w.Lang != extract.English {
			p.subject, p.object = toks[i].Text, toks[i].Text
		}
	case asksWhich, asksCount, asksAmount:
		return w.withNoun(p, toks)
	}
	return true
}

// withNoun takes the noun phrase behind "which" and "how many".
func (w *Words) withNoun(p *phrase, toks []extract.Token) bool {
	end := p.next
	for end < len(toks) && (toks[end].POS == "ADJ" || toks[end].POS == "DET" || toks[end].POS == "NOUN") && !w.is("aux", lower(toks[end].Text)) {
		end++
		if toks[end-1].POS == "NOUN" && w.Lang != extract.English {
			break
		}
	}
	hasNoun := end > p.next && (toks[end-1].POS == "NOUN" || w.kinds[lower(toks[end-1].Text)] != "")
	if !hasNoun {
		p.subject, p.object = w.standIn("amount"), w.standIn("amount")
		return p.asks == asksAmount || p.asks == asksCount
	}
	var words writer
	words.tokens(toks[p.next:end])
	noun := strings.ToLower(words.b.String())
	lead := map[asks]string{asksWhich: w.standIn("definite"), asksCount: w.standIn("number"), asksAmount: w.standIn("number")}[p.asks]
	p.subject = strings.TrimSpace(lead + " " + noun)
	p.object, p.noun, p.next = p.subject, lower(toks[end-1].Lemma), end
	return true
}

// english undoes inversion and do-support: "did Stoltenberg invite" is "Stoltenberg
// did invite", and "Stoltenberg invited", which tells verbs from nouns.
func (w *Words) english(p phrase, rest []extract.Token) []draft {
	var all []draft
	aux := lower(rest[0].Text)
	if p.asks != asksWhether && len(p.before) == 0 && p.subject != "" && (!w.is("do", aux) || len(rest) > 1 && w.is("not", lower(rest[1].Text))) {
		all = append(all, w.subjectFirst(p, rest))
	}
	if !w.is("aux", aux) {
		return all
	}
	for _, write := range w.predicates(aux) {
		for k := 2; k <= min(len(rest), maxSubject+1); k++ {
			if unfinished(rest[k-1]) {
				continue
			}
			verb := ""
			if k < len(rest) {
				verb = rest[k].Text
			}
			d := inversion{phrase: p, subject: rest[1:k], verb: write(verb), rest: rest[min(k+1, len(rest)):]}
			all = append(all, d.draft(len(d.rest)))
			if stranded := w.is("preposition", lower(rest[len(rest)-1].Text)); p.object != "" && len(d.rest) > 0 && !stranded {
				all = append(all, d.draft(0))
			}
		}
	}
	return all
}

// unfinished says whether no subject ends with the word.
func unfinished(t extract.Token) bool { return t.POS == "DET" || t.POS == "ADP" || t.POS == "CCONJ" }

// predicates lists the ways to write auxiliary and verb behind the subject.
func (w *Words) predicates(aux string) []func(verb string) string {
	plain := func(verb string) string { return strings.TrimSpace(aux + " " + verb) }
	switch {
	case !w.is("do", aux):
		return []func(string) string{plain}
	case aux == w.standIn("past"):
		return []func(string) string{plain, past, func(verb string) string { return w.standIn("perfect") + " " + past(verb) }}
	}
	return []func(string) string{plain, present}
}

// past is the regular past of a verb.
func past(verb string) string {
	switch {
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case strings.HasSuffix(verb, "y") && !strings.HasSuffix(verb, "ay") && !strings.HasSuffix(verb, "oy") && !strings.HasSuffix(verb, "ey"):
		return strings.TrimSuffix(verb, "y") + "ied"
	}
	return verb + "ed"
}

// present is the third person of a verb.
func present(verb string) string {
	for _, hiss := range []string{"s", "x", "ch", "sh", "o"} {
		if strings.HasSuffix(verb, hiss) {
			return verb + "es"
		}
	}
	return verb + "s"
}

func (w *Words) subjectFirst(p phrase, rest []extract.Token) draft {
	var out writer
	out.standIn(p.subject)
	out.tokens(rest)
	return out.draft(p.asks, p.noun)
}

// inversion is a question cut into the subject, the predicate and what follows.
type inversion struct {
	phrase  phrase
	subject []extract.Token
	verb    string
	rest    []extract.Token
}

// draft puts the stand-in before token at of what follows.
func (in inversion) draft(at int) draft {
	var out writer
	out.tokens(in.subject)
	out.word(in.verb, false)
	out.tokens(in.rest[:at])
	if in.phrase.object != "" {
		out.small(in.phrase.before)
		out.standIn(in.phrase.object)
	}
	out.apart(in.rest[at:])
	return out.draft(in.phrase.asks, in.phrase.noun)
}

// free puts the interrogative phrase of a language with free word order at the
// beginning, behind each verb and at the end; then the same with the subject before
// the verb («Чи запросила Норвегія Кулебу?»).
func (w *Words) free(p phrase, rest []extract.Token) []draft {
	orders := [][]extract.Token{rest}
	if v := slices.IndexFunc(rest, isVerb); v >= 0 {
		for k := v + 2; k <= min(len(rest), v+1+maxSubject); k++ {
			if k == len(rest) || !genitive(rest[k]) {
				orders = append(orders, slices.Concat(rest[v+1:k], rest[:v+1], rest[k:]))
			}
		}
	}
	if len(rest) == 2 {
		orders = append(orders, []extract.Token{rest[1], rest[0]})
	}
	var all []draft
	for _, order := range orders {
		all = append(all, placed(p, order)...)
	}
	return all
}

// genitive says whether a noun belongs to the one before it: «уряд Японії».
func genitive(t extract.Token) bool { return t.Rel == "nmod" && t.Feats.Case == "Gen" }

func isVerb(t extract.Token) bool { return t.POS == "VERB" || t.Feats.VerbForm != "" }

func placed(p phrase, order []extract.Token) []draft {
	places := []int{0}
	for i, t := range order {
		if isVerb(t) {
			places = append(places, i+1)
		}
	}
	places = append(places, len(order))
	if p.object == "" {
		places = places[:1]
	}
	var all []draft
	for _, at := range slices.Compact(places) {
		var out writer
		out.tokens(order[:at])
		if p.object != "" {
			out.small(p.before)
			out.standIn(p.object)
		}
		out.apart(order[at:])
		all = append(all, out.draft(p.asks, p.noun))
	}
	return all
}
