package write

import (
	"fmt"
	"io"
	"strings"

	"chancery"
)

// columns is how wide plain text may run.
const columns = 100

// Show writes e in plain text: what the register holds of it, each value with the
// numbers of the sentences it rests on, and these quoted whole below, with document,
// day and bytes. What came from outside is made fit for a terminal by [Plain].
func Show(w io.Writer, e *chancery.Entry, x Context) error {
	return NewIndex(x).Show(w, e)
}

// Show is the function of that name on an index made before.
func (ix *Index) Show(w io.Writer, e *chancery.Entry) error {
	s := &shower{ix: ix, e: e, at: map[noteKey]int{}}
	var err error
	if s.claims, err = ix.ClaimsOf(e); err != nil {
		return fmt.Errorf("showing %s: %w", e.ID, err)
	}
	wrap(&s.b, "", "  ", Plain(e.Label), columns)
	wrap(&s.b, "", "  ", fmt.Sprintf("%s · %s · %s", e.Kind, Plain(StandingWords(e)), Plain(string(e.ID))), columns)
	s.slots()
	s.promise()
	s.parts()
	s.life()
	s.offices()
	if e.Dispute != nil {
		s.heading("Sides")
		s.dispute(e)
	}
	for _, d := range ix.Disputes(e.ID) {
		s.heading("Disputed: " + Plain(d.Label))
		s.dispute(d)
	}
	s.words()
	_, err = io.WriteString(w, s.b.String())
	return err
}

