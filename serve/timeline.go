package serve

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery"
	"chancery/write"
)

// A timeline is events in lanes over one scale of days, ready to be drawn. A plan is
// hollow and dashed, what was held is solid, what was called off a cross, a plan for a
// day gone by without report hatched. A date that is not exact is a whisker from
// its earliest to its latest day, never a point.
type timeline struct {
	Width, Height int
	Lanes         []lane
	Ticks         []tick
	Today         int // where the newest document stands; 0 where none is dated
	TodayWords    string
	Apart         []*chancery.Entry // those without a date to draw
	More          int               // what the bound left out
}

// A lane is one kind of event.
type lane struct {
	Name           string
	Y, H, Baseline int
	Marks          []mark
}

// A mark is one entry in its lane.
type mark struct {
	Entry     *chancery.Entry
	Class     string // the status, which decides the look
	Shape     string // point, span (exact days), whisker (uncertain) or due
	X1, X2, Y int
	Title     string
}

// A tick is one line of the scale.
type tick struct {
	X     int
	Label string
	Major bool
}

const (
	chartWidth = 1120
	chartLeft  = 132
	chartRight = 24
	chartTop   = 34
	rowHeight  = 24
	lanePad    = 9
	pointSize  = 7
	mostMarks  = 400
)

var laneNames = []string{"visits", "talks", "calls", "multilateral", "signings", "statements", "other", "deadlines"}

// laneOf is the lane of e, as an index into laneNames.
func laneOf(e *chancery.Entry) int {
	form, mode := e.Best("form"), e.Best("mode")
	switch {
	case e.Kind == chancery.KindCommitment:
		return 7
	case e.Kind == chancery.KindAgreement || form == "signing":
		return 4
	case strings.Contains(form, "call") || mode == "phone":
		return 2
	case strings.Contains(form, "visit"):
		return 0
	case form == "summit" || form == "forum" || form == "commission session" || mode == "multilateral":
		return 3
	case form == "talks":
		return 1
	case form == "statement" || form == "briefing":
		return 5
	}
	return 6
}

// span is the days that e may cover, and whether they are exact.
func span(e *chancery.Entry) (from, to chancery.Day, exact, ok bool) {
	d := write.When(e)
	if from, to, ok = d.Bounds(); ok {
		return from, to, d.Exact() && !strings.ContainsAny(string(d), "~?%["), true
	}
	if e.Kind == chancery.KindCommitment && d.End() != "" { // "by the end of 2032"
		from, to, ok = d.End().Bounds()
	}
	return from, to, false, ok
}

// newTimeline draws es, which are events, agreements and commitments.
func (b *book) newTimeline(es []*chancery.Entry) *timeline {
	t := &timeline{Width: chartWidth}
	var from, to chancery.Day
	var drawn []*chancery.Entry
	far := b.newest.AddDate(3, 0, 0)
	for _, e := range es {
		f, l, _, ok := span(e)
		switch {
		case !ok || e.Kind == chancery.KindCommitment && b.hasNewest && l.After(far):
			if e.Kind == chancery.KindEvent {
				t.Apart = append(t.Apart, e)
			}
			continue
		case len(drawn) == mostMarks:
			t.More++
			continue
		}
		if len(drawn) == 0 || f.Before(from) {
			from = f
		}
		if len(drawn) == 0 || l.After(to) {
			to = l
		}
		drawn = append(drawn, e)
	}
	if len(drawn) == 0 {
		return t
	}
	if b.hasNewest {
		from, to = earlier(from, b.newest), later(to, b.newest)
	}
	scale := newScale(from, to)
	t.lay(b, drawn, scale)
	t.Ticks = scale.ticks()
	if b.hasNewest {
		t.Today, t.TodayWords = scale.x(b.newest), "newest document, "+b.newestDate().Words()
	}
	return t
}

// lay puts the marks into lanes, and side by side in rows where they would touch.
func (t *timeline) lay(b *book, es []*chancery.Entry, sc scale) {
	byLane := make([][]mark, len(laneNames))
	for _, e := range es {
		i := laneOf(e)
		byLane[i] = append(byLane[i], b.mark(e, sc))
	}
	y := chartTop
	for i, marks := range byLane {
		if len(marks) == 0 {
			continue
		}
		slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.X1, b.X1), cmp.Compare(a.X2, b.X2)) })
		var ends []int // of each row
		for j := range marks {
			row := slices.IndexFunc(ends, func(end int) bool { return end < marks[j].X1-pointSize-3 })
			if row < 0 {
				row = len(ends)
				ends = append(ends, 0)
			}
			ends[row] = marks[j].X2 + pointSize + 3
			marks[j].Y = y + lanePad + row*rowHeight + rowHeight/2
		}
		h := 2*lanePad + len(ends)*rowHeight
		t.Lanes = append(t.Lanes, lane{Name: laneNames[i], Y: y, H: h, Baseline: y + h/2 + 4, Marks: marks})
		y += h
	}
	t.Height = y + 30
}

