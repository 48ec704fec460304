package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"runtime"
	"strings"

	"actant/extract"
	"actant/extract/parse/treebank"
)

// batchNamed is how many sentences of a file of names are read together.
const batchNamed = 200

// scoreNames reads a file of names, several batches at a time.
func (ev *evaluation) scoreNames(ctx context.Context, r io.Reader, row *nameRow) error {
	var score treebank.NameScore
	batches := ev.batches(ctx, treebank.ReadNames(r), &row.Lang)
	err := ordered(runtime.GOMAXPROCS(0), batches, func(done reading) reading {
		if done.err == nil {
			done.found = bare(done.gold)
			done.err = ev.grammar.Tokens(ctx, done.found)
		}
		return done
	}, func(done reading) error {
		if done.err != nil {
			return done.err
		}
		for i := range done.gold {
			score.Add(done.gold[i].Tokens, done.found[i].Tokens)
		}
		return nil
	})
	row.NameFigures = score.Figures()
	if err == nil && row.Counts.Sentences == 0 {
		err = errors.New("no sentences")
	}
	return err
}

// batches puts the sentences of a file of names together; their language is found out by
// the first batch and stored.
func (ev *evaluation) batches(ctx context.Context, sents iter.Seq2[treebank.Named, error], lang *extract.Lang) iter.Seq[reading] {
	return func(yield func(reading) bool) {
		var batch []extract.Sentence
		send := func() bool {
			if *lang == extract.NoLanguage && len(batch) > 0 {
				var err error
				if *lang, err = ev.language(ctx, spaced(batch)); err != nil {
					yield(reading{err: err})
					return false
				}
			}
			for i := range batch {
				batch[i].Lang = *lang
			}
			full := batch
			batch = nil
			return yield(reading{gold: full})
		}
		for sent, err := range sents {
			if err != nil {
				yield(reading{err: err})
				return
			}
			batch = append(batch, extract.Sentence{Tokens: sent.Tokens})
			if len(batch) == batchNamed && !send() {
				return
			}
		}
		send()
	}
}

// spaced is the words of sentences, a line for each.
func spaced(sents []extract.Sentence) string {
	var b strings.Builder
	for i := range sents {
		for _, tok := range sents[i].Tokens {
			b.WriteString(tok.Text + " ")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
