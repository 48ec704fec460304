package source

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"actant/extract"
)

const (
	maxPages     = 2000
	maxInflated  = 256 << 20 // bytes of all streams of a file, unpacked
	pdfPatience  = 30 * time.Second
	maxTextBytes = extract.MaxBytes
)

// readPDF reads the text of a PDF file, page after page, and joins its lines to
// paragraphs. The module that does it was not made for hostile files: what it unpacks is
// counted before, and it works for a limited time on bytes that it loses when that is over.
func readPDF(data []byte) (Text, error) {
	if err := checkStreams(data); err != nil {
		return Text{}, err
	}
	file := &revocable{data: bytes.NewReader(data)}
	type result struct {
		text string
		err  error
	}
	done := make(chan result, 1)
	go func() {
		text, err := pdfText(file, int64(len(data)))
		done <- result{text, err}
	}()
	var r result
	select {
	case r = <-done:
	case <-time.After(pdfPatience):
		file.revoked.Store(true)
		return Text{}, fmt.Errorf("%w: a PDF that takes longer than %v", ErrTooLarge, pdfPatience)
	}
	if r.err != nil {
		return Text{}, r.err
	}
	if strings.TrimSpace(r.text) == "" {
		return Text{}, fmt.Errorf("%w: the PDF holds pictures of pages only, or fonts without letters", ErrNoText)
	}
	t := Text{Format: PDF}
	t.Text = r.text
	return t, nil
}

var errRevoked = errors.New("out of time")

// revocable is a file that can be taken away from a reader that does not end.
type revocable struct {
	data    *bytes.Reader
	revoked atomic.Bool
}

// ReadAt implements io.ReaderAt.
func (r *revocable) ReadAt(p []byte, off int64) (int, error) {
	if r.revoked.Load() {
		return 0, errRevoked
	}
	return r.data.ReadAt(p, off)
}

var (
	streamStart = regexp.MustCompile(`\bstream\r?\n`)
	twice       = regexp.MustCompile(`/(?:FlateDecode|Fl|LZWDecode|LZW)\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\b`)
)

// checkStreams refuses a file whose streams unpack to more than maxInflated bytes.
func checkStreams(data []byte) error {
	if twice.Match(data) {
		return fmt.Errorf("%w: a PDF whose streams are packed twice", ErrFormat)
	}
	total := int64(0)
	for _, m := range streamStart.FindAllIndex(data, -1) {
		z, err := zlib.NewReader(bytes.NewReader(data[m[1]:]))
		if err != nil {
			continue // not packed this way
		}
		n, _ := io.Copy(io.Discard, io.LimitReader(z, maxInflated-total+1)) // a broken end is the reader's business
		if total += n; total > maxInflated {
			return fmt.Errorf("%w: a PDF that unpacks to more than %d bytes", ErrTooLarge, maxInflated)
		}
	}
	return nil
}

// pdfText reads all pages; a panic of the module is an error.
func pdfText(file io.ReaderAt, size int64) (text string, err error) {
	defer func() {
		if r := recover(); r != nil {
			text, err = "", fmt.Errorf("%w: a broken PDF: %v", ErrFormat, r)
		}
	}()
	doc, err := pdf.NewReader(file, size)
	if err != nil {
		return "", fmt.Errorf("%w: a PDF that cannot be opened: %w", ErrFormat, err)
	}
	pages := doc.NumPage()
	if pages > maxPages {
		return "", fmt.Errorf("%w: %d pages, at most %d are read", ErrTooLarge, pages, maxPages)
	}
	var b pdfLines
	for i := 1; i <= pages; i++ {
		page := doc.Page(i)
		if page.V.IsNull() {
			continue
		}
		for _, t := range page.Content().Text {
			b.add(t)
		}
		b.endPage()
		if b.size > maxTextBytes {
			return "", fmt.Errorf("%w: the text is longer than %d bytes: split it", ErrTooLarge, maxTextBytes)
		}
	}
	return b.text(), nil
}

// pdfLine is a line of a page as it is printed.
type pdfLine struct {
	strings.Builder
	x, y, font float64
	right      float64 // where it ends
	widest     float64 // where it ends at most: some fonts do not say how wide their letters are
	last       float64 // where the last character was put
	first      bool    // of a page
}

// write adds characters. Those of a font that says no widths all claim to stand where the
// first of them does.
func (l *pdfLine) write(s string, t pdf.Text) {
	l.WriteString(s)
	if t.W > 0 {
		l.last = t.X
		l.right = t.X + t.W
		l.widest = l.right
		return
	}
	if t.X != l.last || l.right == 0 {
		l.last, l.right, l.widest = t.X, t.X, t.X
	}
	n := float64(utf8.RuneCountInString(s)) * math.Max(t.FontSize, 1)
	l.right += n / 2
	l.widest += 3 * n // such fonts come with spaces of their own
}

// pdfLines puts characters together to lines, and lines to paragraphs.
type pdfLines struct {
	lines []*pdfLine
	page  bool // a page has begun
	size  int
	right float64 // where the longest line ends
}

// add takes a character, or some, with their place on the page.
func (b *pdfLines) add(t pdf.Text) {
	s := strings.ToValidUTF8(strings.ReplaceAll(t.S, "\x00", ""), "")
	if s == "" {
		return
	}
	b.size += len(s)
	font := math.Max(t.FontSize, 1)
	k := len(b.lines) - 1
	if !b.page || k < 0 || math.Abs(b.lines[k].y-t.Y) > font/2 || t.X < b.lines[k].last-20*font {
		b.lines = append(b.lines, &pdfLine{x: t.X, y: t.Y, font: font, first: !b.page})
		b.page = true
		k++
	} else if t.X > b.lines[k].widest+font*0.15 && !strings.HasPrefix(s, " ") {
		b.lines[k].WriteString(" ")
	}
	b.lines[k].write(s, t)
	b.right = math.Max(b.right, b.lines[k].right)
}

func (b *pdfLines) endPage() { b.page = false }

// text joins lines: a paragraph ends where the next line stands further away or further
// in, where the fonts differ, or where a line that ends a sentence is short.
func (b *pdfLines) text() string {
	var out strings.Builder
	var before *pdfLine
	for _, l := range b.lines {
		line := squeeze(l.String())
		if line == "" {
			continue
		}
		switch {
		case before == nil:
		case b.newParagraph(before, l):
			out.WriteString("\n\n")
		case strings.HasSuffix(strings.TrimSpace(before.String()), "\u00ad"): // squeezed out
		default:
			out.WriteString(" ")
		}
		out.WriteString(line)
		before = l
	}
	return out.String()
}

func (b *pdfLines) newParagraph(before, l *pdfLine) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before.String(), " »”\")"))
	ended := strings.ContainsRune(".!?…:;", last)
	short := before.right < b.right-8*before.font
	switch {
	case math.Abs(before.font-l.font) > 0.5:
		return true
	case l.first:
		return ended
	case before.y-l.y > 1.75*l.font || l.y > before.y+l.font:
		return true
	}
	return ended && (short || l.x > before.x+l.font)
}
