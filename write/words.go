package write

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chancery"
)

// SlotWords is the name of a slot as a person would say it: "when_text" is
// "when, in words".
func SlotWords(slot string) string {
	if w, ok := slotWords[slot]; ok {
		return w
	}
	return strings.ReplaceAll(slot, "_", " ")
}

var slotWords = map[string]string{
	"plover": "type (PLOVER)", "when_text": "when, in words", "place_country": "country of the place",
	"part_of": "part of", "office_text": "office, in words", "as_of": "as of", "target_value": "target",
	"label": "called",
}

// ValueWords is the value of a slot in plain English, fit for one line. It takes
// the types that [chancery.Value] names, and what JSON makes of them.
func (ix *Index) ValueWords(slot string, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return ix.stringWords(slot, v)
	case float64:
		return Number(v)
	case int:
		return Number(float64(v))
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case chancery.Country:
		return ix.Name(v)
	case chancery.Participant:
		return ix.participantWords(v)
	case []string:
		return join(v, func(s string) string { return ix.stringWords(slot, s) })
	case []chancery.Country:
		return join(v, ix.Name)
	case []chancery.Participant:
		return join(v, ix.participantWords)
	case []any:
		return join(v, func(x any) string { return ix.ValueWords(slot, x) })
	case map[string]any:
		if p, ok := participantOf(v); ok {
			return ix.participantWords(p)
		}
	case json.RawMessage:
		var x any
		if json.Unmarshal(v, &x) == nil {
			return ix.ValueWords(slot, x)
		}
	case fmt.Stringer:
		return Plain(v.String())
	}
	if b, err := json.Marshal(v); err == nil {
		var x any
		if json.Unmarshal(b, &x) == nil {
			if s, ok := x.(string); ok {
				return ix.stringWords(slot, s)
			}
		}
		return Plain(string(b))
	}
	return Plain(fmt.Sprint(v))
}

func (ix *Index) stringWords(slot, s string) string {
	switch slot {
	case "start", "end", "date", "due", "period", "as_of", "on":
		return Plain(chancery.Date(s).Words())
	case "country", "place_country", "of", "members":
		return Plain(ix.Name(chancery.Country(s)))
	}
	return Plain(s)
}

func (ix *Index) participantWords(p chancery.Participant) string {
	s := Plain(p.Name)
	var notes []string
	if c := ix.Name(p.Country); c != "" && c != p.Name {
		notes = append(notes, Plain(c))
	}
	if p.Role != "" && p.Role != "party" {
		notes = append(notes, Plain(p.Role))
	}
	if len(notes) > 0 {
		s += " (" + strings.Join(notes, ", ") + ")"
	}
	return s
}

// ParticipantsOf is v as participants, whichever way they were stored.
func ParticipantsOf(v any) []chancery.Participant {
	switch v := v.(type) {
	case []chancery.Participant:
		return v
	case []any:
		var out []chancery.Participant
		for _, x := range v {
			if m, ok := x.(map[string]any); ok {
				if p, ok := participantOf(m); ok {
					out = append(out, p)
				}
			}
		}
		return out
	}
	return nil
}

func participantOf(m map[string]any) (chancery.Participant, bool) {
	name, ok := m["name"].(string)
	country, _ := m["country"].(string)
	role, _ := m["role"].(string)
	return chancery.Participant{Name: name, Country: chancery.Country(country), Role: role}, ok
}

// StringsOf is v as strings, whichever way they were stored.
func StringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	case []chancery.Country:
		out := make([]string, len(v))
		for i, c := range v {
			out[i] = string(c)
		}
		return out
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// floatOf is the first value of the slot as a number.
func floatOf(e *chancery.Entry, slot string) (float64, bool) {
	vs := e.Slot(slot)
	if len(vs) == 0 {
		return 0, false
	}
	switch v := vs[0].Value.(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	}
	return 0, false
}

