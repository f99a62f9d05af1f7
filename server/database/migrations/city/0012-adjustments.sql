-- Credits and charges after the fact: what was asked, by whose authority it was posted, and what was laid before.

-- adjustments ------------------------------------------------------------------------------------------------

-- One row for whoever ever asked for an adjustment: held while their limit is looked at, so that two requests of one person in the
-- same moment are counted one after the other.
create table adjuster (
  person_key text primary key
);

-- Which party of the city's accounts a person of the staff is, where the e-mail address does not say so.
create table staff_party (
  id          bigint generated always as identity primary key,
  user_id     text not null,
  party_id    bigint not null references party,
  declared_by text not null,
  declared_on date not null,
  reason      text not null,
  ended_by    text,
  ended_on    date,
  end_reason  text
);
create index staff_party_by_party on staff_party (party_id);
create unique index one_link_per_person_and_party on staff_party (user_id, party_id) where ended_on is null;

-- A file that shows why. The content in base 64.
create table evidence_file (
  id         bigint generated always as identity primary key,
  account_id bigint not null references account,
  name       text not null,
  kind       text not null constraint evidence_kind_is_known check (kind in ('pdf', 'jpg', 'png')),
  bytes      bigint not null constraint evidence_is_not_empty check (bytes > 0),
  sha256     text not null,
  content    text not null,
  added_by   text not null,
  added_on   date not null,
  added_at   timestamptz not null default clock_timestamp(),
  constraint one_file_of_evidence_per_account unique (account_id, sha256)
);

create table adjustment (
  id            bigint generated always as identity primary key,
  account_id    bigint not null references account,
  -- The reason as the policy had it on the day it was asked for.
  reason        text not null,
  label_en      text not null,
  label_es      text not null,
  citation      text not null,
  -- What it does to the account, positive when it owes more; and what its credits and charges come to without their signs.
  amount_cents  bigint not null,
  gross_cents   bigint not null constraint adjustment_moves_something check (gross_cents > 0),
  note          text not null,
  -- Of a standard case: which, and how its amount was worked out, in both languages.
  standard_case text,
  derivation    jsonb,
  -- Of another module: what it was asked for.
  source_kind   text,
  source_id     bigint,
  -- The adjustment that this one takes back.
  reverses_id   bigint references adjustment,
  request_key   text constraint one_adjustment_per_request unique,
  state         text not null constraint adjustment_state_is_known
                check (state in ('waiting', 'posted', 'returned', 'withdrawn')),
  asked_by      text not null,
  asked_key     text not null,
  asked_role    text not null,
  asked_on      date not null,
  asked_at      timestamptz not null default clock_timestamp(),
  -- Posted by whoever asked, within their own limits.
  alone         boolean not null,
  -- By which limits it was judged, and what had been posted within them.
  authority     jsonb not null,
  decided_by    text,
  decided_key   text,
  decided_on    date,
  decided_at    timestamptz,
  decision_note text,
  posted_on     date,
  constraint posted_adjustment_has_a_day check ((state = 'posted') = (posted_on is not null))
);
create index adjustment_by_account on adjustment (account_id, id);
create index adjustment_by_reverses on adjustment (reverses_id);
create unique index one_reversal_per_adjustment on adjustment (reverses_id) where state in ('waiting', 'posted');
create index adjustment_waiting on adjustment (id) where state = 'waiting';
create index adjustment_alone_by_person on adjustment (asked_key, posted_on) where alone;
create index adjustment_by_source on adjustment (source_kind, source_id) where source_kind is not null;

create table adjustment_part (
  adjustment_id bigint not null references adjustment,
  part_no       bigint not null,
  -- The line of a posted bill it takes from or adds to; of an amount, none.
  bill_id       bigint,
  line_no       bigint,
  ledger_code   text not null,
  amount_cents  bigint not null constraint part_moves_something check (amount_cents <> 0),
  -- Its entry, once it is posted.
  entry_id      bigint,
  primary key (adjustment_id, part_no),
  constraint part_names_a_whole_line check ((bill_id is null) = (line_no is null))
);
create index adjustment_part_by_line on adjustment_part (bill_id, line_no) where bill_id is not null;
create index adjustment_part_by_entry on adjustment_part (entry_id) where entry_id is not null;

-- A standard case that was recorded: a missed pickup, a vacant home, and what it came to by the city's rule.
create table standard_case (
  id          bigint generated always as identity primary key,
  account_id  bigint not null references account,
  kind        text not null constraint standard_case_is_known
              check (kind in ('missed-pickup', 'vacancy', 'contamination', 'damaged-cart', 'courtesy')),
  -- The day of the pickup, the first vacant day, the day it was found.
  happened_on date not null,
  -- Of a vacancy: the first day it is to be lived in again, and when that came earlier, that day.
  until_on    date,
  ended_on    date,
  facts       jsonb not null,
  outcome     text not null constraint standard_case_outcome_is_known
              check (outcome in ('adjusted', 'warned', 'rescheduled', 'noted')),
  -- How it was worked out, in both languages, and the section that says so.
  words       jsonb not null,
  note        text not null,
  request_key text constraint one_standard_case_per_request unique,
  recorded_by text not null,
  recorded_on date not null,
  constraint vacancy_ends_after_it_begins check (until_on > happened_on)
);
create index standard_case_by_account on standard_case (account_id, kind, happened_on);

create table adjustment_evidence (
  adjustment_id bigint not null references adjustment,
  evidence_id   bigint not null references evidence_file,
  primary key (adjustment_id, evidence_id)
);
create index adjustment_evidence_by_file on adjustment_evidence (evidence_id);
