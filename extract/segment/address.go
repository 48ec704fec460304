package segment

import (
	"strings"
	"unicode/utf8"
)

// address is the end of the web address, e-mail, @name or #tag that starts at i, or
// i if none does.
func (s *scanner) address(i int, r rune) int {
	switch {
	case r == 'h' && (strings.HasPrefix(s.text[i:], "http://") || strings.HasPrefix(s.text[i:], "https://")),
		r == 'w' && strings.HasPrefix(s.text[i:], "www."):
		return addressEnd(s.text, i)
	case r == '@' || r == '#':
		return tagEnd(s.text, i)
	}
	if s.mail.start < i && s.mail.end > 0 {
		s.mail = nextMail(s.text, i)
	}
	if i == s.mail.start && s.mail.end > 0 {
		return s.mail.end
	}
	return i
}

// addressEnd runs to the next space, without the marks of the sentence around.
func addressEnd(text string, i int) int {
	e := i
	for e < len(text) {
		r, n := utf8.DecodeRuneInString(text[e:])
		if isSpace(r) {
			break
		}
		e += n
	}
	for e > i {
		r, n := utf8.DecodeLastRuneInString(text[i:e])
		bracket := r == ')' && strings.Contains(text[i:e], "(")
		if bracket || !isStop(r) && !isCloser(r) && !strings.ContainsRune(",;:>", r) {
			break
		}
		e -= n
	}
	return e
}

// tagEnd runs over letters, digits and underscores; #1 is no tag.
func tagEnd(text string, i int) int {
	e := i + 1
	if text[i] == '#' && isDigit(runeAt(text, e)) {
		return i
	}
	for e < len(text) {
		r, n := utf8.DecodeRuneInString(text[e:])
		if !isWord(r) && r != '_' {
			break
		}
		e += n
	}
	if e == i+1 {
		return i
	}
	return e
}

// nextMail finds the first e-mail address that starts at or behind from.
func nextMail(text string, from int) span {
	for at := from; ; at++ {
		k := strings.IndexByte(text[at:], '@')
		if k < 0 {
			return span{}
		}
		at += k
		start := localStart(text, from, at)
		end := hostEnd(text, at+1)
		if start < at && end > 0 {
			return span{start, end}
		}
	}
}

func isLocal(r rune) bool { return isWord(r) || r == '.' || r == '_' || r == '+' || r == '-' }

// localStart walks back over the part of an e-mail address before the @.
func localStart(text string, from, at int) int {
	i := at
	for i > from {
		r, n := utf8.DecodeLastRuneInString(text[from:i])
		if !isLocal(r) {
			break
		}
		i -= n
	}
	for i < at && !isWord(runeAt(text, i)) {
		i++
	}
	return i
}

// hostEnd reads a host with at least one dot; 0 if there is none.
func hostEnd(text string, i int) int {
	end, dot := 0, false
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isWord(r) || r == '_':
			if i += n; dot {
				end = i
			}
		case r == '.' && i+1 < len(text) && isWord(runeAt(text, i+1)):
			dot = true
			i++
		case r == '-':
			i++
		default:
			return end
		}
	}
	return end
}

// domainEnd reads the rest of a bare host or file name, Censor.net or file.pdf, from
// the end of its first word on; it is i if this is none.
func domainEnd(text string, i int) int {
	e, last := i, i
	for e+1 < len(text) && text[e] == '.' && isHost(text[e+1]) {
		last = e + 1
		for e++; e < len(text) && isHost(text[e]); e++ {
		}
	}
	if e == i || wordAt(text, e) || !isEnding(text[last:e]) {
		return i
	}
	if e+1 < len(text) && text[e] == '/' && isHost(text[e+1]) {
		return addressEnd(text, e)
	}
	return e
}

func isHost(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' }

// isEnding knows the last parts of hosts and file names that are seen in news.
func isEnding(s string) bool {
	switch s {
	case "com", "net", "org", "info", "gov", "edu", "tv", "io", "me", "news", "media", "online",
		"ua", "ru", "eu", "uk", "de", "pl", "by", "fr", "us", "cz", "ro", "lt", "lv",
		"htm", "html", "pdf", "doc", "xls", "txt", "jpg", "png", "php":
		return true
	}
	return false
}
