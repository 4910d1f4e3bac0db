package write

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"chancery"
)

// Entries writes entries to w in the order given. Format "jsonl" is the entries
// contract, one line each; "text" is a table for people.
func Entries(w io.Writer, entries []chancery.Entry, format string) error {
	b := bufio.NewWriter(w)
	switch format {
	case "jsonl":
		for i := range entries {
			b.Write(entries[i].Line())
			b.WriteByte('\n')
		}
	case "text":
		table(b, entries)
	default:
		return fmt.Errorf("no format %q of entries; want jsonl or text", format)
	}
	return b.Flush()
}

// widest is how many columns each column of the table may take; 0 is any number.
var widest = [...]int{0, 24, 14, 60, 0, 0, 0}

func table(b *bufio.Writer, entries []chancery.Entry) {
	rows := [][len(widest)]string{{"KIND", "DATE", "STATUS", "LABEL", "STANDING", "ROOTS", "ID"}}
	for i := range entries {
		e := &entries[i]
		rows = append(rows, [len(widest)]string{
			string(e.Kind), string(When(e)), Stage(e), e.Label,
			string(e.Standing), strconv.Itoa(e.Roots), string(e.ID),
		})
	}
	var wide [len(widest)]int
	for i := range rows {
		for j := range rows[i] {
			c := Plain(rows[i][j])
			if widest[j] > 0 {
				c = cutTo(c, widest[j])
			}
			if c == "" {
				c = "-"
			}
			rows[i][j] = c
			wide[j] = max(wide[j], Columns(c))
		}
	}
	for _, row := range rows {
		for j, c := range row {
			if j == len(row)-1 {
				b.WriteString(c)
				break
			}
			pad := strings.Repeat(" ", wide[j]-Columns(c))
			if j == 5 { // numbers stand to the right
				b.WriteString(pad + c + "  ")
			} else {
				b.WriteString(c + pad + "  ")
			}
		}
		b.WriteByte('\n')
	}
}
