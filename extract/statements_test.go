package extract_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"chancery"
	"chancery/internal/golden"
)

// TestStatements shows the statements of the golden documents with the chain of who
// says that who says, and who says what is undertaken.
func TestStatements(t *testing.T) {
	golden.Run(t, "testdata/statements/*.txt", func(t *testing.T, in string) string {
		var out strings.Builder
		for _, c := range claimsOf(t, strings.TrimSpace(in), "2025-05-01") {
			switch c.Body.(type) {
			case *chancery.Statement, *chancery.Commitment:
				b, err := json.Marshal(c.Body)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&out, "%s said by %s %s\n", c.Rule, strings.Join(c.SaidBy, " > "), b)
			}
		}
		return out.String()
	})
}
