package write

import (
	"strconv"
	"strings"

	"chancery"
)

// claimed is a claim as it is explained: at the words that told it, with the way to each
// of its slots.
func claimed(c *chancery.Claim) Mention {
	m := Mention{Span: c.Trace.Trigger.Span(), Question: Told, Sort: string(c.Body.Kind()), Is: Plain(gistOf(c.Body))}
	why := "rule " + c.Rule
	if c.Why != "" {
		why += ": " + c.Why
	}
	m.Why = Plain(why + "; confidence " + strconv.FormatFloat(float64(int(c.Confidence*100+0.5))/100, 'f', -1, 64))
	for _, p := range c.Trace.Paths {
		m.Notes = append(m.Notes, Plain(strings.ReplaceAll(p.Slot, "_", " ")+" “"+clip(p.Value)+"” by "+p.By))
	}
	return m
}

// clip is s on one line, a long one by its beginning.
func clip(s string) string { return Shortened(s) }

// gistOf is what a claim says, in a few words.
func gistOf(b chancery.Body) string {
	switch b := b.(type) {
	case *chancery.Event:
		return b.Label + ", " + string(b.Status)
	case *chancery.Statement:
		return b.Speaker + ", " + b.Stance
	case *chancery.Commitment:
		return strings.Join(b.By, " and ") + ", " + b.Strength + ": " + clip(b.What)
	case *chancery.Agreement:
		what := clip(b.Title)
		if what == "" {
			what = Count(b.Count, b.Type)
		}
		if b.Status != "" {
			what += ", " + b.Status
		}
		return what
	case *chancery.Project:
		if b.Status == "" {
			return b.Name
		}
		return b.Name + ", " + b.Status
	case *chancery.Indicator:
		what := b.Measure + " " + b.Comparator + " " + strconv.FormatFloat(b.Value, 'f', -1, 64) + " " + b.Unit
		if b.Target {
			what += ", a target"
		}
		return what
	case *chancery.Mechanism:
		return strings.TrimSpace(b.Edition + " " + b.Name)
	}
	return ""
}
