// Chancery reads public documents about the relations between states and keeps a
// register of them in which every value comes back with the sentence it rests on.
//
// This comment is the tour of the house. The folders are verbs, in the order of the
// flow by their letters; the files at the root are nouns. Each folder takes the noun
// that the one before it made and makes the next:
//
//	acquire    sources   → Document
//	construe   Document  → Reading
//	extract    Reading   → Claims
//	reconcile  Claims    → Entries
//	register   all of it ⇄ one file
//	write      Entries   → lines, tables, briefs
//	serve      register  → pages
//
// # The ground: chancery and internal/lines
//
// The root package holds the nouns and imports the standard library alone, so that
// the domain can be read without knowing how anything is done. A [chancery.Document]
// is one published text: its raw bytes, its cleaned text, and the way from the one to
// the other. A [chancery.Claim] is what one document says in one place, and cannot be
// without its words: [chancery.Claim.Check] refuses it where they do not stand
// verbatim at its span, whoever made it. An [chancery.Entry] is what the register
// holds of one thing, each slot a list of values with the claims behind each, because
// sources disagree and the register does not choose for its reader in silence. A
// [chancery.Date] is EDTF from the reader to the screen, because unknown is a value
// and no date is ever filled in with today's.
//
// What the program knows and does not compute (countries, offices, verbs, furniture
// of web pages) is text under data/, one fact a line, each file with a head that gives
// its meaning, source and licence. It is read with internal/lines, which lays the
// user's own folder over ours line by line. Package data embeds the files; it is
// opened here and handed down as an [io/fs.FS], so that no stage knows where its
// knowledge comes from, and a test can give it other knowledge.
//
// # acquire
//
// Turns each foreign shape into ours at the door: plain text, Markdown, pages, lines
// of JSON. All that a reader of a page could see is kept in the text, with furniture
// marked rather than deleted, so that offsets stay true and what was taken for
// furniture can be looked at. Everything that comes in here is hostile until it was
// bounded; what cannot be taken is a [chancery.Refusal], a row that travels beside
// the documents and never ends a run.
//
// # construe
//
// Reads a document once for everybody: sentences, words, and the mentions in them
// (who, when, said, how much). The kinds of claims share it, so that "the Kazakh
// leader" means the same person to all of them, and so that only this package needs to
// change when a better reader comes.
//
// Most text says nothing of states: a scan for the words of the data files comes first,
// and what can hold no claim goes no further. The rest is cut into the words of
// Universal Dependencies and its sentences (construe/core), and a small network gives
// each word its tag, lemma, part of a name, head and relation (construe/syntax). It runs
// in whole numbers, so that the same text is read the same way on every machine, and
// what a word is made of is one list that training and running share. The weights are
// data with a card beside them; construe/learn makes them of treebanks and raw text, and
// cmd/chancery-train is the command that does it. Lists and patterns for names, times,
// quotations and amounts stand on that. Who acts without a name ("the police") has a
// list of his own, so that a finder has to ask for him. Each mention keeps why it was
// read so, and the verb explain shows it.
//
// # extract
//
// Makes claims of a reading, one kind of claim a group of files. Events are read from the
// trees of sentences: meetings, visits and signings by frames (the files events, over
// data/en/events.txt), what one actor does to another by its verbs (the files acts, over
// acts.txt), and the status of both by one reading of tense, modality and what governs a
// clause (events_tense, events_status, over status.txt). What a parser commonly gets
// wrong is mended before (the files tree_mend), in the tree and not in the rules. The
// kinds that are told by phrases are patterns over tagged words (cue.go) which then ask
// the tree. Precision comes before recall here: a wrong line in a register costs more
// than a missing one. Planned is not happened, so that every claim has its status in the
// words of its document, and who says that who says so is kept in the chain of speakers.
// Each claim can be asked why: the word that told it, the rule, the path from the one to
// the words of each slot; and its confidence is what claims by its rule were right in
// when people read them (data/confidence.txt).
//
// # reconcile
//
// Decides which claims tell of the same thing, whose voice each is, and how they stand
// to one another. Copies of one text are one voice; two claims that cannot both hold
// stand as a dispute until a person decides. It is a pure function of documents,
// claims and decisions, in whatever order they come: this is what makes entries safe
// to throw away and derive again. What a state does at home stays a claim.
//
// # register
//
// One SQLite file. Documents, claims and decisions are only ever added, and the file
// itself refuses anything else; entries are a derived table, put in place in one
// transaction. It stands beside the flow and not in it: no stage knows that anything
// is stored, and the register knows no stage.
//
// # write and serve
//
// Write puts entries into what people keep: lines of JSON, tables, one entry with its
// sentences, a brief. It fails closed: a line that it cannot cite is not written.
// Serve shows the same in a browser, made whole on the server and readable without
// scripts. It leans on write, so that a page and a file say a thing in the same words.
//
// # cmd/chancery
//
// Only this package knows everyone. It has one file a verb over [run], which is the
// whole program as a function, so that tests can type commands as a user would. The
// loops that remember their place are here and are dull: desk.go takes documents
// through the three stages on all cores and hands them back in the order they came,
// read.go keeps them in batches and derives the entries, view.go looks at the register
// as it stands or as it could have been known on a day.
//
// # What keeps the house in order
//
// internal/floors is a test that fails where a package leans on one it must not.
// internal/golden compares what a stage says with what its testdata remembers, in
// archives that the person who knows the language can read. No stage looks at the
// clock, at the order of a map or at the network, so that two runs print the same
// bytes.
package main
