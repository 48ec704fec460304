package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"actant/extract"
	"actant/extract/parse/treebank"
	"actant/extract/reader"
)

const evalHelp = `Score how the program reads sentences, on files that people annotated.

  actant eval --ud uk_iu-ud-dev.conllu                  a treebank of Universal Dependencies, from its raw text
  actant eval --ud uk_iu-ud-dev.conllu --gold-tokens    the same with the sentences and tokens of the treebank
  actant eval --ner en_ewt-ud-dev.iob2                  a file of names in IOB2: word and label, or Universal NER
  actant eval --ud a.conllu --ud b.conllu --json        one JSON object for each file

A treebank is brought to the scheme of the network first: hyphenated words and Ukrainian abbreviations with their dot are one token,
in title and name the title is the head, what a Ukrainian verb of speech quotes is its ccomp, most subtypes of relations are cut.
The package actant/extract/parse/treebank has the details.

Figures of a treebank, in per cent. From raw text each is an F1: a token is right when its begin, its end and the thing named are
(tokens are aligned by their characters, as in the CoNLL 2018 shared task); on gold tokens that is the share of tokens that are right.
  UPOS       part of speech
  UFeats     all features of the scheme but NameType
  Case       of gold tokens other than ADP that have a case, the share of which the case is right
  lemma      lemma; kinds of apostrophe, dash and quote do not matter
  UAS        head
  LAS        head and universal relation
  LAS sub    head and relation with its subtype (nsubj:pass, obl:agent, aux:pass, acl:relcl, flat:name, flat:title, nmod:poss, compound:prt)
  core       F1 of the arcs labelled nsubj obj iobj obl ccomp xcomp conj appos, by head and universal relation
  tokens     F1 of tokens with the same begin and end
  sentences  F1 of sentences with the same begin and end

Figures of names, on the words and sentences of the file: precision, recall and F1 of names of which the first word, the last word and
the class are right, in all and by class. PERS is PER; PERIOD and TIME are DATE; ART and DOC are MISC; corporation and group are ORG.
Only the classes that the file has are counted. The file "-" is standard input.`

// evaluation is what the command line of eval says.
type evaluation struct {
	std        console
	treebanks  []string
	names      []string
	lang       string
	goldTokens bool
	network    bool
	json       bool

	grammar reader.Grammar
}

func newEval(std console, set *settings) *cobra.Command {
	ev := evaluation{std: std}
	cmd := &cobra.Command{
		Use: "eval", Short: "Score the reading of sentences on treebanks and names", Long: evalHelp, Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := ev.check(); err != nil {
				return usageError{err}
			}
			texts, err := set.reader()
			if err != nil {
				return err
			}
			ev.grammar = texts.Grammar()
			if ev.network {
				ev.grammar = ev.grammar.NetworkAlone()
			}
			return ev.run(cmd.Context())
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&ev.treebanks, "ud", nil, "score trees and tags on this CoNLL-U `file` (may be repeated)")
	flags.StringArrayVar(&ev.names, "ner", nil, "score names on this `file` of words and labels (may be repeated)")
	flags.BoolVar(&ev.goldTokens, "gold-tokens", false, "read the sentences and tokens of the treebank, not its raw text")
	flags.BoolVar(&ev.network, "network", false, "score the network alone, without the rules that mend its trees")
	flags.StringVar(&ev.lang, "lang", "auto", "`language` of the files: uk, en or auto")
	flags.BoolVar(&ev.json, "json", false, "print one JSON object for each file")
	return cmd
}

func (ev *evaluation) check() error {
	switch extract.Lang(ev.lang) {
	case "auto", extract.Ukrainian, extract.English:
	default:
		return fmt.Errorf("--lang %q: use uk, en or auto", ev.lang)
	}
	switch {
	case len(ev.treebanks)+len(ev.names) == 0:
		return errors.New("name a file with --ud or --ner")
	case ev.goldTokens && len(ev.treebanks) == 0:
		return errors.New("--gold-tokens is for --ud; names are always scored on the words of the file")
	}
	return nil
}

