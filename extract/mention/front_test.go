package mention_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"actant/extract"
	"actant/extract/en"
	"actant/extract/lexicon"
	"actant/extract/mention"
	"actant/extract/parse"
	"actant/extract/parse/weights"
	"actant/extract/segment"
	"actant/extract/uk"
	"actant/graph"
)

var update = flag.Bool("update", false, "write what is found into the golden files")

// stage makes the stage with the tables and words of the program, once.
var stage = sync.OnceValues(func() (*mention.Stage, error) {
	names, err := lexicon.LoadNames()
	if err != nil {
		return nil, err
	}
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		return nil, err
	}
	ukrainian, err := uk.Mentions(dict)
	if err != nil {
		return nil, err
	}
	english, err := en.Mentions()
	if err != nil {
		return nil, err
	}
	return mention.New(names, map[extract.Lang]*mention.Words{
		extract.Ukrainian: ukrainian, extract.English: english,
	}), nil
})

// front is everything up to the mentions.
var front = sync.OnceValues(func() (*extract.Pipeline, error) {
	last, err := stage()
	if err != nil {
		return nil, err
	}
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		return nil, err
	}
	parser, err := parse.New(weights.Data(), dict)
	if err != nil {
		return nil, err
	}
	return &extract.Pipeline{Stages: []extract.Stage{segment.New(uk.Segment(), en.Segment()), parser, last}}, nil
})

// read runs the front over a text.
func read(tb testing.TB, lang extract.Lang, text string) *extract.Doc {
	tb.Helper()
	p, err := front()
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := p.Extract(context.Background(), extract.Input{ID: "t", Lang: lang, Text: text})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// show prints the mentions of a document, one a line.
func show(doc *extract.Doc) string {
	var b strings.Builder
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		fmt.Fprintf(&b, "  %s | %s %s | %s", doc.Text[m.Start:m.End], m.Form, m.Kind, m.Name)
		details(&b, doc, m)
		b.WriteByte('\n')
	}
	return b.String()
}

func details(b *strings.Builder, doc *extract.Doc, m *extract.Mention) {
	add := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, " | %s=%s", name, value)
		}
	}
	add("link", m.Link)
	add("candidates", strings.Join(m.Candidates, ","))
	add("position", m.Position)
	add("title", m.Title)
	add("mode", m.Mode)
	if m.Org >= 0 {
		o := &doc.Mentions[m.Org]
		add("org", doc.Text[o.Start:o.End])
	}
	var members []string
	for _, n := range m.Members {
		members = append(members, doc.Mentions[n].Name)
	}
	add("members", strings.Join(members, ", "))
	add("as", m.MembersAs)
	if m.NameEnd > 0 {
		add("inside", doc.Text[m.NameStart:m.NameEnd])
	}
	if m.Person > 0 {
		add("person", fmt.Sprint(m.Person))
	}
	if m.Plural {
		add("plural", "yes")
	}
	if m.Quoted {
		add("quoted", "yes")
	}
}

// TestPhrases reads golden text: a line "uk: sentence" and below it, indented, the
// mentions that must be found in it, all of them and in order.
func TestPhrases(t *testing.T) {
	const path = "testdata/phrases.txt"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range cases(string(data)) {
		if c.text == "" {
			out.WriteString(c.want)
			continue
		}
		got := show(read(t, c.lang, c.text))
		fmt.Fprintf(&out, "%s: %s\n%s", c.lang, c.text, got)
		if got != c.want && !*update {
			t.Errorf("%s: %s\ngot\n%swant\n%s", c.lang, c.text, got, c.want)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// phrase is one case; without text it is a comment or blank line, kept in want.
type phrase struct {
	lang extract.Lang
	text string
	want string
}

func cases(golden string) []phrase {
	var all []phrase
	for line := range strings.Lines(golden) {
		lang, text, ok := strings.Cut(strings.TrimRight(line, "\n"), ": ")
		switch {
		case strings.HasPrefix(line, "  ") && len(all) > 0:
			all[len(all)-1].want += line
		case ok && (lang == "uk" || lang == "en"):
			all = append(all, phrase{lang: extract.Lang(lang), text: text})
		default:
			all = append(all, phrase{want: line})
		}
	}
	return all
}

// TestGender takes the gender of a bearer from title, name and verb.
func TestGender(t *testing.T) {
	for _, c := range []struct {
		lang extract.Lang
		text string
		want string // of the first person's name
	}{
		{extract.Ukrainian, "Президентка Молдови Мая Санду прибула.", "Fem"},
		{extract.Ukrainian, "Санду заявила про підтримку.", "Fem"},
		{extract.Ukrainian, "Заяву зробила Соломія Щербак.", "Fem"},
		{extract.Ukrainian, "Міністр подякував Остапові Гнатюку.", "Masc"},
		{extract.Ukrainian, "Міністерка Гнатюк подякує Японії.", "Fem"},
		{extract.Ukrainian, "Гнатюк подякує Японії.", ""},
		{extract.English, "Annalena Smithers thanked Japan.", "Fem"},
		{extract.English, "Jens Smithers thanked Japan.", "Masc"},
	} {
		doc := read(t, c.lang, c.text)
		at := slices.IndexFunc(doc.Mentions, func(m extract.Mention) bool { return m.Form == extract.Name && m.Kind == graph.Person })
		if at < 0 {
			t.Errorf("%s: no person", c.text)
			continue
		}
		if m := doc.Mentions[at]; m.Gender != c.want {
			t.Errorf("%s: %s is %q, want %q", c.text, m.Name, m.Gender, c.want)
		}
	}
}