// ClaimsOf is the claims that e and its slots rest on, by id.
func (ix *Index) ClaimsOf(e *chancery.Entry) (map[chancery.ClaimID]*chancery.Claim, error) {
	seen := map[chancery.ClaimID]bool{}
	var ids []chancery.ClaimID
	add := func(more ...chancery.ClaimID) {
		for _, id := range more {
			if id != "" && !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	add(e.Claims...)
	for _, s := range e.Slots {
		for _, v := range s.Values {
			add(v.Claims...)
		}
	}
	for _, l := range e.Life {
		add(l.Claim)
	}
	for _, o := range e.Offices {
		add(o.Claims...)
	}
	out := make(map[chancery.ClaimID]*chancery.Claim, len(ids))
	if len(ids) == 0 || ix.Claims == nil {
		return out, nil
	}
	claims, err := ix.Claims(ids...)
	for i := range claims {
		out[claims[i].ID] = &claims[i]
	}
	return out, err
}

// A shower holds the text of one entry while it is told. Sentences are numbered
// as they are cited and stand once, at the end: most slots rest on the same few.
type shower struct {
	ix     *Index
	e      *chancery.Entry
	claims map[chancery.ClaimID]*chancery.Claim
	at     map[noteKey]int
	notes  []sentence
	b      strings.Builder
}

// A sentence is the words of one document that something rests on.
type sentence struct {
	source     string
	start, end int
	text       string
	saidBy     []string
}

func (s *shower) heading(words string) {
	s.b.WriteByte('\n')
	wrap(&s.b, "", "  ", words, columns)
}

// field is the column at which values begin.
const field = 22

// row writes one value under the name of its slot, or under nothing.
func (s *shower) row(name, words string) {
	pad := strings.Repeat(" ", max(1, field-Columns(name)))
	wrap(&s.b, name+pad, strings.Repeat(" ", field+2), words, columns)
}

func (s *shower) slots() {
	s.b.WriteByte('\n')
	for _, slot := range s.e.Slots {
		for i, v := range slot.Values {
			name := ""
			if i == 0 {
				name = SlotWords(slot.Name)
			}
			words := s.ix.ValueWords(slot.Name, v.Value)
			if len(slot.Values) > 1 && i == 0 {
				words += " (preferred)"
			}
			s.row(name, words+" – "+s.ix.Voices(v.Documents)+s.cite(v))
		}
	}
}

// Voices says how many speak: "2 documents, 1 root".
func (ix *Index) Voices(sources []string) string {
	return Count(len(sources), "document") + ", " + Count(ix.Roots(sources), "root")
}

// BestWords is the preferred value of a slot of e in words; "" where it has none.
func (ix *Index) BestWords(e *chancery.Entry, slot string) string {
	if vs := e.Slot(slot); len(vs) > 0 {
		return ix.ValueWords(slot, vs[0].Value)
	}
	return ""
}

// cite is the numbers of the sentences behind v, and the names of documents that
// gave it none.
func (s *shower) cite(v chancery.Value) string {
	var b strings.Builder
	told := map[string]bool{}
	for _, id := range v.Claims {
		n, source := s.claim(id)
		if n > 0 && !told[source] {
			fmt.Fprintf(&b, " [%d]", n)
		}
		told[source] = true
	}
	for _, source := range v.Documents {
		if !told[source] {
			b.WriteString(" " + Plain(source))
		}
	}
	return b.String()
}

// claim is the number of the sentence of a claim, and its document; 0 where the
// claim is not known.
func (s *shower) claim(id chancery.ClaimID) (int, string) {
	c := s.claims[id]
	if c == nil {
		return 0, ""
	}
	source := string(c.Doc)
	if d := s.ix.byID[c.Doc]; d != nil {
		source = d.Source
	}
	return s.number(sentence{source, c.Evidence.Start, c.Evidence.End, c.Evidence.Text, c.SaidBy}), source
}

func (s *shower) number(q sentence) int {
	k := noteKey{chancery.DocumentID(q.source), q.start, q.end}
	if s.at[k] == 0 {
		s.notes = append(s.notes, q)
		s.at[k] = len(s.notes)
	}
	return s.at[k]
}

func (s *shower) documentWords(source string) string {
	words := Plain(source)
	if d := s.ix.bySource[source]; d != nil {
		words += ", " + Plain(d.Published.Words())
	}
	return words
}

// words writes the sentences cited above.
func (s *shower) words() {
	if len(s.notes) == 0 {
		return
	}
	s.heading("The words")
	for i, q := range s.notes {
		line := fmt.Sprintf("%s, bytes %d–%d", s.documentWords(q.source), q.start, q.end)
		if len(q.saidBy) > 0 {
			line += ", said by " + Plain(strings.Join(q.saidBy, ", who cites "))
		}
		wrap(&s.b, fmt.Sprintf("%4s ", fmt.Sprintf("[%d]", i+1)), "     ", line, columns)
		wrap(&s.b, "     ", "      ", "“"+Plain(q.text)+"”", columns)
	}
}

func (s *shower) life() {
	if len(s.e.Life) == 0 {
		return
	}
	s.heading("Life line")
	words := s.ix.LifeWords(s.e.Life)
	for i, step := range s.e.Life {
		cite := " " + Plain(step.Document)
		if n, _ := s.claim(step.Claim); n > 0 {
			cite = fmt.Sprintf(" [%d]", n)
		}
		s.row("  "+Plain(step.On.Words()), words[i]+cite)
	}
}

// LifeWords names the steps of a life line. A plan is announced, and confirmed
// when another root tells it on a later day; a copy of the announcement confirms
// nothing. What has happened is reported held.
func (ix *Index) LifeWords(life []chancery.Step) []string {
	out := make([]string, len(life))
	for i, step := range life {
		switch step.Status {
		case chancery.Planned:
			out[i] = ix.planWords(life[:i], step)
		case chancery.Happened:
			out[i] = "reported held"
		case chancery.Ongoing:
			out[i] = "under way"
		case chancery.Hypothetical:
			out[i] = "spoken of as possible"
		default:
			out[i] = Plain(string(step.Status))
		}
	}
	return out
}

func (ix *Index) planWords(before []chancery.Step, step chancery.Step) string {
	words := "announced"
	for _, b := range before {
		switch {
		case b.Status != chancery.Planned:
		case ix.Root(b.Document) == ix.Root(step.Document):
			return "announced again, same root"
		case b.On.Plain() != step.On.Plain():
			words = "confirmed ahead"
		}
	}
	return words
}

func (s *shower) offices() {
	if len(s.e.Offices) == 0 {
		return
	}
	s.heading("Offices")
	for _, o := range s.e.Offices {
		words := s.ix.TenureWords(o)
		for _, id := range o.Claims {
			if n, _ := s.claim(id); n > 0 {
				words += fmt.Sprintf(" [%d]", n)
			}
		}
		wrap(&s.b, "  ", "    ", words, columns)
	}
}

// TenureWords is an office held, in words: "foreign minister, Ruritania, from
// 2 May 2031". Ends that are open, "../2031-05-02" and "2031-06-01/..", are the
// first and the last day on which it is known: "known from 2 May to 1 June 2031".
func (ix *Index) TenureWords(o chancery.Tenure) string {
	words := Plain(o.Office)
	if o.Country != "" {
		words += ", " + Plain(ix.Name(o.Country))
	}
	from, early := strings.CutPrefix(string(o.From), "../")
	to, late := strings.CutSuffix(string(o.To), "/..")
	first, last := chancery.Date(from).Words(), chancery.Date(to).Words()
	known := ""
	if early || late {
		known = "known "
	}
	switch {
	case from != "" && from == to:
		words += ", " + known + "on " + first
	case from != "" && to != "":
		words += ", " + known + "from " + first + " to " + last
	case from != "" && early:
		words += ", since " + first + " or before"
	case from != "":
		words += ", from " + first
	case to != "" && late:
		words += ", until " + last + " or after"
	case to != "":
		words += ", until " + last
	}
	return Plain(words)
}

func (s *shower) promise() {
	e := s.e
	if e.State != "" {
		s.row("state", Plain(e.State))
	}
	if e.LastHeard != "" {
		s.row("last heard", Plain(e.LastHeard.Words()))
	}
	if p := e.Progress; p != nil {
		s.row("progress", fmt.Sprintf("%.0f %% of the target, by %s", p.Share*100, Plain(string(p.Indicator))))
	}
	for i, r := range e.Restated {
		name := ""
		if i == 0 {
			name = "restated"
		}
		s.row(name, Plain(r.On.Words())+", in "+Plain(r.Document))
	}
	if e.Best("count") != "" && e.Kind == chancery.KindAgreement {
		s.row("itemised", fmt.Sprintf("%d of %s", e.Itemised, e.Best("count")))
	}
}

func (s *shower) parts() {
	name := func(id chancery.EntryID) string {
		if o := s.ix.entries[id]; o != nil {
			return Plain(o.Label) + " (" + Plain(string(id)) + ")"
		}
		return Plain(string(id))
	}
	if s.e.PartOf != "" {
		s.row("part of", name(s.e.PartOf))
	}
	if s.e.Follows != "" {
		s.row("follows", name(s.e.Follows))
	}
	for _, ed := range s.e.Editions {
		words := Plain(ed.Edition)
		if ed.Event != "" {
			words += ": " + name(ed.Event)
		}
		s.row("held as number", words)
	}
	if o := s.e.SourceOf; o != nil {
		if d := s.ix.Document(o.Document); d != nil {
			if d.Publisher != "" {
				s.row("publisher", Plain(d.Publisher))
			}
			s.row("its day", Plain(d.Published.Words())+WhyDated(d))
		}
		root := o.Root
		if root == chancery.RootUnknown {
			root = "not told"
		}
		s.row("root", Plain(root))
		if o.DerivedFrom != "" {
			s.row(Plain(o.Relation)+" of", fmt.Sprintf("%s, which holds %.0f %% of its words", Plain(o.DerivedFrom), o.Overlap*100))
		}
	}
}

// WhyDated says how the day of d was found, in brackets, and what else its clues
// say; "" where it has none.
func WhyDated(d *chancery.Document) string {
	if d.Published == "" {
		return ""
	}
	words := " (from the " + clueWords(d.PublishedWhy)
	for _, c := range d.Against() {
		words += "; the " + clueWords(c.Why) + " says " + Plain(c.Value.Words())
	}
	return words + ")"
}

// clueWords is a kind of clue of a document's day in words.
func clueWords(why string) string {
	return map[string]string{
		"metadata": "metadata", "byline": "masthead or byline", "dateline": "dateline",
		"weekday": "weekday of the days it names", "content": "days that the text names",
	}[why]
}

// dispute writes the sides of d, each with its words.
func (s *shower) dispute(d *chancery.Entry) {
	for _, side := range d.Dispute.Sides {
		words := s.ix.ValueWords(d.Dispute.Slot, side.Value) + " – " + s.ix.Voices(side.Documents)
		for _, q := range side.Evidence {
			words += fmt.Sprintf(" [%d]", s.number(sentence{q.Document, q.Start, q.End, q.Text, nil}))
		}
		wrap(&s.b, "  ", "    ", words, columns)
	}
	wrap(&s.b, "  ", "    ", s.ix.RulingWords(d.Dispute), columns)
}

// RulingWords says how a dispute stands: decided by a person, preferred by rule,
// or undecided.
func (ix *Index) RulingWords(d *chancery.Dispute) string {
	switch {
	case d.Decision != "":
		return "decided: " + Plain(d.Decision)
	case d.Preferred != nil:
		words := "preferred: " + ix.ValueWords(d.Slot, d.Preferred)
		if d.Why != "" {
			words += ", because " + Plain(d.Why)
		}
		return words
	}
	return "undecided"
}
