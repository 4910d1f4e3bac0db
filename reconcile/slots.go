package reconcile

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// A wording is one value of a slot with the claims that give it.
type wording struct {
	value any
	key   string // equal for values that are the same but for how they are written
	tolds []*told
}

// draft makes the entry that claims of one thing give, with its slots merged. The
// claims are put into their order first.
func (b *book) draft(kind chancery.Kind, ts []*told) *draft {
	sortTolds(ts)
	e := &chancery.Entry{Kind: kind, Roots: voices(ts), Documents: sources(ts)}
	d := &draft{Entry: e, tolds: ts}
	e.Standing = chancery.Single
	if e.Roots > 1 {
		e.Standing = chancery.Corroborated
	}
	for _, t := range ts {
		e.Claims = append(e.Claims, t.ID)
	}
	given := b.wordings(ts)
	for _, name := range slotOrder(kind) {
		if ws := given[name]; len(ws) > 0 {
			slices.SortStableFunc(ws, func(x, y *wording) int { return b.byPreference(name, x, y) })
			e.Slots = append(e.Slots, chancery.Slot{Name: name, Values: values(ws)})
		}
	}
	for _, t := range ts {
		for _, s := range t.read {
			v := chancery.Value{Value: s.Values[0].Value, Documents: sources([]*told{t}), Claims: []chancery.ClaimID{t.ID}}
			setSlot(e, s.Name, append(e.Slot(s.Name), v))
		}
	}
	if v := e.Slot("label"); len(v) > 0 {
		e.Label, _ = v[0].Value.(string)
	}
	b.drafts = append(b.drafts, d)
	return d
}

// wordings groups what claims say by slot and value. The value shown is as the
// earliest of its claims writes it.
func (b *book) wordings(ts []*told) map[string][]*wording {
	given := map[string][]*wording{}
	at := map[[2]string]*wording{}
	add := func(slot string, v any, t *told) {
		k := [2]string{slot, b.valueKey(v)}
		w := at[k]
		if w == nil {
			w = &wording{value: v, key: k[1]}
			at[k] = w
			given[slot] = append(given[slot], w)
		}
		w.tolds = append(w.tolds, t)
	}
	for _, t := range ts {
		for _, s := range chancery.SlotsOf(t.Body) {
			add(s.Name, s.Values[0].Value, t)
		}
	}
	return given
}

// byPreference orders the values of a slot, preferred first: what a person
// accepted, more roots, told after the fact and at first hand, more exact, later.
func (b *book) byPreference(slot string, x, y *wording) int {
	return cmp.Or(
		cmp.Compare(y.accepted(), x.accepted()),
		cmp.Compare(b.exactness(slot, y.value), b.exactness(slot, x.value)),
		cmp.Compare(voices(y.tolds), voices(x.tolds)),
		cmp.Compare(b.hindsight(y.tolds), b.hindsight(x.tolds)),
		cmp.Compare(y.confidence(), x.confidence()),
		cmp.Compare(y.latest(), x.latest()),
		cmp.Compare(x.key, y.key),
	)
}

// exactness puts a value before the wider ones that hold it and say less: a day
// before its month, a city before its country. Nothing is lost by it, since the
// wider value does not speak against the narrower.
func (b *book) exactness(slot string, v any) int {
	s, _ := v.(string)
	switch slot {
	case "start", "end", "date", "period", "due", "as_of":
		return dateExactness(chancery.Date(s))
	case "place":
		if p := b.atlas.place(s, ""); p.state {
			return 0
		}
		return 1
	case "form":
		return b.forms[s].rank
	case "office":
		if s != "other" {
			return 1
		}
	}
	return 0
}

// dateExactness is 3 for a day, 2 for some days or a month, 1 for a year and more.
func dateExactness(d chancery.Date) int {
	from, to, ok := d.Bounds()
	switch n := dayNumber(to) - dayNumber(from); {
	case !ok:
		return 0
	case n == 0:
		return 3
	case n < 32:
		return 2
	default:
		return 1
	}
}

// hindsight is 2 where a claim was told after the fact by who was there, 1 where
// it was told after the fact, 0 otherwise; the best of ts.
func (b *book) hindsight(ts []*told) int {
	best := 0
	for _, t := range ts {
		if t.rejected || !t.afterwards() {
			continue
		}
		best = max(best, 1)
		if b.firstHand(t.paper) {
			best = 2
		}
	}
	return best
}

