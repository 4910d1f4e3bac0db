package acquire

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"chancery"
)

// isoDay reads the day of a machine's date: "2023-08-28 12:15:00-04:00",
// "20230828", "2023/08/28", and seconds since 1970.
func isoDay(s string) (chancery.Date, bool) {
	s = strings.Trim(strings.TrimSpace(s), `'"`)
	if len(s) >= 8 && digit(s[0]) && digit(s[3]) {
		if s[4] == '-' || s[4] == '/' || s[4] == '.' {
			n := 5
			for n < len(s) && (digit(s[n]) || s[n] == s[4]) {
				n++
			}
			return numericDay(s[:n])
		}
		n := 0
		for n < len(s) && digit(s[n]) {
			n++
		}
		if n == 8 || n == 14 {
			return numericDay(s[:8])
		}
		if n == 10 || n == 13 { // seconds or milliseconds since 1970
			v, _ := strconv.ParseInt(s[:n], 10, 64)
			if n == 13 {
				v /= 1000
			}
			if n == len(s) && v > 0 {
				return chancery.DateOf(chancery.DayOf(1970, 1, 1).AddDate(0, 0, int(v/86400))), true
			}
		}
	}
	return "", false
}

// A writtenDay is a date in words at the head of a string.
type writtenDay struct {
	date chancery.Date // XXXX for a year that is not said
	n    int           // bytes of it
}

// writtenDay reads the date that s begins with: "22 October", "Nov 11, 2024",
// "October 2nd", "2025-08-29", "03.05.2024", "Friday, 3 May 2024". n is 0 where s
// begins with none. A numeric date is taken only where no other reading fits.
func (m *masthead) writtenDay(s string) writtenDay {
	at := 0
	if w, n := wordAt(s); n > 0 && m.weekdays[strings.ToLower(w)] {
		at = n + len(s[n:]) - len(strings.TrimLeft(s[n:], ",. "))
	}
	rest := s[at:]
	if rest == "" {
		return writtenDay{}
	}
	var d writtenDay
	if digit(rest[0]) {
		d = m.fromNumber(rest)
	} else {
		d = m.fromMonth(rest)
	}
	if d.n == 0 {
		return d
	}
	d.n += at
	return d
}

// fromNumber reads "2025-08-29", "03.05.2024" and "22 October 2024".
func (m *masthead) fromNumber(s string) writtenDay {
	n := 0
	for n < len(s) && (digit(s[n]) || n > 0 && n < 10 && strings.IndexByte("-/.", s[n]) >= 0 && n+1 < len(s) && digit(s[n+1])) {
		n++
	}
	num := s[:n]
	if day, ok := numericDay(num); ok && len(num) >= 8 && len(num) <= 10 {
		return writtenDay{day, n}
	}
	if len(num) >= 8 && len(num) <= 10 { // 03.05.2024; 3/5/2024 is left where the day could be the month
		parts := strings.FieldsFunc(num, func(r rune) bool { return !unicode.IsDigit(r) })
		if len(parts) == 3 && len(parts[2]) == 4 {
			a, _ := strconv.Atoi(parts[0])
			b, _ := strconv.Atoi(parts[1])
			y, _ := strconv.Atoi(parts[2])
			if strings.Contains(num, ".") || a > 12 || a == b {
				if day, ok := calendarDay(y, b, a); ok {
					return writtenDay{day, n}
				}
			} else if b > 12 {
				if day, ok := calendarDay(y, a, b); ok {
					return writtenDay{day, n}
				}
			}
		}
		return writtenDay{}
	}
	if len(num) > 2 {
		return writtenDay{}
	}
	at := n + ordinal(s[n:])
	if at >= len(s) || s[at] != ' ' && s[at] != '-' {
		return writtenDay{}
	}
	at++
	at += len(s[at:]) - len(strings.TrimPrefix(s[at:], "of "))
	w, k := wordAt(s[at:])
	month := m.months[strings.ToLower(w)]
	day, _ := strconv.Atoi(num)
	if month == 0 {
		return writtenDay{}
	}
	at += k
	if at < len(s) && s[at] == '.' {
		at++
	}
	return finish(s, at, month, day)
}

// fromMonth reads "October 22, 2024" and "Nov. 11".
func (m *masthead) fromMonth(s string) writtenDay {
	w, at := wordAt(s)
	month := m.months[strings.ToLower(w)]
	if month == 0 {
		return writtenDay{}
	}
	if at < len(s) && s[at] == '.' {
		at++
	}
	if at >= len(s) || s[at] != ' ' {
		return writtenDay{}
	}
	at++
	n := at
	for n < len(s) && digit(s[n]) {
		n++
	}
	if n == at || n > at+2 {
		return writtenDay{}
	}
	day, _ := strconv.Atoi(s[at:n])
	n += ordinal(s[n:])
	return finish(s, n, month, day)
}

// ordinal is the length of the "st", "nd", "rd" or "th" that s begins with, or 0.
func ordinal(s string) int {
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(s, suffix) {
			return len(suffix)
		}
	}
	return 0
}

// finish reads the year after a month and a day, if one stands there.
func finish(s string, at, month, day int) writtenDay {
	if at < len(s) && (letter(s[at]) || digit(s[at])) {
		return writtenDay{}
	}
	rest := strings.TrimLeft(s[at:], ",.- ")
	gap := len(s) - at - len(rest)
	if gap > 0 && gap <= 3 && len(rest) >= 4 && strings.Trim(rest[:4], "0123456789") == "" && (len(rest) == 4 || !digit(rest[4]) && !letter(rest[4])) {
		y, _ := strconv.Atoi(rest[:4])
		if d, ok := calendarDay(y, month, day); ok {
			return writtenDay{d, at + gap + 4}
		}
	}
	if _, ok := calendarDay(2024, month, day); !ok { // a leap year: every day a year can have
		return writtenDay{}
	}
	return writtenDay{chancery.Date(fmt.Sprintf("XXXX-%02d-%02d", month, day)), at}
}

// wordAt is the letters that s begins with.
func wordAt(s string) (string, int) {
	n := 0
	for n < len(s) && letter(s[n]) {
		n++
	}
	return s[:n], n
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
