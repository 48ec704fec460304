package source_test

import (
	"testing"
	"unicode/utf8"

	"actant/extract/source"
)

// check reads an original of any content: it ends without panic, what comes out is text,
// and the pieces lie in order within the text and the original.
func check(t *testing.T, o source.Original) {
	got, err := source.Read(o)
	if err != nil {
		return
	}
	for _, s := range []string{got.Text, got.Title, got.Publisher, got.URL, string(got.Published)} {
		if !utf8.ValidString(s) {
			t.Errorf("not UTF-8: %q", s)
		}
	}
	end := 0
	for _, p := range got.Origin {
		if p.Start < end || p.End <= p.Start || p.End > len(got.Text) || p.From < 0 || p.To < p.From || p.To > len(o.Data) {
			t.Errorf("piece %+v of a text of %d bytes, original of %d, after %d", p, len(got.Text), len(o.Data), end)
		}
		end = p.End
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(file(f, "uk.html"), "")
	f.Add(file(f, "en.html"), "text/html; charset=windows-1251")
	f.Add([]byte("<p>a&amp;b&nbsp;c&#0;&lt <script>x</script><br>\x00d</p>"), "text/html; charset=utf-16")
	f.Add([]byte(`<script type="application/ld+json">{"@type":"Article","headline":7,"publisher":[]}</script><td>x`), "")
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		check(t, source.Original{Name: "a.html", URL: "https://a.example/b", ContentType: contentType, Data: data})
	})
}

func FuzzPlain(f *testing.F) {
	f.Add([]byte("Столтенберг запросив Японію."), "2023-04-04-a.txt")
	f.Add([]byte("\xff\xfeA\x00\x00\xd8"), "20230404")
	f.Add([]byte("\xd1\xf2\xee\xeb\xf2"), "\xff")
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		check(t, source.Original{Name: name + ".txt", Data: data})
	})
}

func FuzzDOCX(f *testing.F) {
	f.Add("<w:p><w:r><w:t>Japan</w:t><w:br/><w:t>Kenya</w:t></w:r></w:p>")
	f.Add("<w:del><w:p></w:del><w:t>a</w:p>")
	f.Fuzz(func(t *testing.T, body string) {
		check(t, source.Original{Name: "a.docx", Data: docx(t, body)})
	})
}

func FuzzArchive(f *testing.F) {
	f.Add(docx(f, "<w:p><w:r><w:t>Japan</w:t></w:r></w:p>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, source.Original{Data: append([]byte("PK\x03\x04"), data...)})
		check(t, source.Original{Name: "a.docx", Data: data})
	})
}

func FuzzPDF(f *testing.F) {
	f.Add(onePage(packed([]byte("BT /F1 12 Tf 10 100 Td (Japan condemned) Tj ET")), "/FlateDecode"))
	f.Add(onePage([]byte("BT /F1 12 Tf [(Ja) 3 (pan)] TJ T* ' \" ET"), "/ASCIIHexDecode"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, source.Original{Name: "a.pdf", Data: data})
	})
}
