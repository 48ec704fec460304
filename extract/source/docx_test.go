package source_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"actant/extract/source"
)

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	docxHead = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	docxTail = `</w:body></w:document>`
)

func docx(t testing.TB, body string) []byte {
	t.Helper()
	return zipped(t, map[string]string{
		"[Content_Types].xml": `<Types/>`,
		"word/document.xml":   docxHead + body + docxTail,
		"docProps/core.xml":   `<cp:coreProperties xmlns:dc="x"><dc:title>Саміт</dc:title></cp:coreProperties>`,
	})
}

func TestDOCX(t *testing.T) {
	got := read(t, source.Original{Name: "a.docx", Data: docx(t, `
		<w:p><w:r><w:t>Столтенберг </w:t></w:r><w:r><w:t xml:space="preserve">запросив Японію</w:t></w:r><w:r><w:tab/><w:t>&amp; Кенію.</w:t></w:r></w:p>
		<w:p/>
		<w:p><w:del><w:r><w:delText>Old</w:delText><w:t>Old</w:t></w:r></w:del><w:ins><w:r><w:t>Kenya</w:t></w:r></w:ins><w:r><w:t> agreed.</w:t><w:br/><w:t>Poland too.</w:t></w:r></w:p>
		<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`)})
	const want = "Столтенберг запросив Японію & Кенію.\nKenya agreed.\nPoland too.\nCell"
	if got.Text != want || got.Title != "Саміт" || got.Format != source.DOCX {
		t.Errorf("got %q, title %q, want %q", got.Text, got.Title, want)
	}
}

// TestBombs: archives and XML that grow when they are unpacked are refused.
func TestBombs(t *testing.T) {
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>`
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"zip":      {docx(t, "<w:p><w:r>"+strings.Repeat(" ", 140<<20)+"</w:r></w:p>"), source.ErrTooLarge},
		"text":     {docx(t, "<w:p><w:r><w:t>"+strings.Repeat("a", 9<<20)+"</w:t></w:r></w:p>"), source.ErrTooLarge},
		"entities": {zipped(t, map[string]string{"word/document.xml": entities}), source.ErrFormat},
		"depth":    {docx(t, strings.Repeat("<w:p>", 100_000)), source.ErrFormat},
		"no end":   {docx(t, "<w:p><w:t>half"), source.ErrFormat},
		"no text":  {docx(t, "<w:p></w:p>"), source.ErrNoText},
	} {
		if got, err := source.Read(source.Original{Name: "a.docx", Data: c.data}); !errors.Is(err, c.want) {
			t.Errorf("%s: got %.60q, %v, want %v", name, got.Text, err, c.want)
		}
	}
}
