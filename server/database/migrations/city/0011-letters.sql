-- Letters to customers: what they begin from, what they say, and what became of them.

-- letters ----------------------------------------------------------------------------------------------------

-- What a template said, both languages together, from a day on. Rows are only added.
create table letter_template_version (
  id           bigint generated always as identity primary key,
  code         text not null,
  version      bigint not null,
  name         text not null,
  from_on      date not null,
  -- In each language: what it is about, and its text.
  en           jsonb not null,
  es           jsonb not null,
  -- What whoever makes a letter from it is to give.
  facts        jsonb not null,
  published_by text not null,
  published_on date not null,
  published_at timestamptz not null default clock_timestamp(),
  constraint one_letter_template_version unique (code, version)
);

-- A change of a template while it is prepared. When each language was changed last, and when a person last said that it says what
-- the other one says: neither is published while it is older than its pair.
create table letter_template_draft (
  code          text primary key,
  name          text not null,
  en            jsonb not null,
  es            jsonb not null,
  facts         jsonb not null,
  en_changed_at timestamptz,
  es_changed_at timestamptz,
  en_checked_at timestamptz,
  es_checked_at timestamptz,
  edition       bigint not null default 1,
  changed_by    text not null,
  changed_at    timestamptz not null default clock_timestamp()
);

-- One print of letters.
create table letter_batch (
  id         bigint generated always as identity primary key,
  printed_on date not null,
  printed_by text not null,
  printed_at timestamptz not null default clock_timestamp()
);

create table letter (
  id                  bigint generated always as identity primary key,
  -- Whoever asked for it names it, so that asking again makes no second one.
  request_key         text constraint one_letter_per_request unique,
  account_id          bigint not null references account,
  party_id            bigint not null references party,
  -- Another party that gets a copy.
  copy_to             bigint references party,
  language            text not null constraint letter_language_is_printed check (language in ('en', 'es')),
  send_by             text not null constraint letter_goes_somehow check (send_by in ('print', 'email')),
  template_version_id bigint references letter_template_version,
  subject             text not null,
  body                jsonb not null,
  facts               jsonb not null,
  enclosures          jsonb not null default '[]',
  amount_cents        bigint,
  -- What of another module it is about: its kind and number.
  about_kind          text,
  about_id            bigint,
  copy_of             bigint references letter,
  state               text not null default 'draft' constraint letter_state_is_known
                      check (state in ('draft', 'waiting', 'approved', 'printed', 'sent', 'returned', 'withdrawn')),
  -- Counts up with every change of a draft.
  edition             bigint not null default 1,
  -- Whoever had a hand in it, by the keys of people: none of them approves it.
  hands               jsonb not null,
  drafted_by          text not null,
  drafted_user        text,
  drafted_on          date not null,
  changed_by          text not null,
  approved_by         text,
  sent_on             date,
  returned_on         date,
  returned_because    text,
  batch_id            bigint references letter_batch,
  constraint letter_is_about_something_whole check ((about_kind is null) = (about_id is null))
);
create index letter_by_account on letter (account_id, id);
create index letter_by_party on letter (party_id);
create index letter_by_copy_to on letter (copy_to);
create index letter_by_template on letter (template_version_id);
create index letter_by_about on letter (about_kind, about_id) where about_kind is not null;
create index letter_by_copy_of on letter (copy_of);
create index letter_by_batch on letter (batch_id);
create index letter_by_state on letter (state, id);

-- What a letter said when it was sent on its way: all its words, and what it was set with, so that it prints again as it was.
-- A letter that was sent back and written anew has one for each time. Rows are only added.
create table letter_paper (
  letter_id       bigint not null references letter,
  edition         bigint not null,
  data            jsonb not null,
  sha256          text not null,
  template_sha256 text not null references template_version,
  -- The versions of the city's papers it shows.
  documents       jsonb not null,
  -- Where it lies in the mail.
  mail_key        text not null,
  copy_mail_key   text,
  made_at         timestamptz not null default clock_timestamp(),
  primary key (letter_id, edition)
);
create index letter_paper_by_template on letter_paper (template_sha256);

-- What a print put in envelopes. A letter, or its copy, is in one print and no other.
create table letter_piece (
  letter_id bigint not null references letter,
  is_copy   boolean not null,
  batch_id  bigint not null references letter_batch,
  piece     bigint not null,
  primary key (letter_id, is_copy),
  constraint one_letter_per_piece unique (batch_id, piece)
);

-- What happened to a letter. Rows are only added.
create table letter_event (
  id        bigint generated always as identity primary key,
  letter_id bigint not null references letter,
  what      text not null,
  note      text,
  by_name   text not null,
  on_day    date not null,
  at        timestamptz not null default clock_timestamp()
);
create index letter_event_by_letter on letter_event (letter_id, id);

-- A letter that goes by e-mail, once. As with bills, an attempt is written before it begins and after it ended.
create table letter_email (
  letter_id   bigint primary key references letter,
  to_address  text not null,
  state       text not null default 'waiting' constraint letter_email_state_is_known
              check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
  attempts    bigint not null default 0,
  message_id  text,
  begun_at    timestamptz,
  answer      text,
  due_at      timestamptz not null default clock_timestamp(),
  sent_at     timestamptz
);
create index letter_email_to_send on letter_email (due_at) where state in ('waiting', 'sending');
