package segment

import (
	"unicode"
	"unicode/utf8"
)

// isSpace reports whether r separates tokens: white space, and outside of words
// also what cannot be seen (byte order mark, zero width, soft hyphen).
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r) || isInvisible(r)
}

// isInvisible reports whether r has no width: inside a word it belongs to the word.
func isInvisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0xFEFF:
		return true
	case r < 0x200B:
		return false
	}
	return r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x2069
}

// isWord reports whether words and numbers are made of r.
func isWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return isLatin(r) || isDigit(r)
	case 0x0400 <= r && r < 0x0482 || 0x048A <= r && r < 0x0530:
		return true
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

func isMark(r rune) bool { return r >= 0x300 && unicode.IsMark(r) }

func isLatin(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r)
}

// isApostrophe knows all marks that writers use for the apostrophe of п'ять.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', 'ʼ', '‘', '’', '‛', '＇':
		return true
	}
	return false
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isDash(r rune) bool { return isHyphen(r) || '‒' <= r && r <= '―' || r == '−' }

func isStop(r rune) bool { return r == '.' || r == '?' || r == '!' || r == '…' }

func isCloser(r rune) bool {
	switch r {
	case '"', '»', '”', '“', ')', ']', '\'', '’':
		return true
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '"', '«', '„', '“', '‘', '\'', '(', '[':
		return true
	}
	return false
}

func isBullet(r rune) bool {
	switch r {
	case '•', '●', '▪', '◦', '‣', '·', '*', '–', '—', '-', '−':
		return true
	}
	return false
}

// fold appends the plain lower-case form of word to buf: no stress marks, no
// invisible characters, one apostrophe, й and ї in one piece.
func fold(buf []byte, word string) []byte {
	for i := 0; i < len(word); {
		if c := word[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			} else if c == '`' {
				c = '\''
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		i += n
		buf = foldRune(buf, r)
	}
	return buf
}

func foldRune(buf []byte, r rune) []byte {
	switch {
	case 0x0430 <= r && r <= 0x045F:
		return utf8.AppendRune(buf, r)
	case r == 0x0301 || isInvisible(r):
		return buf
	case r == 0x0306 || r == 0x0308:
		return compose(buf, r)
	case isApostrophe(r):
		return append(buf, '\'')
	case isHyphen(r):
		return append(buf, '-')
	}
	return utf8.AppendRune(buf, unicode.ToLower(r))
}

// compose puts a breve or diaeresis on the last letter of buf.
func compose(buf []byte, mark rune) []byte {
	last, n := utf8.DecodeLastRune(buf)
	whole := rune(0)
	switch {
	case mark == 0x0306 && last == 'и':
		whole = 'й'
	case mark == 0x0306 && last == 'у':
		whole = 'ў'
	case mark == 0x0308 && last == 'і':
		whole = 'ї'
	case mark == 0x0308 && last == 'е':
		whole = 'ё'
	default:
		return buf
	}
	return utf8.AppendRune(buf[:len(buf)-n], whole)
}

// upper reports whether word starts as names and sentences do: with a capital
// letter (Київ), a capital behind a small one (mTOR), or a letter without case.
func upper(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	if !unicode.IsLower(r) {
		return unicode.IsLetter(r)
	}
	second, _ := utf8.DecodeRuneInString(word[n:])
	return unicode.IsUpper(second)
}

// lower reports whether word starts with a small letter as words inside a sentence do.
func lower(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) && !upper(word)
}
