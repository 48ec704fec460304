package source

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	textunicode "golang.org/x/text/encoding/unicode"
)

// decoded is an original as UTF-8.
type decoded struct {
	text    string
	charset string
	guessed bool
	bom     int            // bytes of the original before the text
	width   func(rune) int // bytes of a character in the original; nil = not known
}

// UTF8 decodes an original, by its byte order mark, by what it or its server declares, or
// by a guess. The error is ErrCharset.
func UTF8(o Original) (text, charset string, err error) {
	d, err := decode(o)
	return d.text, d.charset, err
}

// decode turns an original into UTF-8: by its byte order mark, by the charset that is
// given or declared, else by a guess. What is valid UTF-8 with other than ASCII letters
// is taken as such, whatever was declared: chance does not write that.
func decode(o Original) (decoded, error) {
	if o.Charset != "" {
		enc, err := htmlindex.Get(o.Charset)
		if err != nil {
			return decoded{}, fmt.Errorf("%w: %q: write it as windows-1251 or utf-8", ErrCharset, o.Charset)
		}
		name, _ := htmlindex.Name(enc) // every encoding that Get knows has a name
		return decodeAs(o.Data, enc, name)
	}
	switch {
	case bytes.HasPrefix(o.Data, []byte("\xff\xfe")):
		return decodeAs(o.Data, textunicode.UTF16(textunicode.LittleEndian, textunicode.ExpectBOM), "utf-16le")
	case bytes.HasPrefix(o.Data, []byte("\xfe\xff")):
		return decodeAs(o.Data, textunicode.UTF16(textunicode.BigEndian, textunicode.ExpectBOM), "utf-16be")
	case utf8.Valid(o.Data) && !wideZeros(o.Data):
		return decoded{text: string(o.Data), charset: "utf-8", width: utf8.RuneLen}, nil
	}
	if enc, name, ok := declared(o); ok {
		d, err := decodeAs(o.Data, enc, name)
		if err == nil && plausible(d.text) {
			return d, nil
		}
	}
	return guess(o.Data)
}

// declared is the charset that the server or the page names.
func declared(o Original) (encoding.Encoding, string, bool) {
	if FormatOf(o) != HTML && o.ContentType == "" {
		return nil, "", false
	}
	enc, name, certain := charset.DetermineEncoding(o.Data[:min(len(o.Data), 1024)], o.ContentType)
	if !certain {
		// A page may name its charset behind a long head.
		enc, name, certain = charset.DetermineEncoding(metaPart(o.Data), o.ContentType)
	}
	return enc, name, certain
}

// metaPart is the first 1024 bytes from where a page begins to speak of a charset.
func metaPart(data []byte) []byte {
	head := data[:min(len(data), 1<<16)]
	i := bytes.Index(bytes.ToLower(head), []byte("charset"))
	if i < 0 {
		return nil
	}
	if j := bytes.LastIndexByte(head[:i], '<'); j >= 0 {
		i = j
	}
	return data[i:min(len(data), i+1024)]
}

func decodeAs(data []byte, enc encoding.Encoding, name string) (decoded, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return decoded{}, fmt.Errorf("%w: read as %s: %w", ErrCharset, name, err)
	}
	d := decoded{text: string(out), charset: name}
	switch _, single := enc.(*charmap.Charmap); {
	case single:
		d.width = func(rune) int { return 1 }
	case name == "utf-16le" || name == "utf-16be":
		if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
			d.bom = 2
		}
		d.width = utf16Width
	}
	return d, nil
}

func utf16Width(r rune) int {
	if r > 0xffff {
		return 4
	}
	return 2
}

// plausible says whether at most one character in fifty that are not ASCII is one that
// could not be decoded or that no text holds.
func plausible(text string) bool {
	high, bad := 0, 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		high++
		if r == utf8.RuneError || unicode.IsControl(r) {
			bad++
		}
	}
	return bad*50 <= high
}

// wideZeros says whether every other byte of the beginning is zero, as in UTF-16
// without a byte order mark.
func wideZeros(data []byte) bool {
	head := data[:min(len(data), 512)&^1]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	return half >= 2 && (zeros[0]*2 > half) != (zeros[1]*2 > half) && zeros[0]*zeros[1] == 0
}

