package source_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"actant/extract"
	"actant/extract/source"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t *testing.T, o source.Original) source.Text {
	t.Helper()
	got, err := source.Read(o)
	if err != nil {
		t.Fatalf("read %s: %v", o.Name, err)
	}
	return got
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		name string
		want extract.Input
	}{
		{"uk.html", extract.Input{
			ID: "uk.html", Lang: "uk", Published: "2023-04-04", URL: "https://news.example/rubric/2023/nato-japan.html",
			Publisher: "Агенція «Приклад»", Title: "Генсек НАТО запросив Японію на саміт",
		}},
		{"en.html", extract.Input{
			ID: "en.html", Lang: "en", Published: "2024-05-17", URL: "https://www.example.org/world/canada-drones?id=7",
			Publisher: "example.org", Title: "Canada sends drones to Ukraine",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, source.Original{Name: c.name, Data: file(t, c.name)})
			c.want.Text = strings.TrimSuffix(string(file(t, strings.Replace(c.name, ".html", ".txt", 1))), "\n")
			if diff := cmp.Diff(c.want, flattened(got.Input)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// flattened writes the no-break spaces of a text as spaces, so that it can be compared.
func flattened(in extract.Input) extract.Input {
	in.Text = strings.ReplaceAll(in.Text, "\u00a0", " ")
	return in
}

// TestOrigin: every piece is the same characters in the original, in every charset, and
// the pieces cover nearly all of the text.
func TestOrigin(t *testing.T) {
	page := string(file(t, "uk.html"))
	koi := strings.Replace(page, `charset="utf-8"`, `charset="koi8-u"`, 1)
	for _, c := range []struct {
		name   string
		data   []byte
		decode func(string) string
	}{
		{"utf-8", []byte(page), func(s string) string { return s }},
		{"koi8-u", encoded(t, charmap.KOI8U.NewEncoder().String, koi), func(s string) string {
			out, _ := charmap.KOI8U.NewDecoder().String(s)
			return out
		}},
		{"utf-16", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String, page), func(s string) string {
			out, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().String(s)
			return out
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, source.Original{Name: "a.html", Data: c.data})
			covered := 0
			for _, p := range got.Origin {
				covered += p.End - p.Start
				if text, there := got.Text[p.Start:p.End], c.decode(string(c.data[p.From:p.To])); blank(text) != blank(there) {
					t.Errorf("%v: text %q, original %q", p, text, there)
				}
			}
			if covered*100 < len(got.Text)*90 || len(got.Origin) == 0 {
				t.Errorf("pieces cover %d of %d bytes", covered, len(got.Text))
			}
		})
	}
}

// blank writes a line break as the space that it means.
func blank(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func encoded(t *testing.T, encode func(string) (string, error), text string) []byte {
	t.Helper()
	out, err := encode(strings.NewReplacer("«", `"`, "»", `"`, "—", "-", "’", "'").Replace(text))
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

const (
	ukText = "Столтенберг запросив Японію на саміт у Вільнюсі.\nҐанок її під'їзду."
	enText = "The café in Zürich was closed, Fiancée said to José."
)

func TestCharsets(t *testing.T) {
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) func(string) (string, error) {
		return unicode.UTF16(e, bom).NewEncoder().String
	}
	for _, c := range []struct {
		charset, text string
		encode        func(string) (string, error)
		guessed       bool
	}{
		{"windows-1251", ukText, charmap.Windows1251.NewEncoder().String, true},
		{"windows-1251", "ЗЕЛЕНСЬКИЙ ЗУСТРІВСЯ З КІСІДОЮ", charmap.Windows1251.NewEncoder().String, true},
		{"windows-1251", "NATO: саміт", charmap.Windows1251.NewEncoder().String, true},
		{"koi8-u", ukText, charmap.KOI8U.NewEncoder().String, true},
		{"ibm866", "Встреча министров прошла вчера в Осло.", charmap.CodePage866.NewEncoder().String, true},
		{"iso-8859-5", strings.ReplaceAll(ukText, "Ґ", "Г"), charmap.ISO8859_5.NewEncoder().String, true},
		{"windows-1252", enText, charmap.Windows1252.NewEncoder().String, true},
		{"windows-1251", "“Quoted” – it’s fine", charmap.Windows1252.NewEncoder().String, true},
		{"utf-16le", ukText, utf16(unicode.LittleEndian, unicode.UseBOM), false},
		{"utf-16be", ukText, utf16(unicode.BigEndian, unicode.UseBOM), false},
		{"utf-16le", ukText, utf16(unicode.LittleEndian, unicode.IgnoreBOM), true},
		{"utf-16be", enText, utf16(unicode.BigEndian, unicode.IgnoreBOM), true},
		{"utf-8", ukText, func(s string) (string, error) { return s, nil }, false},
		{"utf-8", "\ufeff" + ukText, func(s string) (string, error) { return s, nil }, false},
	} {
		data, err := c.encode(c.text)
		if err != nil {
			t.Fatal(err)
		}
		got := read(t, source.Original{Name: "a.txt", Data: []byte(data)})
		if got.Text != c.text || got.Charset != c.charset || got.Guessed != c.guessed {
			t.Errorf("%s: got %q as %s, guessed %v", c.charset, got.Text, got.Charset, got.Guessed)
		}
		named := read(t, source.Original{Name: "a.txt", Charset: c.charset, Data: []byte(data)})
		if strings.TrimPrefix(named.Text, "\ufeff") != strings.TrimPrefix(c.text, "\ufeff") {
			t.Errorf("%s by name: got %q", c.charset, named.Text)
		}
	}
}

// TestDeclaredCharset: what the server says, then what the page says; a page that is
// UTF-8 is read as such whatever it says.
func TestDeclaredCharset(t *testing.T) {
	body := "<p>" + strings.Repeat("Японія засудила ракетний удар по місту. ", 20) + "</p>"
	cp1251, err := charmap.Windows1251.NewEncoder().String(body)
	if err != nil {
		t.Fatal(err)
	}
	long := "<!-- " + strings.Repeat("x", 3000) + " -->"
	for name, o := range map[string]source.Original{
		"meta":            {Data: []byte("<html><meta charset=windows-1251>" + cp1251)},
		"http-equiv":      {Data: []byte(`<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">` + cp1251)},
		"late meta":       {Data: []byte("<html>" + long + "<meta charset=windows-1251>" + cp1251)},
		"server":          {Data: []byte("<html>" + cp1251), ContentType: "text/html; charset=windows-1251"},
		"nobody":          {Data: []byte("<html>" + cp1251)},
		"falsely utf-8":   {Data: []byte("<html><meta charset=utf-8>" + cp1251)},
		"falsely cp1251":  {Data: []byte("<html><meta charset=windows-1251>" + body)},
		"server is wrong": {Data: []byte("<html><meta charset=windows-1251>" + body), ContentType: "text/html; charset=windows-1251"},
	} {
		got := read(t, o)
		if !strings.HasPrefix(got.Text, "Японія засудила ракетний удар по місту.") {
			t.Errorf("%s: %.80q", name, got.Text)
		}
	}
}

func TestFileNames(t *testing.T) {
	for name, want := range map[string][2]string{
		"2023-04-04-nato-summit.txt": {"2023-04-04", "nato summit"},
		"a/b/20230404_Саміт НАТО.md": {"2023-04-04", "Саміт НАТО"},
		`c:\news\2023.04.04.txt`:     {"2023-04-04", ""},
		"2023-13-44-wrong.txt":       {"", ""},
		"2023-0404-odd.txt":          {"", ""},
		"202304041.txt":              {"", ""},
		"report.txt":                 {"", ""},
	} {
		got := read(t, source.Original{Name: name, Data: []byte("A text.")})
		if [2]string{string(got.Published), got.Title} != want {
			t.Errorf("%s: got %q %q, want %q", name, got.Published, got.Title, want)
		}
	}
	page := read(t, source.Original{Name: "1999-01-01-x.html", Data: file(t, "uk.html")})
	if page.Published != "2023-04-04" {
		t.Errorf("the page says when it was published, got %s", page.Published)
	}
}

// TestForeignAddress: a page does not choose the address of a page of another site, nor
// the front page of its own.
func TestForeignAddress(t *testing.T) {
	const page = `<html><link rel="canonical" href="%"><p>Japan invited Kenya to the summit, the minister said on Monday.</p>`
	for _, c := range []struct{ says, fetched, want string }{
		{"https://good.example/real", "https://evil.example/a", "https://evil.example/a"},
		{"https://www.good.example/real#x", "https://good.example/a?utm_source=rss", "https://www.good.example/real"},
		{"https://good.example/", "https://good.example/a", "https://good.example/a"},
		{"/relative", "", ""},
		{"javascript:alert(1)", "", ""},
		{"https://u:p@good.example/real", "", ""},
	} {
		got := read(t, source.Original{URL: c.fetched, Data: []byte(strings.Replace(page, "%", c.says, 1))})
		if got.URL != c.want {
			t.Errorf("%s at %s: got %q, want %q", c.says, c.fetched, got.URL, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		o    source.Original
		want error
	}{
		"old word":      {source.Original{Name: "a.doc", Data: []byte("\xd0\xcf\x11\xe0\xa1\xb1")}, source.ErrFormat},
		"zip":           {source.Original{Data: zipped(t, map[string]string{"a.txt": "x"})}, source.ErrFormat},
		"broken zip":    {source.Original{Data: []byte("PK\x03\x04 and nothing")}, source.ErrFormat},
		"broken pdf":    {source.Original{Data: []byte("%PDF-1.4 and nothing")}, source.ErrFormat},
		"empty page":    {source.Original{Data: []byte("<html><body><nav>Menu</nav></body></html>")}, source.ErrNoText},
		"charset":       {source.Original{Name: "a.txt", Charset: "klingon", Data: []byte("x")}, source.ErrCharset},
		"noise":         {source.Original{Name: "a.txt", Data: []byte("\xe0\xc0\xe1\xc1\xe4\xc4")}, source.ErrCharset},
		"huge page":     {source.Original{Name: "a.html", Data: bytes.Repeat([]byte(" "), 17<<20)}, source.ErrTooLarge},
		"huge text":     {source.Original{Name: "a.txt", Data: bytes.Repeat([]byte(" "), 9<<20)}, source.ErrTooLarge},
		"too many tags": {source.Original{Name: "a.html", Data: bytes.Repeat([]byte("<p>"), 300_000)}, source.ErrFormat},
		"deep page":     {source.Original{Name: "a.html", Data: bytes.Repeat([]byte("<div>"), 100_000)}, source.ErrFormat},
	} {
		if got, err := source.Read(c.o); !errors.Is(err, c.want) {
			t.Errorf("%s: got %.60q, %v, want %v", name, got.Text, err, c.want)
		}
	}
}
