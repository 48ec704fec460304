package resolve_test

import (
	"context"
	"testing"

	"actant/extract"
	"actant/extract/resolve"
	"actant/graph"
)

// dice draws choices from the bytes of a fuzzer; zeros when there are no more.
type dice struct{ data []byte }

func (d *dice) roll(n int) int {
	if len(d.data) == 0 || n <= 0 {
		return 0
	}
	b := int(d.data[0])
	d.data = d.data[1:]
	return b % n
}

func pick[T any](d *dice, from []T) T { return from[d.roll(len(from))] }

var (
	someWords = []string{"він", "НАТО", "Париж", "саміт", "липні", "4", "тому", "«", "»", "Мельник", "обоє", "який", "we", "the", "yesterday"}
	someRels  = []string{"root", "nsubj", "obj", "obl", "nmod", "conj", "appos", "acl:relcl", "advcl", "case", "xcomp", "det", "flat:title"}
	someForms = []extract.Form{extract.Name, extract.RoleOf, extract.Nominal, extract.Pronoun, extract.Demonym}
	someLinks = []string{"", "", "orgs:nato", "countries:FR", "cities:gn:2988507", "people:jens-stoltenberg", "nowhere:x"}
)

// anyDoc makes a text with any tree, mentions and statements.
func anyDoc(d *dice) *extract.Doc {
	doc := &extract.Doc{ID: "f", Lang: pick(d, []extract.Lang{"uk", "en", ""}), Published: pick(d, []graph.Date{"2023-04-04", ""})}
	for s := range 1 + d.roll(4) {
		sent := extract.Sentence{Start: len(doc.Text), Lang: doc.Lang, Paragraph: s / 2}
		n := 1 + d.roll(8)
		for range n {
			word := pick(d, someWords)
			sent.Tokens = append(sent.Tokens, extract.Token{
				Start: len(doc.Text), End: len(doc.Text) + len(word), Text: word, Lemma: word,
				POS: pick(d, []string{"NOUN", "VERB", "PROPN", "PRON"}), Head: d.roll(n+1) - 1, Rel: pick(d, someRels),
			})
			doc.Text += word + " "
		}
		sent.End = len(doc.Text) - 1
		doc.Sentences = append(doc.Sentences, sent)
		for first := 0; first < n; first += 1 + d.roll(3) {
			doc.Mentions = append(doc.Mentions, anyMention(d, doc, s, first))
		}
	}
	return doc
}

func anyMention(d *dice, doc *extract.Doc, sent, first int) extract.Mention {
	toks := doc.Sentences[sent].Tokens
	last := first + d.roll(len(toks)-first)
	m := extract.Mention{
		Sent: sent, First: first, Last: last, Head: first + d.roll(last-first+1), Start: toks[first].Start, End: toks[last].End,
		Form: pick(d, someForms), Kind: pick(d, graph.Kinds()), Link: pick(d, someLinks), Key: toks[first].Lemma,
		Title: pick(d, []string{"", "minister", "secretary-general"}), Org: d.roll(len(doc.Mentions)+1) - 1,
		Plural: d.roll(2) == 1, Person: d.roll(4),
	}
	m.Name = doc.Text[m.Start:m.End]
	if k := d.roll(len(doc.Mentions) + 1); k > 0 {
		m.Members = []int{k - 1}
	}
	return m
}

func anyStatement(d *dice, doc *extract.Doc, n int) extract.Statement {
	sent := d.roll(len(doc.Sentences))
	st := claim(doc, pick(d, graph.Relations()), sent, 1+d.roll(len(doc.Sentences[sent].Tokens)), d.roll(len(doc.Mentions)+1)-1, d.roll(len(doc.Mentions)+1)-1)
	st.Content, st.Derived = []int{d.roll(n)}, d.roll(n+1)-1
	if d.roll(2) == 1 {
		st.Attribution = []extract.Attribution{{Form: graph.DirectQuote, Speaker: argument(doc, d.roll(len(doc.Mentions)))}}
	}
	return st
}

func FuzzFill(f *testing.F) {
	f.Add([]byte("a text of any shape, as the dice will have it; 0123456789"))
	f.Add([]byte{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7, 9, 5, 0, 2, 8, 8, 4, 1, 9, 7})
	s := stage(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		d := &dice{data}
		doc := anyDoc(d)
		n := 1 + d.roll(5)
		for range n {
			doc.Statements = append(doc.Statements, anyStatement(d, doc, n))
		}
		if err := s.Fill(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		b, err := resolve.Bundle(doc, keys)
		if err != nil {
			t.Fatal(err)
		}
		if err := graph.Validate(b); err != nil {
			t.Fatal(err)
		}
	})
}
