package construe

import (
	"unicode"
	"unicode/utf8"

	"chancery"
)

// tokenise appends the tokens of text[s.Start:s.End] to out.
//
// A token is a word, a number or a mark. Hyphens and inner full stops stay in a
// word ("Kassym-Jomart", "U.S.", "7,591"), a genitive or contraction is cut off
// ("Kazakhstan" "'s", "did" "n't"), and a currency sign stands alone.
func tokenise(text string, s chancery.Span, out []chancery.Token) []chancery.Token {
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i += n
			continue
		case isWord(r):
			end := wordEnd(text, i, s.End)
			out = cutWord(text, i, end, out)
			i = end
		default:
			end := i + n
			for end < s.End && (r == '.' || r == '-') && text[end] == text[i] { // "..." and "--" are one mark
				end++
			}
			out = append(out, chancery.Token{Span: chancery.Span{Start: i, End: end}})
			i = end
		}
	}
	return out
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_'
}

// wordEnd is where the word that begins at i ends.
func wordEnd(text string, i, limit int) int {
	var prev rune
	for i < limit {
		r, n := utf8.DecodeRuneInString(text[i:limit])
		if isWord(r) {
			prev = r
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n : limit])
		switch {
		case r == '\'' || r == '’' || r == '-' || r == '‑' || r == '\u00ad':
			if !isWord(next) {
				return i
			}
		case r == '.' || r == ',':
			digits := unicode.IsDigit(prev) && unicode.IsDigit(next)
			initials := r == '.' && unicode.IsLetter(prev) && unicode.IsLetter(next) && oneLetter(text, i) && i+n < limit
			if initials && !singleAfter(text[i+n:limit]) {
				return i
			}
			if !digits && !initials {
				if r == '.' && unicode.IsLetter(prev) && oneLetter(text, i) && i >= 2 && text[i-2] == '.' { // the last stop of "U.S."
					return i + n
				}
				return i
			}
		case r == '&' && unicode.IsUpper(prev) && unicode.IsUpper(next): // "R&D"
		default:
			return i
		}
		prev = r
		i += n
	}
	return i
}

// oneLetter reports whether the letter before byte i of text stands alone.
func oneLetter(text string, i int) bool {
	_, n := utf8.DecodeLastRuneInString(text[:i])
	before, _ := utf8.DecodeLastRuneInString(text[:i-n])
	return !isWord(before)
}

// singleAfter reports whether s begins with one letter and no more.
func singleAfter(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	return !isWord(next)
}

// cutWord appends text[i:end] as one token, or as a word and what is cut off it.
func cutWord(text string, i, end int, out []chancery.Token) []chancery.Token {
	add := func(a, b int) { out = append(out, chancery.Token{Span: chancery.Span{Start: a, End: b}}) }
	w := text[i:end]
	cut := 0
	for _, tail := range [...]string{"'s", "’s", "'S", "’S", "n't", "n’t", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'d", "’d", "'m", "’m"} {
		if len(w) > len(tail) && w[len(w)-len(tail):] == tail {
			cut = len(tail)
			break
		}
	}
	if cut == 0 {
		add(i, end)
		return out
	}
	add(i, end-cut)
	add(end-cut, end)
	return out
}

// capitalised reports whether w begins with an upper-case letter (or an article
// such as "al-" before one).
func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	if unicode.IsUpper(r) || unicode.IsTitle(r) {
		return true
	}
	for _, p := range [...]string{"al-", "el-", "ad-", "as-", "ar-", "d'", "d’", "l'", "l’"} {
		if len(w) > len(p) && w[:len(p)] == p {
			r, _ = utf8.DecodeRuneInString(w[len(p):])
			return unicode.IsUpper(r)
		}
	}
	return false
}

// shouted reports whether w has two letters or more and all of them upper-case.
func shouted(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}