func (ev *evaluation) run(ctx context.Context) error {
	var trees []treeRow
	for _, file := range ev.treebanks {
		row := treeRow{File: file, GoldTokens: ev.goldTokens, Network: ev.network}
		if err := ev.open(file, func(r io.Reader) error { return ev.scoreTrees(ctx, r, &row) }); err != nil {
			return err
		}
		trees = append(trees, row)
	}
	var names []nameRow
	for _, file := range ev.names {
		row := nameRow{File: file, Network: ev.network}
		if err := ev.open(file, func(r io.Reader) error { return ev.scoreNames(ctx, r, &row) }); err != nil {
			return err
		}
		names = append(names, row)
	}
	return ev.print(trees, names)
}

// open gives a file to score; errors get its name.
func (ev *evaluation) open(file string, score func(io.Reader) error) error {
	if file == "-" {
		if err := score(ev.std.in); err != nil {
			return fmt.Errorf("stdin: %w", err)
		}
		return nil
	}
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("%s: %w", file, plain(err))
	}
	defer f.Close()
	if err := score(f); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// language is what the command line says, or the language of the first text of a file.
func (ev *evaluation) language(ctx context.Context, text string) (extract.Lang, error) {
	if ev.lang != "auto" {
		return extract.Lang(ev.lang), nil
	}
	lang, err := ev.grammar.Lang(ctx, text)
	if err != nil {
		return "", err
	}
	if lang != extract.Ukrainian && lang != extract.English {
		return "", errors.New("the language of the text is neither Ukrainian nor English, as far as can be told: say --lang uk or --lang en")
	}
	return lang, nil
}

// reading is a part of a file, how it should be read and how it is.
type reading struct {
	gold, found []extract.Sentence
	err         error
}

// scoreTrees reads a treebank part by part, several at a time.
func (ev *evaluation) scoreTrees(ctx context.Context, r io.Reader, row *treeRow) error {
	var score treebank.Score
	parts := ev.withLang(ctx, treebank.Parts(treebank.Read(r)), &row.Lang)
	err := ordered(runtime.GOMAXPROCS(0), parts, func(p part) reading {
		return ev.readPart(ctx, p)
	}, func(done reading) error {
		if done.err == nil {
			score.Add(done.gold, done.found)
		}
		return done.err
	})
	row.Figures = score.Figures()
	if err == nil && row.Counts.Sentences == 0 {
		err = errors.New("no sentences")
	}
	return err
}

// part is a part of a treebank in one language, or why there is none.
type part struct {
	treebank.Part
	lang   extract.Lang
	scheme *treebank.Scheme
	err    error
}

// withLang finds out the language by the first part and stores it.
func (ev *evaluation) withLang(ctx context.Context, parts iter.Seq2[treebank.Part, error], lang *extract.Lang) iter.Seq[part] {
	return func(yield func(part) bool) {
		var scheme *treebank.Scheme
		for p, err := range parts {
			if err == nil && scheme == nil {
				*lang, err = ev.language(ctx, p.Text())
				scheme = treebank.NewScheme(*lang)
			}
			if !yield(part{p, *lang, scheme, err}) || err != nil {
				return
			}
		}
	}
}

func (ev *evaluation) readPart(ctx context.Context, p part) reading {
	if p.err != nil {
		return reading{err: p.err}
	}
	done := reading{gold: p.Gold(p.scheme)}
	if ev.goldTokens {
		done.found = bare(done.gold)
		done.err = ev.grammar.Tokens(ctx, done.found)
		return done
	}
	done.found, done.err = ev.grammar.Text(ctx, p.Text(), p.lang)
	return done
}

// bare is sentences with their tokens and without their analysis.
func bare(gold []extract.Sentence) []extract.Sentence {
	sents := make([]extract.Sentence, len(gold))
	for i, g := range gold {
		sents[i] = extract.Sentence{Start: g.Start, End: g.End, Lang: g.Lang, Tokens: make([]extract.Token, len(g.Tokens))}
		for k, tok := range g.Tokens {
			sents[i].Tokens[k] = extract.Token{Start: tok.Start, End: tok.End, Text: tok.Text}
		}
	}
	return sents
}
