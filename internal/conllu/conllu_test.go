package conllu

import (
	"fmt"
	"strings"
	"testing"
)

const zenda = "\ufeff# newdoc id = d1\n# newpar\n# sent_id = s1\n# text = He didn't stop (du pont).\n" +
	"1\tHe\the\tPRON\tPRP\tCase=Nom\t4\tnsubj\t4:nsubj\t_\n" +
	"2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_\n" +
	"3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_\n" +
	"4\tstop\tstop\tVERB\t_\t_\t0\troot\t_\t_\n" +
	"4.1\tstop\tstop\tVERB\t_\t_\t_\t_\t_\t_\n" +
	"5\t(\t(\tPUNCT\t_\t_\t8\tpunct\t_\tSpaceAfter=No\n" +
	"6-7\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"6\tde\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"7\tle\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"8\tpont\t_\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
	"9\t)\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
	"10\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n\n" +
	"1\tYes\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\r\n2\t.\t_\t_\t_\t_\t_\t_\t_\t_\r"

func TestRead(t *testing.T) {
	var out strings.Builder
	for s, err := range Read(strings.NewReader(zenda), "zenda.conllu") {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%d %q %q %v %v %q\n", s.Line, s.ID, s.Doc, s.NewDoc, s.NewPar, s.Text)
		for _, w := range s.Words {
			fmt.Fprintf(&out, "%s %v %d %s %d %s\n", w.Form, w.Span, w.Multi, w.UPOS, w.Head, w.Rel)
		}
	}
	const want = `5 "s1" "d1" true true "He didn't stop (du pont)."
He 0-2 0 PRON 4 nsubj
did 3-6 1 AUX 4 aux
n't 6-9 2 PART 4 advmod
stop 10-14 0 VERB 0 root
( 15-16 0 PUNCT 8 punct
de 16-18 1  0 
le 16-18 2  0 
pont 19-23 0 NOUN 0 
) 23-24 0  0 
. 24-25 0  0 
20 "" "" false false "Yes."
Yes 0-3 0  0 
. 3-4 0  0 
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestReadComplains(t *testing.T) {
	rest := strings.Repeat("\t_", 8)
	for _, c := range []struct{ in, want string }{
		{"a b\n", "z:1: 1 columns; want 10, parted by tabs"},
		{"1\t" + rest + "\n", "z:1: no form; want one in column 2"},
		{"1\tHe" + rest + "\n3\tran" + rest + "\n", `z:2: word "3"; want number 2`},
		{"1-1000\tHe" + rest + "\n", `z:1: multiword token "1-1000"; want 1-N with N of 1 at least, in no other`},
		{"2-3\tHe" + rest + "\n", `z:1: multiword token "2-3"; want 1-N with N of 1 at least, in no other`},
		{"1-2\tHe's" + rest + "\n1\tHe" + rest + "\n\n", "z:3: the sentence ends in a multiword token; want 1 words more"},
		{"# text = She\n1\tHe" + rest + "\n\n", `z:2: form "He" is not what the text has at byte 0; want "Sh"`},
		{"1\tHe\t_\t_\t_\t_\tx\tnsubj\t_\t_\n", `z:1: head "x"; want a number from 0 to 16384, or _`},
		{"1\tHe\t_\t_\t_\t_\t2\tnsubj\t_\t_\n\n", "z:2: head 2 in a sentence of 1 words"},
		{"# a\n" + strings.Repeat("x", maxLine) + "\n", "z:2: a line of more than 1048576 bytes"},
	} {
		var err error
		for _, e := range Read(strings.NewReader(c.in), "z") {
			err = e
		}
		if err == nil || err.Error() != c.want {
			t.Errorf("%.40q: got %v, want %s", c.in, err, c.want)
		}
	}
}

// FuzzRead holds sentences to what Read promises: words in order, in the text.
func FuzzRead(f *testing.F) {
	f.Add(zenda)
	f.Fuzz(func(t *testing.T, in string) {
		for s, err := range Read(strings.NewReader(in), "z") {
			if err != nil {
				continue
			}
			at := 0
			for _, w := range s.Words {
				if w.Start < at && w.Multi < 2 || w.End > len(s.Text) || w.Start >= w.End || w.Head > len(s.Words) {
					t.Fatalf("%q: word %q at %v of %q", in, w.Form, w.Span, s.Text)
				}
				at = w.End
			}
			if len(s.Words) == 0 {
				t.Fatalf("%q: a sentence of no words", in)
			}
		}
	})
}
