// Package treebank measures the reading of sentences on what people annotated: trees in
// the CoNLL-U format of Universal Dependencies, and names in files of labelled words.
//
// A treebank is brought to the scheme that the network was taught first: what is a
// token, which relations and features there are. The programs that train it do the same
// (extract/train/scheme.py and quotes.py); a change here is a change there.
package treebank

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"actant/extract"
)

// Sentence is a sentence of a treebank as it stands in the file.
type Sentence struct {
	ID        string // from "# sent_id"; may be empty
	Line      int    // of its first word, from 1
	Text      string // what the words were cut from, built from the words and SpaceAfter
	Document  bool   // a document begins with it
	Paragraph bool   // a paragraph begins with it
	Words     []Word
	glued     bool // no space follows its last word
}

// Word is a word of a treebank. Start and End are byte offsets in the text of the
// Sentence, Head is counted from 0, -1 is the root. The words of a contraction that are
// not its parts ("del" = "de" + "el") all have the place of the whole.
type Word struct {
	extract.Token
	glued bool // the next word begins where it ends
	hyph  bool // marked as the first part of a hyphenated word
}

// maxLine is the longest line in bytes that is read.
const maxLine = 1 << 20

// Read yields the sentences of a CoNLL-U file one by one. A byte order mark, CRLF,
// comments, contractions (lines 3-4) and empty nodes (lines 5.1) may be there, the empty
// line at the end may be missing. A file that is not CoNLL-U ends with an error that
// names the line.
func Read(r io.Reader) iter.Seq2[Sentence, error] {
	return func(yield func(Sentence, error) bool) {
		var b builder
		for line, err := range lines(r) {
			if err != nil {
				yield(Sentence{}, err)
				return
			}
			if line.text != "" {
				if err := b.add(line); err != nil {
					yield(Sentence{}, fmt.Errorf("line %d: %w", line.number, err))
					return
				}
				continue
			}
			if !b.flush(yield) {
				return
			}
		}
		b.flush(yield)
	}
}

// numbered is a line of a file.
type numbered struct {
	number int
	text   string
}

// lines yields the lines of a file without their ends and the byte order mark. Lines of
// white space are empty.
func lines(r io.Reader) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		scan := bufio.NewScanner(r)
		scan.Buffer(make([]byte, 0, 1<<16), maxLine)
		n := 0
		for scan.Scan() {
			n++
			text := scan.Text()
			if n == 1 {
				text = strings.TrimPrefix(text, "\ufeff")
			}
			if strings.TrimSpace(text) == "" {
				text = ""
			}
			if !utf8.ValidString(text) {
				yield(numbered{}, fmt.Errorf("line %d: not valid UTF-8", n))
				return
			}
			if !yield(numbered{n, text}, nil) {
				return
			}
		}
		switch err := scan.Err(); {
		case errors.Is(err, bufio.ErrTooLong):
			yield(numbered{}, fmt.Errorf("line %d: longer than %d bytes", n+1, maxLine))
		case err != nil:
			yield(numbered{}, fmt.Errorf("line %d: %w", n+1, err))
		}
	}
}

// builder collects the lines of one sentence.
type builder struct {
	sent  Sentence
	lines []int // of the words
	text  strings.Builder
	whole contraction
	space bool // before the next word
}

// maxContraction is the most words of one contraction.
const maxContraction = 100

// contraction is a line such as "3-4  don't": one stretch of text for several words.
type contraction struct {
	line        int
	form        string
	first, last int // its words, from 1; none when last is 0
	glued       bool
}

// Columns of CoNLL-U.
const (
	colID = iota
	colForm
	colLemma
	colPOS
	_
	colFeats
	colHead
	colRel
	_
	colMisc
	columns
)

func (b *builder) add(line numbered) error {
	if strings.HasPrefix(line.text, "#") {
		b.comment(line.text)
		return nil
	}
	col := strings.Split(line.text, "\t")
	if len(col) != columns {
		return fmt.Errorf("%d columns between tabs, want %d", len(col), columns)
	}
	if strings.TrimSpace(col[colForm]) == "" {
		return errors.New("the word is empty")
	}
	if strings.Contains(col[colID], ".") {
		return emptyNode(col[colID])
	}
	if strings.Contains(col[colID], "-") {
		return b.contract(line.number, col)
	}
	b.lines = append(b.lines, line.number)
	return b.word(col)
}

func (b *builder) comment(text string) {
	name, value, _ := strings.Cut(strings.TrimSpace(text[1:]), "=")
	switch name = strings.TrimSpace(name); {
	case name == "sent_id":
		b.sent.ID = strings.TrimSpace(value)
	case isComment(name, "newdoc"):
		b.sent.Document = true
	case isComment(name, "newpar"):
		b.sent.Paragraph = true
	}
}

// isComment tells whether a comment begins with a key: "newdoc", "newdoc id".
func isComment(name, key string) bool { return name == key || name == key+" id" }

// emptyNode checks the number of a node that has no place in the text.
func emptyNode(id string) error {
	whole, part, _ := strings.Cut(id, ".")
	_, err1 := strconv.ParseUint(whole, 10, 31)
	_, err2 := strconv.ParseUint(part, 10, 31)
	if err1 != nil || err2 != nil {
		return fmt.Errorf("%q is no number of a word", id)
	}
	return nil
}