func (b *book) mark(e *chancery.Entry, sc scale) mark {
	from, to, exact, _ := span(e)
	words, class := b.stageOf(e)
	m := mark{Entry: e, Class: class, X1: sc.x(from), X2: sc.x(to.AddDate(0, 0, 1)), Shape: "whisker"}
	if exact {
		m.Shape = "span"
		if m.X2-m.X1 < 2*pointSize {
			m.Shape = "point"
			m.X1 = (m.X1 + m.X2) / 2
			m.X2 = m.X1
		}
	} else if m.X2-m.X1 < 2*pointSize {
		mid := (m.X1 + m.X2) / 2
		m.X1, m.X2 = mid-pointSize, mid+pointSize
	}
	when := whenWords(e)
	if e.Kind == chancery.KindCommitment {
		m.Class, when = "due", "due "+when
	}
	if e.Kind == chancery.KindAgreement && (class == "signed" || class == "ratified" || class == "in-force") {
		m.Class = "happened"
	}
	m.Title = fmt.Sprintf("%s – %s, %s; %s", labelOf(e), words, when, write.StandingWords(e))
	return m
}

// A scale turns days into pixels.
type scale struct {
	from, to chancery.Day
	days     float64
}

// newScale leaves some room at both ends.
func newScale(from, to chancery.Day) scale {
	pad := max(3, int(to.Sub(from).Hours()/24/25))
	from, to = from.AddDate(0, 0, -pad), to.AddDate(0, 0, pad+1)
	return scale{from, to, max(1, to.Sub(from).Hours()/24)}
}

func (s scale) x(d chancery.Day) int {
	return chartLeft + int(d.Sub(s.from).Hours()/24/s.days*(chartWidth-chartLeft-chartRight)+0.5)
}

// ticks are weeks, months, quarters or years, so that a dozen or so are drawn.
func (s scale) ticks() []tick {
	var out []tick
	switch {
	case s.days <= 70:
		for d := s.from; d.Before(s.to); d = d.AddDate(0, 0, 1) {
			if d.Weekday() == time.Monday {
				out = append(out, tick{s.x(d), d.Format("2 Jan"), d.Day() <= 7})
			}
		}
	case s.days <= 420:
		out = s.months(1)
	case s.days <= 1300:
		out = s.months(3)
	default:
		step := 1 + int(s.days/365/14)
		for y := s.from.Year() + 1; y <= s.to.Year(); y++ {
			if y%step == 0 {
				out = append(out, tick{s.x(chancery.DayOf(y, 1, 1)), fmt.Sprint(y), true})
			}
		}
	}
	return out
}

func (s scale) months(step int) []tick {
	var out []tick
	for d := chancery.DayOf(s.from.Year(), s.from.Month()+1, 1); d.Before(s.to); d = d.AddDate(0, 1, 0) {
		if (int(d.Month())-1)%step != 0 {
			continue
		}
		t := tick{X: s.x(d), Label: d.Format("Jan")}
		if d.Month() == time.January || len(out) == 0 {
			t.Label, t.Major = d.Format("Jan 2006"), d.Month() == time.January
		}
		out = append(out, t)
	}
	return out
}

func earlier(a, b chancery.Day) chancery.Day {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b chancery.Day) chancery.Day {
	if b.After(a) {
		return b
	}
	return a
}

func itoa(n int) string { return strconv.Itoa(n) }

func crossPath(x, y int) string {
	const r = 6
	return fmt.Sprintf("M%d %dL%d %dM%d %dL%d %d", x-r, y-r, x+r, y+r, x-r, y+r, x+r, y-r)
}

func diamondPath(x, y int) string {
	const r = 7
	return fmt.Sprintf("M%d %dL%d %dL%d %dL%d %dZ", x, y-r, x+r, y, x, y+r, x-r, y)
}

func whiskerPath(x1, x2, y int) string {
	return fmt.Sprintf("M%d %dV%dM%d %dH%dM%d %dV%d", x1, y-7, y+7, x1, y, x2, x2, y-7, y+7)
}

// anchorAt keeps a label beside x inside the chart.
func anchorAt(x int) string {
	switch {
	case x > chartWidth-160:
		return "end"
	case x < chartLeft+160:
		return "start"
	}
	return "middle"
}