// guess finds the charset in which the original reads most like Ukrainian or English.
func guess(data []byte) (decoded, error) {
	if len(data) >= 2 && len(data)%2 == 0 {
		if d, ok := guessUTF16(data); ok {
			return d, nil
		}
	}
	sample := data[:min(len(data), 1<<16)]
	var best *charmap.Charmap
	name, most := "", 0.0
	for _, c := range []struct {
		name string
		enc  *charmap.Charmap
	}{
		{"windows-1251", charmap.Windows1251}, {"koi8-u", charmap.KOI8U}, {"ibm866", charmap.CodePage866},
		{"iso-8859-5", charmap.ISO8859_5}, {"windows-1252", charmap.Windows1252},
	} {
		if s := likeness(sample, c.enc); s > most {
			best, name, most = c.enc, c.name, s
		}
	}
	if best == nil {
		return decoded{}, fmt.Errorf("%w: byte %d is not UTF-8, and no other charset fits: name it with --charset", ErrCharset, firstInvalid(data))
	}
	d, err := decodeAs(data, best, name)
	d.guessed = true
	return d, err
}

func guessUTF16(data []byte) (decoded, bool) {
	for _, c := range []struct {
		name string
		end  textunicode.Endianness
	}{{"utf-16le", textunicode.LittleEndian}, {"utf-16be", textunicode.BigEndian}} {
		d, err := decodeAs(data, textunicode.UTF16(c.end, textunicode.IgnoreBOM), c.name)
		if err == nil && wordy(d.text) {
			d.guessed = true
			return d, true
		}
	}
	return decoded{}, false
}

// wordy says whether nearly all of a text is Latin or Cyrillic letters, digits, ASCII and
// the marks of typography.
func wordy(text string) bool {
	all, good := 0, 0
	for _, r := range text {
		all++
		if r != 0 && (r < utf8.RuneSelf || unicode.In(r, unicode.Latin, unicode.Cyrillic) || r >= 0x2010 && r <= 0x2122 || r == '«' || r == '»') {
			good++
		}
	}
	return all > 0 && good*20 >= all*19
}

// common are the small letters of Ukrainian and Russian, from the most frequent.
const common = "оаніитверслкдупмязьбгйчхжшцюєїщфыґэёъ"

// likeness says how much the bytes above ASCII read like words in a charset; negative =
// they do not.
func likeness(sample []byte, enc *charmap.Charmap) float64 {
	score, high := 0.0, 0
	before := rune(' ')
	for i, b := range sample {
		r := enc.DecodeByte(b)
		if b >= utf8.RuneSelf {
			high++
			after := ' '
			if i+1 < len(sample) {
				after = enc.DecodeByte(sample[i+1])
			}
			score += letterLikeness(before, r, after)
		}
		before = r
	}
	if high == 0 {
		return 0
	}
	return score / float64(high)
}

func letterLikeness(before, r, after rune) float64 {
	switch {
	case r == utf8.RuneError || unicode.IsControl(r) || r >= 0x2500 && r < 0x2600:
		return -10
	case unicode.Is(unicode.Cyrillic, r):
		if unicode.Is(unicode.Latin, before) || unicode.Is(unicode.Latin, after) {
			return -3
		}
		return cyrillicLikeness(before, r)
	case unicode.IsLetter(r): // é is at home among Latin letters
		if isASCIILetter(before) || isASCIILetter(after) {
			return 0.8
		}
		return -2
	case unicode.IsLetter(before) && unicode.IsLetter(after) && r != '’' && r != '\u00ad':
		return -2
	}
	return 0.3
}

func cyrillicLikeness(before, r rune) float64 {
	if unicode.IsUpper(r) {
		if unicode.IsLower(before) {
			return -4
		}
		r = unicode.ToLower(r)
	}
	rank := 0
	for _, c := range common {
		if c == r {
			return 2 - 0.06*float64(rank)
		}
		rank++
	}
	return -2 // a letter of another language
}

func isASCIILetter(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}
