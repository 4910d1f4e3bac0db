package chancery

import "testing"

// The first span that shares a byte is found, and nothing where none does: between two
// spans, before and after all of them, and where there are none.
func TestMeeting(t *testing.T) {
	spans := []Span{{2, 5}, {5, 6}, {9, 12}}
	for _, c := range []struct {
		s    Span
		want int
	}{
		{Span{0, 2}, -1},
		{Span{0, 3}, 0},
		{Span{4, 5}, 0},
		{Span{5, 6}, 1},
		{Span{3, 20}, 0},
		{Span{6, 9}, -1},
		{Span{8, 10}, 2},
		{Span{12, 13}, -1},
	} {
		if got := Meeting(len(spans), c.s, func(i int) Span { return spans[i] }); got != c.want {
			t.Errorf("of %v, %v meets %d; want %d", spans, c.s, got, c.want)
		}
	}
	if got := Meeting(0, Span{0, 9}, func(int) Span { t.Error("a span was asked for; there is none"); return Span{} }); got != -1 {
		t.Errorf("of no spans, one meets %d; want -1", got)
	}
}
