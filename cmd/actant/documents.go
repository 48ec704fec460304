package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"actant/extract"
)

// maxLine is the longest line of JSON that is read: the longest text with every
// byte escaped.
const maxLine = 6*extract.MaxBytes + 1<<20

// item is one document that was read, or the reason why it could not be.
type item struct {
	in   extract.Input
	file string
	line int // of the document in a file of JSON lines, from 1; 0 = the file is one text
	err  error
}

// at says where an item stands, for messages.
func (it item) at() string {
	if it.line == 0 {
		return it.file
	}
	return fmt.Sprintf("%s: line %d", it.file, it.line)
}

// documents reads files of text and of JSON lines; "-" is standard input.
type documents struct {
	stdin  io.Reader
	fill   extract.Input // what a document has when it does not say itself
	always bool          // every file holds JSON lines
}

// read yields the documents of the files in order.
func (d documents) read(files []string) iter.Seq[item] {
	return func(yield func(item) bool) {
		for _, file := range files {
			for it := range d.readFile(file) {
				if it.err == nil {
					it.in = d.complete(it.in)
				}
				if !yield(it) {
					return
				}
			}
		}
	}
}

func (d documents) readFile(file string) iter.Seq[item] {
	return func(yield func(item) bool) {
		from, name := d.stdin, "stdin"
		if file != "-" {
			f, err := os.Open(file)
			if err != nil {
				yield(item{file: file, err: plain(err)})
				return
			}
			defer f.Close()
			from, name = f, file
		}
		buf := bufio.NewReaderSize(from, 1<<16)
		if d.always || isJSONLines(file, buf) {
			readLines(buf, name, yield)
			return
		}
		yield(readText(buf, name))
	}
}

// complete adds to a document what it does not say itself.
func (d documents) complete(in extract.Input) extract.Input {
	if in.Lang == "" {
		in.Lang = d.fill.Lang
	}
	if in.Published == "" {
		in.Published = d.fill.Published
	}
	if in.Publisher == "" {
		in.Publisher = d.fill.Publisher
	}
	if in.URL == "" {
		in.URL = d.fill.URL
	}
	return in
}

// isJSONLines tells by the name, else by the first bytes, whether a file holds one
// JSON object a line.
func isJSONLines(file string, buf *bufio.Reader) bool {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".jsonl", ".ndjson":
		return true
	case ".txt":
		return false
	}
	start, _ := buf.Peek(512) // shorter input is no error here
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte(bom)), " \t\r\n")
	rest, ok := bytes.CutPrefix(start, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte(`"`))
}

const bom = "\ufeff"

func readText(buf *bufio.Reader, name string) item {
	text, err := io.ReadAll(io.LimitReader(buf, extract.MaxBytes+1))
	switch {
	case err != nil:
		err = plain(err)
	case len(text) > extract.MaxBytes:
		err = fmt.Errorf("longer than %d bytes, the most that is read in one piece: split it", extract.MaxBytes)
	}
	return item{in: extract.Input{ID: name, Text: string(text)}, file: name, err: err}
}

// readLines yields one item for every line that is not blank.
func readLines(buf *bufio.Reader, name string, yield func(item) bool) {
	for n := 1; ; n++ {
		line, err := readLine(buf)
		if err == io.EOF && len(line) == 0 {
			return
		}
		if err != nil && err != io.EOF && !errors.Is(err, errLongLine) {
			yield(item{file: name, line: n, err: plain(err)})
			return
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte(bom))
		}
		it := item{file: name, line: n, err: err}
		if !errors.Is(err, errLongLine) {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			it.in, it.err = parseLine(line)
		}
		if !yield(it) {
			return
		}
	}
}

var errLongLine = fmt.Errorf("longer than %d bytes: split the text", maxLine)

// readLine returns the next line; at the end io.EOF with what was left. Of a line
// that is too long nothing is kept.
func readLine(buf *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := buf.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxLine; !long {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return nil, errLongLine
		}
		return line, err
	}
}

// parseLine reads one document. Its id is given back also when the rest is bad.
func parseLine(line []byte) (extract.Input, error) {
	if !utf8.Valid(line) {
		return extract.Input{}, errors.New("not valid UTF-8: convert the file to UTF-8 first")
	}
	var doc struct {
		extract.Input
		Text *string `json:"text"` // hides Input.Text, to tell a missing text from an empty one
	}
	if err := json.Unmarshal(line, &doc); err != nil {
		return extract.Input{ID: doc.ID}, jsonError(err)
	}
	if doc.Text == nil {
		return extract.Input{ID: doc.ID}, errors.New(`the object has no "text"`)
	}
	doc.Input.Text = *doc.Text
	return doc.Input, nil
}

// jsonError says in a newcomer's words what is wrong with a line.
func jsonError(err error) error {
	var typ *json.UnmarshalTypeError
	if errors.As(err, &typ) {
		if typ.Field == "" {
			return fmt.Errorf("a JSON %s, not an object", typ.Value)
		}
		return fmt.Errorf("%q is a %s, not a string", typ.Field[strings.LastIndex(typ.Field, ".")+1:], typ.Value)
	}
	return fmt.Errorf("not a JSON object: %w", err)
}

// plain leaves out of a file error the name, which every message begins with.
func plain(err error) error {
	var file *os.PathError
	if errors.As(err, &file) {
		return file.Err
	}
	return err
}
