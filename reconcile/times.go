package reconcile

import (
	"slices"

	"chancery"
)

// sameTime compares dates. Dates that both know must overlap; a vague one must be
// borne out by a shared person, a setting, or the same document.
func (b *book) sameTime(g, m *gathering, setting, persons int) bool {
	if !g.dated && !m.dated && !closeReports(g, m) && g.told.paper != m.told.paper || doneAndDue(g, m) || callsOfTwoDays(g, m) {
		return false
	}
	if !g.placed() || !m.placed() {
		return g.told.paper == m.told.paper && persons > 0 || setting > 0 && g.event.Edition != "" && g.event.Edition == m.event.Edition ||
			oneOccasion(g, m, persons)
	}
	if gap := max(g.from-m.to, m.from-g.to); gap > 0 {
		return gap <= visitGap && g.form.family == "visit" && persons > 0 && g.dated && m.dated && !g.vague && !m.vague && (g.exact() || m.exact())
	}
	if g.dated && m.dated && !g.date.Agrees(m.date) || (g.ofAYear() || m.ofAYear()) && g.told.paper != m.told.paper && setting == 0 && !g.place.sameTown(m.place) {
		return false
	}
	if !g.vague && !m.vague {
		few := min(len(g.parties), len(m.parties))
		return few >= 2 || persons > 0 || setting > 0
	}
	if persons > 0 && min(len(g.parties), len(m.parties)) > 1 || setting > 0 {
		return true
	}
	if persons > 0 { // one alone, with no more to know the event by
		return g.told.paper == m.told.paper || g.place.country != "" && m.place.country != "" || g.form.family == "visit"
	}
	return len(g.parties) >= 2 && slices.Equal(g.parties, m.parties) && (nextDay(g, m) || putsOff(g, m) || putsOff(m, g))
}

// doneAndDue reports whether one paper tells of g as over and of m as still to come
// without a date to bring them together: "They spoke today. They will meet." A
// headline is in the present whatever it tells of, and settles nothing.
func doneAndDue(g, m *gathering) bool {
	if g.told.paper != m.told.paper || g.dated && m.dated || g.headline() || m.headline() {
		return false
	}
	return g.status == chancery.Happened && m.due() || m.status == chancery.Happened && g.due()
}

// ofAYear reports whether of talks or a call no more than a season or a year is told,
// in which the same two may have met often.
func (g *gathering) ofAYear() bool {
	return g.dated && g.to-g.from > 100 && (g.form.family == "talks" || g.form.family == "call")
}

// callsOfTwoDays reports whether a publisher tells on two days of a telephone call,
// of no other day: each is that of its day.
func callsOfTwoDays(g, m *gathering) bool {
	p, q := g.told.paper, m.told.paper
	return g.form.family == "call" && !g.dated && !m.dated && p.Publisher != "" && p.Publisher == q.Publisher && p.day != q.day && p.parent == nil && q.parent == nil
}

func (g *gathering) due() bool {
	return g.status == chancery.Planned || g.status == chancery.Hypothetical
}

func (g *gathering) headline() bool {
	return g.told.Evidence.Text == g.told.paper.Title || g.told.paper.TitleSpan.Holds(g.told.Evidence.Span())
}

// putsOff reports whether g, without a date of its own, tells that an event of the
// same kind and parties as m was put off or called off, of which papers of about the
// same time tell: that is the plan that m tells of, whoever else m names.
func putsOff(g, m *gathering) bool {
	return isOff(g.status) && !g.dated && !isOff(m.status) && closeReports(g, m) &&
		(m.due() || m.dated && m.told.paper.rank > g.told.paper.rank)
}

// nextDay reports whether two claims come from one paper or from papers of days
// next to one another.
func nextDay(g, m *gathering) bool {
	x, okX := g.told.paper.about()
	y, okY := m.told.paper.about()
	return g.told.paper == m.told.paper || okX && okY && max(x-y, y-x) <= nextDays
}

// visitGap is how many days may lie between two dates of one visit: one paper
// gives the day of arrival and another the main day, and nobody leaves and comes
// back for a second visit in less.
const visitGap = 3

// nextDays is how far apart two papers may be whose undated talks between the same
// two countries are one, persons not told: the news of one day and the next.
const nextDays = 2

// oneOccasion reports whether two claims of which one has no time at all, not even
// that of its paper, tell so much alike that they can only mean one event: the
// same parties, in a named city or of a kind that is rare between them.
func oneOccasion(g, m *gathering, persons int) bool {
	city := g.place.agrees(m.place) && g.place.country != "" && m.place.country != "" && !(g.place.state && m.place.state)
	rare := g.form.family == "signing" || persons >= 2
	return g.date == "" != (m.date == "") && g.status == m.status && city && rare && len(g.parties) >= 2 && slices.Equal(g.parties, m.parties)
}

// closeReports reports whether two claims come from documents within a month.
func closeReports(g, m *gathering) bool {
	return closePapers(g.told.paper, m.told.paper)
}

// closeDays is how far apart two documents may be that speak of one present.
const closeDays = 30
