-- +goose Up
-- What was read, and what people ruled, is only ever added to. What is derived
-- from it (entry, heir, derived) may be made anew at any time.

-- The raw bytes of a document, once, whatever it was called where it was found.
create table document (
	n      integer primary key,
	id     text    not null unique, -- sha256:... of the raw bytes
	size   integer not null,        -- of the raw bytes
	packed integer not null,        -- 1 where raw is held as a deflate stream
	raw    blob    not null
);

-- What acquiring made of the raw bytes. There is more than one wording of a
-- document only where it was found under several sources that differ in more
-- than their name (another media type, a title kept beside the file).
create table wording (
	n              integer primary key,
	document       integer not null references document (n),
	print          text    not null, -- hash of all that follows, claims included
	address        text    not null,
	media          text    not null,
	text           text    not null,
	origins        blob    not null,
	title          text    not null,
	title_start    integer not null,
	title_end      integer not null,
	publisher      text    not null,
	byline         text    not null,
	dateline_start integer not null,
	dateline_end   integer not null,
	clues          text    not null, -- JSON
	language       text    not null,
	via            text    not null, -- JSON
	furniture      text    not null, -- JSON
	published      text    not null, -- EDTF
	published_why  text    not null,
	unique (document, print)
);

-- Every source that a document was seen under.
create table sighting (
	n        integer primary key,
	document integer not null references document (n),
	source   text    not null,
	wording  integer not null references wording (n),
	unique (document, source)
);
create index sighting_source on sighting (source);

-- Claims, in the order of the text within a wording.
create table claim (
	n          integer primary key,
	wording    integer not null references wording (n),
	id         text    not null,
	kind       text    not null,
	start_at   integer not null,
	end_at     integer not null,
	words      text    not null,
	said_by    text    not null, -- JSON
	basis      text    not null,
	why        text    not null,
	rule       text    not null,
	confidence real    not null,
	body       text    not null, -- the slots, JSON
	unique (wording, id)
);
create index claim_id on claim (id);

create table decision (
	id     integer primary key,
	what   text not null,
	target text not null, -- claim or entry id
	slot   text not null,
	value  text not null, -- JSON, or empty
	who    text not null,
	day    text not null, -- EDTF
	reason text not null
);

-- The source that names a document is the first of its sources by letter, so
-- that the order of reading does not matter.
create view holding as
select d.n as document, d.id as id, s.source as source, s.wording as wording
from document d
join sighting s on s.document = d.n
where s.source = (select min(o.source) from sighting o where o.document = d.n);

create table entry (
	id     text primary key,
	kind   text not null,
	claims text not null, -- JSON
	body   text not null  -- JSON
);
create index entry_kind on entry (kind);

-- Ids that entries once had, and the entry that took over their claims.
create table heir (
	old text primary key,
	new text not null
);

-- How far the documents and decisions went that the entries were derived from,
-- and how often the entries have changed.
create table derived (
	one      integer primary key check (one = 1),
	sighting integer not null,
	decision integer not null,
	changes  integer not null
);

-- +goose StatementBegin
create trigger document_kept  before update on document begin select raise(abort, 'documents are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger document_stays before delete on document begin select raise(abort, 'documents are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger wording_kept   before update on wording  begin select raise(abort, 'documents are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger wording_stays  before delete on wording  begin select raise(abort, 'documents are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger sighting_kept  before update on sighting begin select raise(abort, 'documents are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger sighting_stays before delete on sighting begin select raise(abort, 'documents are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger claim_kept     before update on claim    begin select raise(abort, 'claims are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger claim_stays    before delete on claim    begin select raise(abort, 'claims are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger decision_kept  before update on decision begin select raise(abort, 'decisions are only ever added'); end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger decision_stays before delete on decision begin select raise(abort, 'decisions are only ever added'); end;
-- +goose StatementEnd
