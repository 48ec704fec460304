package resolve_test

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/resolve"
	"actant/graph"
)

// A text for a test is written by hand, so that no other stage can spoil it:
//
//	token lines   form lemma POS head rel [feature=value…]       head counts from 1, 0 = root
//	mention lines @ first-last head form kind key=value…         tokens count from 1
//
// A blank line ends a sentence, "¶" a paragraph. Mentions are numbered from 0 in the
// order they are written; statements are added in Go.
func parseDoc(t testing.TB, lang extract.Lang, script string) *extract.Doc {
	t.Helper()
	doc := &extract.Doc{ID: "t", Lang: lang, Published: "2023-04-04"}
	b := &builder{t: t, doc: doc}
	for line := range strings.SplitSeq(script, "\n") {
		b.line(strings.TrimSpace(line))
	}
	b.end()
	return doc
}

type builder struct {
	t         testing.TB
	doc       *extract.Doc
	tokens    []extract.Token
	mentions  [][]string
	paragraph int
}

func (b *builder) line(line string) {
	fields := strings.Fields(line)
	switch {
	case line == "":
		b.end()
	case line == "¶":
		b.end()
		b.paragraph++
	case fields[0] == "@":
		b.mentions = append(b.mentions, fields[1:])
	default:
		b.token(fields)
	}
}

func (b *builder) token(f []string) {
	if len(f) < 5 {
		b.t.Fatalf("token line %q has too few fields", f)
	}
	if n := len(b.doc.Text); n > 0 && !strings.ContainsAny(f[0], ",.»)") && !strings.HasSuffix(b.doc.Text, "«") && !strings.HasSuffix(b.doc.Text, "(") {
		b.doc.Text += " "
	}
	tok := extract.Token{Start: len(b.doc.Text), Text: f[0], Lemma: f[1], POS: f[2], Head: b.number(f[3]) - 1, Rel: f[4]}
	b.doc.Text += f[0]
	tok.End = len(b.doc.Text)
	for _, feat := range f[5:] {
		name, value, _ := strings.Cut(feat, "=")
		field := tok.Feats.Field(name)
		if field == nil {
			b.t.Fatalf("unknown feature %q", feat)
		}
		*field = value
	}
	b.tokens = append(b.tokens, tok)
}

func (b *builder) number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		b.t.Fatal(err)
	}
	return n
}

func (b *builder) end() {
	if len(b.tokens) == 0 {
		return
	}
	sent := len(b.doc.Sentences)
	b.doc.Sentences = append(b.doc.Sentences, extract.Sentence{
		Start: b.tokens[0].Start, End: b.tokens[len(b.tokens)-1].End, Lang: b.doc.Lang, Paragraph: b.paragraph, Tokens: b.tokens,
	})
	for _, f := range b.mentions {
		b.doc.Mentions = append(b.doc.Mentions, b.mention(sent, f))
	}
	b.tokens, b.mentions = nil, nil
}

func (b *builder) mention(sent int, f []string) extract.Mention {
	first, last, _ := strings.Cut(f[0], "-")
	m := extract.Mention{
		Sent: sent, First: b.number(first) - 1, Last: b.number(last) - 1, Head: b.number(f[1]) - 1,
		Form: extract.Form(f[2]), Kind: graph.Kind(f[3]), Org: -1,
	}
	m.Start, m.End = b.tokens[m.First].Start, b.tokens[m.Last].End
	m.Name = b.doc.Text[m.Start:m.End]
	for _, option := range f[4:] {
		name, value, _ := strings.Cut(option, "=")
		b.option(&m, name, strings.ReplaceAll(value, "_", " "))
	}
	if m.Key == "" {
		m.Key = strings.ToLower(m.Name)
	}
	return m
}

func (b *builder) option(m *extract.Mention, name, value string) {
	switch name {
	case "key":
		m.Key = value
	case "name":
		m.Name = value
	case "link":
		m.Link = value
	case "candidates":
		m.Candidates = strings.Split(value, "|")
	case "title":
		m.Title = value
	case "position":
		m.Position = value
	case "mode":
		m.Mode = value
	case "org":
		m.Org = b.number(value)
	case "gender":
		m.Gender = value
	case "person":
		m.Person = b.number(value)
	case "plural":
		m.Plural = true
	case "members":
		for _, n := range strings.Split(value, "|") {
			m.Members = append(m.Members, b.number(n))
		}
	default:
		b.t.Fatalf("unknown option %q", name)
	}
}

// claim makes a statement whose trigger is token tok (from 1) of sentence sent.
func claim(doc *extract.Doc, relation graph.Relation, sent, tok, source, target int) extract.Statement {
	trigger := doc.Sentences[sent].Tokens[tok-1]
	st := extract.Statement{
		Relation: relation, Polarity: graph.Positive, Factuality: graph.Asserted, Tense: graph.Past,
		Trigger:    extract.Slice(doc.Text, trigger.Start, trigger.End),
		Evidence:   extract.Slice(doc.Text, doc.Sentences[sent].Start, doc.Sentences[sent].End),
		Confidence: 0.9, Rules: []string{"frame:test"}, Sent: sent, Tok: tok - 1, Derived: -1,
		Source: argument(doc, source), Target: argument(doc, target),
		Attribution: []extract.Attribution{{Form: graph.ByAuthor}},
	}
	return st
}

func argument(doc *extract.Doc, mention int) *extract.Argument {
	if mention < 0 {
		return nil
	}
	m := doc.Mentions[mention]
	return &extract.Argument{Mention: mention, Text: doc.Text[m.Start:m.End], Start: m.Start, End: m.End}
}

// loadNames reads the tables once for all tests.
var loadNames = sync.OnceValues(lexicon.LoadNames)

func stage(t testing.TB) *resolve.Stage {
	t.Helper()
	names, err := loadNames()
	if err != nil {
		t.Fatal(err)
	}
	words := map[extract.Lang]*resolve.Words{}
	for _, lang := range []extract.Lang{extract.Ukrainian, extract.English} {
		w, err := resolve.ParseWords(read(t, lang, "resolve.txt"), read(t, lang, "calendar.txt"))
		if err != nil {
			t.Fatal(err)
		}
		words[lang] = w
	}
	return resolve.New(names, words)
}

func read(t testing.TB, lang extract.Lang, file string) string {
	t.Helper()
	text, err := os.ReadFile("../" + string(lang) + "/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func fill(t testing.TB, doc *extract.Doc) {
	t.Helper()
	if err := stage(t).Fill(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
}

// together says whether two mentions are one entity.
func together(doc *extract.Doc, a, b int) bool {
	return doc.Mentions[a].Entity != "" && doc.Mentions[a].Entity == doc.Mentions[b].Entity
}

func entity(t testing.TB, doc *extract.Doc, id string) extract.Entity {
	t.Helper()
	i := slices.IndexFunc(doc.Entities, func(e extract.Entity) bool { return e.ID == id })
	if i < 0 {
		t.Fatalf("no entity %q", id)
	}
	return doc.Entities[i]
}
