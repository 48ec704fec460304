// Package source turns what news is kept in (text in any charset, saved pages, Word
// and PDF files) into texts to read, with what the original says of itself.
//
// The text of a page is its article: menus, bylines, captions and links to other
// articles are left out, and Origin says where what is left stood in the original. A
// text that is valid UTF-8 is never touched. What comes in is not trusted: sizes are
// bounded before and after unpacking, XML has no entities of its own, and a reader of
// somebody else's that panics or does not end gives an error like any other.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"actant/extract"
)

// MaxBytes is the size of the largest original that is read.
const MaxBytes = 64 << 20

// What is wrong with an original; the message says more.
var (
	ErrTooLarge = errors.New("too large")
	ErrFormat   = errors.New("not readable")
	ErrCharset  = errors.New("unknown charset")
	ErrNoText   = errors.New("there is no text in it")
)

// Format is how an original is written.
type Format string

// The formats that are read.
const (
	Plain Format = "text"
	HTML  Format = "html"
	DOCX  Format = "docx"
	PDF   Format = "pdf"
)

// Original is a file or an answer of a server.
type Original struct {
	Name        string // of the file, or empty: its ending tells the format, a day in it when it was published
	URL         string // where it was fetched; empty = not known
	ContentType string // what a server said of it; empty = nothing
	Charset     string // what it is certainly written in; empty = find out
	Data        []byte
}

// Text is what was read out of an original.
type Text struct {
	extract.Input

	Format  Format
	Charset string // of the original, as windows-1251; empty where the format has its own
	Guessed bool   // the original does not name its charset
	Origin  []Piece
}

// Piece says that the bytes [Start,End) of a text stand at [From,To) of the original,
// character for character. What no piece covers was made by the reader (the empty line
// between paragraphs), or written otherwise there (&amp; for &).
type Piece struct {
	Start int `json:"start"`
	End   int `json:"end"`
	From  int `json:"from"`
	To    int `json:"to"`
}

// Read reads an original. The error wraps one of the errors of this package.
func Read(o Original) (Text, error) {
	if len(o.Data) > MaxBytes {
		return Text{}, fmt.Errorf("%w: %d bytes, at most %d are read", ErrTooLarge, len(o.Data), MaxBytes)
	}
	var t Text
	var err error
	switch format := FormatOf(o); format {
	case HTML:
		t, err = readHTML(o)
	case DOCX:
		t, err = readDOCX(o.Data)
	case PDF:
		t, err = readPDF(o.Data)
	case Plain:
		t, err = readPlain(o)
	default:
		err = fmt.Errorf("%w: %s is not a format that is read: convert it to text first", ErrFormat, format)
	}
	if err != nil {
		return Text{}, err
	}
	if len(t.Text) > extract.MaxBytes {
		return Text{}, fmt.Errorf("%w: longer than %d bytes, the most that is read in one piece: split it", ErrTooLarge, extract.MaxBytes)
	}
	t.ID = o.Name
	fillFromName(&t.Input, o.Name)
	return t, nil
}

// FormatOf tells the format of an original by its content type, its name, or its first bytes.
func FormatOf(o Original) Format {
	start := bytes.TrimLeft(o.Data[:min(len(o.Data), 1024)], "\xef\xbb\xbf \t\r\n")
	switch {
	case bytes.HasPrefix(start, []byte("%PDF-")):
		return PDF
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return DOCX
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")):
		return "an old Word or Excel file"
	}
	kind, _, _ := strings.Cut(strings.ToLower(o.ContentType), ";")
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml":
		return HTML
	case "text/plain":
		return Plain
	}
	if f, ok := formatOfName(o.Name); ok {
		return f
	}
	if looksLikeHTML(start) {
		return HTML
	}
	return Plain
}

// Known says whether a file with this name is one that Read knows what to do with.
func Known(name string) bool {
	_, ok := formatOfName(name)
	return ok
}

func formatOfName(name string) (Format, bool) {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text", ".md":
		return Plain, true
	case ".html", ".htm", ".xhtml":
		return HTML, true
	case ".docx":
		return DOCX, true
	case ".pdf":
		return PDF, true
	}
	return "", false
}

func looksLikeHTML(start []byte) bool {
	low := bytes.ToLower(start)
	for _, sign := range []string{"<!doctype html", "<html", "<head", "<body", "<!--"} {
		if bytes.HasPrefix(low, []byte(sign)) {
			return true
		}
	}
	return bytes.HasPrefix(low, []byte("<?xml")) && bytes.Contains(low, []byte("<html"))
}

func readPlain(o Original) (Text, error) {
	d, err := decode(o)
	if err != nil {
		return Text{}, err
	}
	t := Text{Format: Plain, Charset: d.charset, Guessed: d.guessed}
	t.Text = d.text
	if d.width != nil && d.text != "" {
		t.Origin = []Piece{{End: len(d.text), From: d.bom, To: len(o.Data)}}
	}
	return t, nil
}
