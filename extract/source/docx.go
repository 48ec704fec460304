package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	maxParts    = 5000      // files in the archive
	maxUnpacked = 128 << 20 // bytes of one part, unpacked
	maxXMLDepth = 500
)

// readDOCX reads the paragraphs of a Word file, also those in tables; of tracked changes
// it takes the text as it would be accepted.
func readDOCX(data []byte) (Text, error) {
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Text{}, fmt.Errorf("%w: not a Word file: %w", ErrFormat, err)
	}
	if len(parts.File) > maxParts {
		return Text{}, fmt.Errorf("%w: an archive of %d files, at most %d are read", ErrTooLarge, len(parts.File), maxParts)
	}
	t := Text{Format: DOCX}
	var body docxBody
	if err := readPart(parts, "word/document.xml", body.token); err != nil {
		if errors.Is(err, errNoPart) {
			return Text{}, fmt.Errorf("%w: an archive, but no Word file", ErrFormat)
		}
		return Text{}, err
	}
	if len(body.paragraphs) == 0 {
		return Text{}, ErrNoText
	}
	t.Text = strings.Join(body.paragraphs, "\n")
	var core docxCore
	if err := readPart(parts, "docProps/core.xml", core.token); err == nil {
		t.Title = core.title
	}
	return t, nil
}

var errNoPart = errors.New("no such part")

// readPart gives every token of one part of the archive to a function.
func readPart(parts *zip.Reader, name string, use func(xml.Token) error) error {
	for _, f := range parts.File {
		if strings.TrimPrefix(f.Name, "/") != name {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return fmt.Errorf("%w: open %s: %w", ErrFormat, name, err)
		}
		defer part.Close()
		return readXML(io.LimitReader(part, maxUnpacked+1), name, use)
	}
	return errNoPart
}

// readXML walks through XML that may be hostile: the decoder knows no entities but those
// of XML itself, and depth and size are bounded.
func readXML(from io.Reader, name string, use func(xml.Token) error) error {
	dec := xml.NewDecoder(from)
	for depth := 0; ; {
		tok, err := dec.RawToken()
		if dec.InputOffset() > maxUnpacked {
			return fmt.Errorf("%w: %s unpacks to more than %d bytes", ErrTooLarge, name, maxUnpacked)
		}
		if err == io.EOF && depth == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: read %s: %w", ErrFormat, name, err)
		}
		switch tok.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.Directive:
			return fmt.Errorf("%w: %s defines its own document type", ErrFormat, name)
		}
		if depth > maxXMLDepth || depth < 0 {
			return fmt.Errorf("%w: elements of %s are nested too deep", ErrFormat, name)
		}
		if err := use(tok); err != nil {
			return err
		}
	}
}

// docxBody collects the text of word/document.xml.
type docxBody struct {
	paragraphs []string
	current    strings.Builder
	inText     bool
	hidden     int // elements whose text was deleted, or is an alternative of another
	size       int
}

func (b *docxBody) token(tok xml.Token) error {
	switch tok := tok.(type) {
	case xml.StartElement:
		switch tok.Name.Local {
		case "del", "moveFrom", "Fallback", "txbxContent":
			b.hidden++
		case "t":
			b.inText = true
		case "tab":
			b.write(" ")
		case "br", "cr":
			b.write("\n")
		case "noBreakHyphen":
			b.write("\u2011")
		}
	case xml.EndElement:
		switch tok.Name.Local {
		case "del", "moveFrom", "Fallback", "txbxContent":
			b.hidden--
		case "t":
			b.inText = false
		case "p":
			b.end()
		}
	case xml.CharData:
		if b.inText {
			b.write(string(tok))
		}
	}
	if b.size > maxTextBytes {
		return fmt.Errorf("%w: the text is longer than %d bytes", ErrTooLarge, maxTextBytes)
	}
	return nil
}

func (b *docxBody) write(s string) {
	if b.hidden == 0 {
		b.current.WriteString(s)
		b.size += len(s)
	}
}

func (b *docxBody) end() {
	if b.hidden > 0 {
		return
	}
	for line := range strings.Lines(b.current.String()) {
		if line = squeeze(line); line != "" {
			b.paragraphs = append(b.paragraphs, line)
		}
	}
	b.current.Reset()
}

// docxCore reads docProps/core.xml. The day on which the file was made is not that of
// the publication and is left alone.
type docxCore struct {
	inTitle bool
	title   string
}

func (c *docxCore) token(tok xml.Token) error {
	switch tok := tok.(type) {
	case xml.StartElement:
		c.inTitle = tok.Name.Local == "title"
	case xml.EndElement:
		c.inTitle = false
	case xml.CharData:
		if c.inTitle && len(tok) <= maxMeta {
			c.title = squeeze(string(tok))
		}
	}
	return nil
}