// afterwards reports whether t speaks of what is over.
func (t *told) afterwards() bool {
	e, ok := t.Body.(*chancery.Event)
	return ok && (e.Status == chancery.Happened || e.Status == chancery.Cancelled || e.Status == chancery.Denied)
}

// firstHand reports whether p comes from a press service, which speaks for one
// that took part.
func (b *book) firstHand(p *paper) bool {
	for _, n := range append([]string{p.Publisher}, p.Via...) {
		if b.agencies[b.spelling.key(n)].kind == "press service" {
			return true
		}
	}
	return false
}

func (w *wording) accepted() int {
	best := -1
	for _, t := range w.tolds {
		switch {
		case t.accepted:
			return 1
		case !t.rejected:
			best = 0
		}
	}
	return best
}

func (w *wording) confidence() float64 {
	best := 0.0
	for _, t := range w.tolds {
		best = max(best, t.Confidence)
	}
	return best
}

func (w *wording) latest() int { return w.tolds[len(w.tolds)-1].paper.rank }

// values are wordings as the values of a slot.
func values(ws []*wording) []chancery.Value {
	var out []chancery.Value
	for _, w := range ws {
		v := chancery.Value{Value: w.value, Documents: sources(w.tolds)}
		for _, t := range w.tolds {
			v.Claims = append(v.Claims, t.ID)
		}
		out = append(out, v)
	}
	return out
}

// valueKey is equal for values that differ only in how they are written.
func (b *book) valueKey(v any) string {
	switch v := v.(type) {
	case string:
		if v != "" && strings.IndexByte("0123456789X[./", v[0]) >= 0 { // few words begin so, and most are dates
			if _, err := chancery.ParseDate(v); err == nil {
				return string(chancery.Date(v).Plain())
			}
		}
		if k := b.spelling.key(v); k != "" {
			return k
		}
		return v
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case []string:
		ks := make([]string, len(v))
		for i, s := range v {
			ks[i] = b.spelling.key(s)
		}
		slices.Sort(ks)
		return strings.Join(ks, "|")
	}
	return fmt.Sprint(v)
}

// union makes one value of a slot that holds lists: all that any claim lists but
// the one left out, in the order of the alphabet.
func (d *draft) union(slot, leftOut string) {
	var all []string
	for _, v := range d.Slot(slot) {
		if l, ok := v.Value.([]string); ok {
			all = append(all, l...)
		}
	}
	slices.Sort(all)
	all = slices.DeleteFunc(slices.Compact(all), func(s string) bool { return s == "" || s == leftOut })
	if len(all) == 0 {
		setSlot(d.Entry, slot, nil)
		return
	}
	setSlot(d.Entry, slot, []chancery.Value{{Value: all, Documents: d.Documents, Claims: d.Claims}})
}

// prefer puts value before the others of the named slot of e.
func prefer(e *chancery.Entry, slot string, value any) {
	for i := range e.Slots {
		s := &e.Slots[i]
		if s.Name != slot {
			continue
		}
		for j, v := range s.Values {
			if reflect.DeepEqual(v.Value, value) {
				s.Values = slices.Insert(slices.Delete(s.Values, j, j+1), 0, v)
				return
			}
		}
	}
}

// setSlot gives the named slot of e these values; without values it takes it away.
func setSlot(e *chancery.Entry, slot string, vs []chancery.Value) {
	order := slotOrder(e.Kind)
	at := len(e.Slots)
	for i, s := range e.Slots {
		if s.Name == slot {
			if len(vs) == 0 {
				e.Slots = slices.Delete(e.Slots, i, i+1)
				return
			}
			e.Slots[i].Values = vs
			return
		}
		if slices.Index(order, s.Name) > slices.Index(order, slot) {
			at = min(at, i)
		}
	}
	if len(vs) > 0 {
		e.Slots = slices.Insert(e.Slots, at, chancery.Slot{Name: slot, Values: vs})
	}
}

var slotOrders = func() map[chancery.Kind][]string {
	all := map[chancery.Kind][]string{}
	for _, k := range chancery.Kinds {
		rt := reflect.TypeOf(chancery.NewBody(k)).Elem()
		for i := range rt.NumField() {
			name, _, _ := strings.Cut(rt.Field(i).Tag.Get("json"), ",")
			all[k] = append(all[k], name)
		}
	}
	return all
}()

// slotOrder is the slots of a kind in the order of the claims contract.
func slotOrder(k chancery.Kind) []string { return slotOrders[k] }
