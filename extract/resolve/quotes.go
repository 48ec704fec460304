package resolve

import (
	"slices"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// findQuotes lists what stands in quotation marks, paragraph by paragraph. Straight
// marks open and close in turn; an unclosed quotation ends with its paragraph.
func findQuotes(doc *extract.Doc) []extract.Span {
	var quotes []extract.Span
	for i := 0; i < len(doc.Sentences); {
		k := i
		for k < len(doc.Sentences) && doc.Sentences[k].Paragraph == doc.Sentences[i].Paragraph {
			k++
		}
		quotes = append(quotes, quotesIn(doc.Text, doc.Sentences[i].Start, doc.Sentences[k-1].End)...)
		i = k
	}
	return quotes
}

func quotesIn(text string, start, end int) []extract.Span {
	var quotes []extract.Span
	depth, from := 0, 0
	open := func(at int) {
		if depth == 0 {
			from = at
		}
		depth++
	}
	closed := func(at int) {
		if depth == 1 {
			quotes = append(quotes, extract.Slice(text, from, at))
		}
		depth = max(depth-1, 0)
	}
	straight := false
	for i, c := range text[start:end] {
		switch c {
		case '«', '„':
			open(start + i)
		case '»', '”':
			closed(start + i)
		case '“': // opens in English, closes after „ in Ukrainian
			if depth > 0 {
				closed(start + i)
			} else {
				open(start + i)
			}
		case '"':
			straight = !straight
			if straight {
				open(start + i)
			} else {
				closed(start + i)
			}
		}
	}
	if depth > 0 {
		quotes = append(quotes, extract.Slice(text, from, end))
	}
	return quotes
}

// quoteAt is the index of the quotation that holds a byte offset, or -1.
func (r *resolver) quoteAt(offset int) int {
	return extract.SpanAt(r.quotes, offset)
}

// talk is who speaks to whom in a quotation: mentions, -1 = not known.
type talk struct {
	speaker, addressee int
	told               bool // the verb of speech has the addressee: "Sunak told Meloni"
}

// talks finds speaker and addressee of every quotation from the statements in it.
func (r *resolver) talks() []talk {
	all := make([]talk, len(r.quotes))
	for i := range all {
		all[i] = talk{speaker: r.speakers[i], addressee: -1}
	}
	for i := range r.doc.Statements {
		st := &r.doc.Statements[i]
		for _, c := range st.Content {
			q := r.quoteAt(r.doc.Statements[c].Trigger.Start)
			if q >= 0 && st.Source != nil && st.Target != nil && r.quoteAt(st.Trigger.Start) < 0 && st.Source.Mention == all[q].speaker {
				all[q].addressee, all[q].told = st.Target.Mention, true
			}
		}
	}
	for q := range all {
		if all[q].speaker >= 0 && all[q].addressee < 0 {
			all[q].addressee = r.interlocutor(r.quotes[q].Start, all[q].speaker)
		}
	}
	return all
}

// interlocutor is whom a frame before the quotation names beside the speaker:
//
//	під час спільної з главою МЗС Японії пресконференції
func (r *resolver) interlocutor(before, speaker int) int {
	sent := r.sentenceAt(before)
	for i := len(r.doc.Mentions) - 1; i >= 0; i-- {
		m := r.mention(i)
		if m.Sent < sent-2 {
			break
		}
		if m.Start >= before || r.root(i) == r.root(speaker) {
			continue
		}
		t, w := r.treeOf(i), r.words(m.Sent)
		if m.Form == extract.Pronoun || !t.marked(m.Head, "case", func(l string) bool { return w.has(with, l) }) {
			continue
		}
		if kind := r.kind(i); kind != graph.Person && kind != graph.Organization && kind != graph.Country {
			continue
		}
		path := t.path(m.Head)
		if slices.ContainsFunc(path[1:min(4, len(path))], func(k int) bool { return w.has(interlocutor, t.lemma(k)) }) {
			return i
		}
	}
	return -1
}

func (r *resolver) sentenceAt(offset int) int {
	i, _ := slices.BinarySearchFunc(r.doc.Sentences, offset, func(s extract.Sentence, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// joinQuoted settles the pronouns of direct speech: I is the speaker, we whom the
// speaker leads or speaks for, you the one who is spoken to.
func (r *resolver) joinQuoted() {
	talks := r.talks()
	for i := range r.doc.Mentions {
		m := r.mention(i)
		q := r.quoteAt(m.Start)
		if m.Form != extract.Pronoun || m.Person < 1 || m.Person > 2 || q < 0 || talks[q].speaker < 0 {
			continue
		}
		switch {
		case m.Person == 1 && m.Plural && r.bothTalk(talks[q], i):
			r.members[i], r.by[i] = []int{talks[q].speaker, talks[q].addressee}, "we"
		case m.Person == 1 && m.Plural:
			r.we(talks[q].speaker, i)
		case m.Person == 1:
			r.join(talks[q].speaker, i, "pronoun")
		case talks[q].addressee >= 0:
			r.join(talks[q].addressee, i, "pronoun")
		}
	}
}

// bothTalk says whether «ми» are the speaker and who is spoken to: they do together
// what takes two ("We signed the pact", Sunak told Meloni), and nobody is called "you".
func (r *resolver) bothTalk(t talk, i int) bool {
	if !t.told || !r.mutual[i] {
		return false
	}
	q := r.quoteAt(r.mention(i).Start)
	return !slices.ContainsFunc(r.doc.Mentions, func(m extract.Mention) bool {
		return m.Person == 2 && r.quoteAt(m.Start) == q
	})
}

// we settles «ми» in the words of a speaker: an organisation or country that speaks
// is meant itself; else what the speaker's title in this text leads or represents;
// else what the tables say a named speaker heads on the day of publication.
func (r *resolver) we(speaker, i int) {
	if kind := r.kind(speaker); kind == graph.Organization || kind == graph.Country {
		r.join(speaker, i, "we")
		return
	}
	for _, k := range r.cluster(speaker) {
		m := r.mention(k)
		if m.Org >= 0 && m.Mode != "former" && r.speaksFor(m.Title, m.Org, i) {
			return
		}
	}
	if org := r.office(r.linkOf(speaker)); org != "" {
		r.meant(org, i)
	}
}

// office is the link of what a person leads or speaks for on the day of publication,
// as far as the tables know; an office that heads something goes first.
func (r *resolver) office(person string) string {
	if person == "" || r.doc.Published == "" {
		return ""
	}
	best := ""
	for _, o := range r.stage.names.Offices(person, r.doc.Published) {
		t := r.title(o.Title)
		if !leads(t) || best != "" && !t.Heads {
			continue
		}
		best = o.Of
		if e, ok := r.entry(o.Of); ok && t.Represents == "country" && e.Country != "" && e.Kind != graph.Country {
			best = e.Country
		}
		if t.Heads {
			return best
		}
	}
	return best
}

// leads says whether who has the title says "we" for the whole.
func leads(t lexicon.Title) bool {
	return t.Heads || t.Represents == "country" || t.Represents == "org"
}

// speaksFor settles «ми» as the organisation of a title, or as its country when the
// title represents one: a minister says we for the country.
func (r *resolver) speaksFor(title string, org, i int) bool {
	t := r.title(title)
	if !leads(t) {
		return false
	}
	if t.Represents == "country" && !r.isCountry(org) {
		if e, ok := r.entry(r.linkOf(org)); ok && e.Country != "" {
			r.meant(e.Country, i)
			return true
		}
		for _, k := range r.within[r.mention(org).Sent] {
			if r.inside(k, org) && r.isCountry(k) {
				return r.join(k, i, "we")
			}
		}
	}
	return r.join(org, i, "we")
}

// meant joins mention i with the entity of an entry of the tables, which the text
// need not name.
func (r *resolver) meant(link string, i int) {
	for k := range r.doc.Mentions {
		if k != i && r.linkOf(k) == link {
			r.join(k, i, "we")
			return
		}
	}
	root := r.root(i)
	r.link[root], r.by[i] = link, "we"
}