// Number is n as people write it: "28 billion", "27.85 million", "7,548.9", never
// rounded.
func Number(n float64) string {
	for _, u := range [...]struct {
		size float64
		word string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if math.Abs(n) < u.size {
			continue
		}
		s := strconv.FormatFloat(n/u.size, 'f', -1, 64)
		if _, frac, _ := strings.Cut(s, "."); len(frac) <= 3 {
			return s + u.word
		}
		break
	}
	s := strconv.FormatFloat(n, 'f', -1, 64)
	whole, frac, hasFrac := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	for i := len(whole) - 3; i > 0 && len(whole) > 4; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if hasFrac {
		whole += "." + frac
	}
	return sign + whole
}

// Comparator is = > >= < <= ~ in words, with a space after it; "=" says nothing.
func Comparator(c string) string {
	switch c {
	case ">":
		return "more than "
	case ">=":
		return "at least "
	case "<":
		return "less than "
	case "<=":
		return "at most "
	case "~":
		return "about "
	}
	return ""
}

// Figure is the number of an indicator with its comparator and unit:
// "more than 28 billion USD".
func Figure(e *chancery.Entry) string {
	v, ok := floatOf(e, "value")
	if !ok {
		return "no figure"
	}
	return Comparator(e.Best("comparator")) + Number(v) + unitWords(e.Best("unit"))
}

func unitWords(u string) string {
	switch u {
	case "":
		return ""
	case "percent":
		return " %"
	}
	return " " + Plain(u)
}

// When is the date that an entry is ordered by: of an event its days, of an
// agreement its date, of an indicator its period, of a commitment its term.
func When(e *chancery.Entry) chancery.Date {
	switch e.Kind {
	case chancery.KindEvent:
		if vs := e.Slot("start"); len(vs) > 0 {
			return extent(e, vs[0])
		}
	case chancery.KindAgreement:
		return chancery.Date(e.Best("date"))
	case chancery.KindIndicator:
		return chancery.Date(e.Best("period"))
	case chancery.KindCommitment:
		return chancery.Date(e.Best("due"))
	case chancery.KindActor:
		return chancery.Date(e.Best("as_of"))
	}
	return ""
}

// OtherExtents is the dates that the event e is given beside that of [When]: the days
// of a visit where others name its main day alone.
func OtherExtents(e *chancery.Entry) []chancery.Date {
	var out []chancery.Date
	for i, v := range e.Slot("start") {
		if d := extent(e, v); i > 0 && d != When(e) && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// extent is the start v of e with the end that the same claims give it.
func extent(e *chancery.Entry, v chancery.Value) chancery.Date {
	from, _ := v.Value.(string)
	for _, end := range e.Slot("end") {
		to, _ := end.Value.(string)
		if !slices.ContainsFunc(end.Claims, func(c chancery.ClaimID) bool { return slices.Contains(v.Claims, c) }) {
			continue
		}
		if d, err := chancery.ParseDate(string(chancery.Between(chancery.Date(from), chancery.Date(to)))); err == nil {
			return d
		}
	}
	return chancery.Date(from)
}

// Stage is how far an entry has come, in one word of its kind: the status of an
// event, agreement or project, the state of a commitment, the type of a dispute.
func Stage(e *chancery.Entry) string {
	switch e.Kind {
	case chancery.KindCommitment:
		if e.State != "" {
			return e.State
		}
		return e.Best("strength")
	case chancery.KindIndicator:
		if e.Best("target") == "true" {
			return "target"
		}
		return ""
	case chancery.KindDispute:
		if e.Dispute != nil {
			return e.Dispute.Type
		}
	case chancery.KindSource:
		if e.SourceOf != nil {
			return e.SourceOf.Relation
		}
	case chancery.KindActor:
		return e.Best("actor")
	}
	return e.Best("status")
}

// Count is n with its noun: "1 document", "3 documents".
func Count(n int, noun string) string {
	if n != 1 {
		if stem, ok := strings.CutSuffix(noun, "y"); ok {
			noun = stem + "ie"
		}
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// StandingWords is how e's sources stand: "corroborated: 3 documents, 2 roots".
func StandingWords(e *chancery.Entry) string {
	return string(e.Standing) + ": " + Count(len(e.Documents), "document") + ", " + Count(e.Roots, "root")
}

func join[T any](vs []T, f func(T) string) string {
	out := make([]string, len(vs))
	for i, v := range vs {
		out[i] = f(v)
	}
	return strings.Join(out, "; ")
}
