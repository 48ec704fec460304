package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"actant/api"
	"actant/extract"
)

const askHelp = `Answer a question from the graph: the query that it was read as, the answers, and who says so.

  actant ask "Who invited Japan to the Vilnius summit?"
  actant ask --db news.db "Кого Столтенберг запросив на саміт?"
  actant ask --json "Did Hungary support the package?"

The question is read by the same rules as the news; no language model takes part. A question that is not understood is
said to be so. What nobody reported is "unknown", never "no".`

func newAsk(std console, set *settings) *cobra.Command {
	var lang string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "ask QUESTION", Short: "Answer a question from the graph", Long: askHelp, Args: atLeastOne("a QUESTION"),
		RunE: func(cmd *cobra.Command, words []string) error {
			docs, err := newDocuments(nil, documentFlags{lang: lang})
			if err != nil {
				return err
			}
			asked, err := askGraph(cmd.Context(), set, strings.Join(words, " "), docs.fill.Lang)
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(std.out, asked)
			}
			return printAnswers(std.out, asked)
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "auto", "`language` of the question: uk, en or auto")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object, as GET /v1/ask answers")
	set.dbFlag(cmd.Flags())
	return cmd
}

func askGraph(ctx context.Context, set *settings, question string, lang extract.Lang) (*api.Asked, error) {
	db, err := openExisting(ctx, set.db)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	texts, err := set.reader()
	if err != nil {
		return nil, err
	}
	questions, err := texts.Questions()
	if err != nil {
		return nil, err
	}
	return api.Ask(ctx, api.Options{Store: db, Questions: questions, Lemmas: texts.Lemmas}, question, lang)
}

func printJSON(out io.Writer, asked *api.Asked) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(asked)
}

// printAnswers prints the query, the verdict, and every answer with its sentences.
func printAnswers(out io.Writer, asked *api.Asked) error {
	var b strings.Builder
	if asked.Verdict == api.NotUnderstood {
		fmt.Fprintf(&b, "not understood: ask who did what to whom, or search for names with \"actant serve\"\n")
		_, err := io.WriteString(out, b.String())
		return err
	}
	fmt.Fprintln(&b, asked.Shown)
	if asked.Verdict != api.IsFound {
		fmt.Fprintln(&b, asked.Verdict)
	}
	for _, name := range asked.Nameless {
		fmt.Fprintf(&b, "nothing in the graph is called %s\n", name)
	}
	if asked.Count > 0 {
		fmt.Fprintln(&b, asked.Count)
	}
	writeAnswers(&b, asked.Answers, "")
	writeAnswers(&b, asked.Weaker, " (%s)")
	_, err := io.WriteString(out, b.String())
	return err
}

// writeAnswers writes answers; mark, when set, says how far each is true.
func writeAnswers(b *strings.Builder, answers []api.Answer, mark string) {
	for _, a := range answers {
		fmt.Fprintf(b, "\n%s", a.Text)
		if mark != "" {
			fmt.Fprintf(b, mark, a.Factuality)
		}
		if a.Publishers > 1 {
			fmt.Fprintf(b, "   %d publishers", a.Publishers)
		}
		b.WriteByte('\n')
		for _, m := range a.Members {
			fmt.Fprintf(b, "  - %s\n", m.Name)
		}
		writeSources(b, a.Statements)
	}
}

// writeSources writes each sentence once, with where it stands.
func writeSources(b *strings.Builder, statements []api.Statement) {
	seen := map[string]bool{}
	for _, st := range statements {
		for _, ev := range st.Evidence {
			line := fmt.Sprintf("    %s\n      %s\n", ev.Quote, cite(ev))
			if !seen[line] {
				b.WriteString(line)
			}
			seen[line] = true
		}
	}
}

// cite is the publisher, day and address of an evidence, as far as known, or its
// document.
func cite(ev api.Evidence) string {
	var parts []string
	for _, part := range []string{ev.Publisher, string(ev.Published), ev.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if ev.URL == "" && ev.Publisher == "" {
		parts = append(parts, string(ev.Document))
	}
	return strings.Join(parts, ", ")
}
