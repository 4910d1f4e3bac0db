package acquire

import (
	"io/fs"
	"strings"

	"chancery"
	"chancery/internal/lines"
)

// readCommon reads the commonest words of English.
func readCommon(data fs.FS) (map[string]bool, error) {
	common := map[string]bool{}
	for l, err := range lines.Read(data, "en/commonest.txt", 1) {
		if err != nil {
			return nil, err
		}
		common[l.Col(0)] = true
	}
	return common, nil
}

// language is the language of d's article. Only English is known by its words: a
// quarter of those of any English text are among a few dozen. For the rest the
// document is believed, unless it claims an English that its words deny.
func (a *Acquirer) language(d *chancery.Document) chancery.Language {
	words, common, f := 0, 0, 0
	at := 0
	for at < len(d.Text) && words < 1000 {
		if f < len(d.Furniture) && d.Furniture[f].Start <= at {
			at = max(at, d.Furniture[f].End)
			f++
			continue
		}
		w, n := wordAt(d.Text[at:min(len(d.Text), at+24)])
		if n == 0 {
			if d.Text[at] >= 0x80 { // a letter of another alphabet counts as part of a word that is not English
				for n = 1; at+n < len(d.Text) && d.Text[at+n] >= 0x80; n++ {
				}
				if n >= 4 {
					words++
				}
			}
			at += max(n, 1)
			continue
		}
		at += n
		words++
		if n <= 8 && a.common[strings.ToLower(w)] {
			common++
		}
	}
	switch {
	case words < 4:
		return d.Language
	case common*5 >= words || words >= 40 && common*6 >= words:
		return "en"
	case d.Language == "en" && words >= 40 && common*12 < words:
		return ""
	}
	return d.Language
}
