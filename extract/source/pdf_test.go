package source_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"testing"

	"actant/extract/source"
)

// TestPDF reads what a browser printed.
func TestPDF(t *testing.T) {
	got := read(t, source.Original{Name: "news.pdf", Data: file(t, "news.pdf")})
	const want = "Саміт у Вільнюсі\n\n" +
		"Генеральний секретар НАТО Єнс Столтенберг запросив Японію на саміт у Вільнюсі, який відбудеться в липні цього року, " +
		"повідомила прес-служба Альянсу.\n\n" +
		"Japan condemned the missile strike. Canada handed over 800 drones to Ukraine on Friday, Defence Minister Bill Blair said in Ottawa."
	if got.Text != want {
		t.Errorf("got  %q\nwant %q", got.Text, want)
	}
}

// onePage is a PDF of one page with this packed content.
func onePage(content []byte, filter string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>")
	object("<</Length %d/Filter%s>>\nstream\n%s\nendstream", len(content), filter, content)
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(at)+1, table)
	return b.Bytes()
}

func packed(content []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(content) // a buffer takes all
	_ = z.Close()
	return b.Bytes()
}

func TestPDFOfOnePage(t *testing.T) {
	page := onePage(packed([]byte("BT /F1 12 Tf 10 100 Td (Japan condemned) Tj ET BT /F1 12 Tf 10 86 Td (the strike.) Tj ET")), "/FlateDecode")
	if got := read(t, source.Original{Name: "a.pdf", Data: page}); got.Text != "Japan condemned the strike." {
		t.Errorf("got %q", got.Text)
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"bomb":         {onePage(packed(bytes.Repeat([]byte(" "), 300<<20)), "/FlateDecode"), source.ErrTooLarge},
		"packed twice": {onePage(packed(packed([]byte("BT ET"))), "[/FlateDecode /FlateDecode]"), source.ErrFormat},
		"pictures":     {onePage(packed([]byte("q Q")), "/FlateDecode"), source.ErrNoText},
		"panics":       {onePage([]byte("BT"), "/Klingon"), source.ErrFormat},
		"cut":          {page[:len(page)/2], source.ErrFormat},
	} {
		if got, err := source.Read(source.Original{Name: "a.pdf", Data: c.data}); !errors.Is(err, c.want) {
			t.Errorf("%s: got %.60q, %v, want %v", name, got.Text, err, c.want)
		}
	}
}
