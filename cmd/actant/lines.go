package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"actant/extract"
	"actant/extract/source"
)

// maxLine is the longest line of JSON that is read: the longest text with every
// byte escaped.
const maxLine = 6*extract.MaxBytes + 1<<20

// isJSONLines tells by the name, else by the first bytes, whether a file holds one
// JSON object a line.
func isJSONLines(file string, buf *bufio.Reader) bool {
	switch {
	case namedLines(file):
		return true
	case source.Known(file):
		return false
	}
	start, _ := buf.Peek(512) // shorter input is no error here
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte(bom)), " \t\r\n")
	rest, ok := bytes.CutPrefix(start, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte(`"`))
}

func namedLines(file string) bool {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".jsonl", ".ndjson":
		return true
	}
	return false
}

const bom = "\ufeff"

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
		it := item{file: name, line: n, size: int64(len(line)), err: err}
		if !errors.Is(err, errLongLine) {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			it.text.Input, it.err = parseLine(line)
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