// contract begins a contraction.
func (b *builder) contract(line int, col []string) error {
	from, to, _ := strings.Cut(col[colID], "-")
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	switch due := len(b.sent.Words) + 1; {
	case err1 != nil || err2 != nil || last < first:
		return fmt.Errorf("%q is no range of words", col[colID])
	case last-first >= maxContraction:
		return fmt.Errorf("the range %s is longer than %d words", col[colID], maxContraction)
	case first != due || b.whole.last >= due:
		return fmt.Errorf("the range %s begins where word %d is due", col[colID], due)
	}
	b.whole = contraction{line, col[colForm], first, last, glued(col[colMisc])}
	return nil
}

func glued(misc string) bool {
	for part := range strings.SplitSeq(misc, "|") {
		if part == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

func (b *builder) word(col []string) error {
	due := len(b.sent.Words) + 1
	if id, err := strconv.Atoi(col[colID]); err != nil || id != due {
		return fmt.Errorf("the number of the word is %q, want %d", col[colID], due)
	}
	head, err := strconv.Atoi(col[colHead])
	if err != nil || head < 0 {
		return fmt.Errorf("the head %q is no number of a word", col[colHead])
	}
	w := Word{Token: extract.Token{
		Text: col[colForm], Lemma: col[colLemma], POS: col[colPOS], Head: head - 1, Rel: col[colRel],
	}}
	if err := w.readFeats(col[colFeats]); err != nil {
		return err
	}
	b.place(&w, glued(col[colMisc]))
	b.sent.Words = append(b.sent.Words, w)
	return nil
}

// readFeats keeps the features of our scheme.
func (w *Word) readFeats(column string) error {
	if column == "_" || column == "" {
		return nil
	}
	for pair := range strings.SplitSeq(column, "|") {
		name, value, ok := strings.Cut(pair, "=")
		if !ok {
			return fmt.Errorf("the feature %q has no value", pair)
		}
		if field := w.Feats.Field(name); field != nil {
			*field = value
		}
		w.hyph = w.hyph || name == "Hyph"
	}
	return nil
}

// place adds a word to the text: behind the one before it, or in its contraction.
func (b *builder) place(w *Word, noSpace bool) {
	number := len(b.sent.Words) + 1
	if number > b.whole.last {
		w.Start, w.End = b.append(w.Text)
		w.glued, b.space = noSpace, !noSpace
		return
	}
	if number == b.whole.first {
		w.Start, _ = b.append(b.whole.form)
	} else {
		before := &b.sent.Words[number-2]
		w.Start, before.glued = before.End, true
	}
	w.End = w.Start + len(w.Text)
	if number < b.whole.last {
		return
	}
	w.glued, b.space = b.whole.glued, !b.whole.glued
	b.close(w)
}

// close gives the words of a contraction the place of the whole when they are not its parts.
func (b *builder) close(last *Word) {
	group := b.sent.Words[b.whole.first-1:]
	form := ""
	for i := range group {
		form += group[i].Text
	}
	if form+last.Text == b.whole.form {
		return
	}
	end := b.text.Len()
	start := end - len(b.whole.form)
	for i := range group {
		group[i].Start, group[i].End, group[i].glued = start, end, false
	}
	last.Start, last.End = start, end
}

func (b *builder) append(form string) (start, end int) {
	if b.space && b.text.Len() > 0 {
		b.text.WriteByte(' ')
	}
	start = b.text.Len()
	b.text.WriteString(form)
	return start, b.text.Len()
}

// flush yields the sentence, if there is one, and makes room for the next. It tells
// whether there is to be a next.
func (b *builder) flush(yield func(Sentence, error) bool) bool {
	sent := &b.sent
	if len(sent.Words) == 0 && b.whole.last == 0 {
		*b = builder{sent: Sentence{Document: sent.Document, Paragraph: sent.Paragraph}}
		return true
	}
	if err := b.check(); err != nil {
		yield(Sentence{}, err)
		return false
	}
	sent.Line, sent.Text, sent.glued = b.lines[0], b.text.String(), !b.space
	done := *sent
	*b = builder{}
	return yield(done, nil)
}

// check looks at what only the whole sentence shows: its heads and its last contraction.
func (b *builder) check() error {
	n := len(b.sent.Words)
	if b.whole.last > n {
		return fmt.Errorf("line %d: the range %d-%d has words that are not there", b.whole.line, b.whole.first, b.whole.last)
	}
	for i, w := range b.sent.Words {
		if w.Head >= n {
			return fmt.Errorf("line %d: the head %d of a sentence of %d words", b.lines[i], w.Head+1, n)
		}
	}
	if i := inCycle(b.sent.Words); i >= 0 {
		return fmt.Errorf("line %d: the heads lead in a circle, not to the root", b.lines[i])
	}
	return nil
}

// inCycle is the first word from which the heads do not lead to the root; -1 = none.
func inCycle(words []Word) int {
	const unknown, open, good = 0, 1, 2
	state := make([]byte, len(words))
	var path []int
	for i := range words {
		k := i
		for path = path[:0]; k >= 0 && state[k] == unknown; k = words[k].Head {
			state[k] = open
			path = append(path, k)
		}
		if k >= 0 && state[k] == open {
			return i
		}
		for _, p := range path {
			state[p] = good
		}
	}
	return -1
}
