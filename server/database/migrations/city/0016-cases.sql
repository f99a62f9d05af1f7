-- Cases of the service desk: what a caller asked is followed from the first call to its end.

-- cases ------------------------------------------------------------------------------------------------------

-- One matter of a customer with an owner and a day.
create table desk_case (
  id                 bigint generated always as identity primary key,
  -- Counts changes, so that of two people who change it at once the second is told.
  version            bigint not null default 1,
  -- Whoever opens a case sends a word of their own with it: sent twice it opens one case.
  opened_key         text constraint one_case_per_opening unique,
  -- The kind of case, as the city’s policy names it.
  type               text not null,
  title              text not null,
  body               text,
  account_id         bigint references account,
  owner_user         text,
  owner_name         text,
  due_on             date,
  state              text not null default 'new' constraint case_state_is_known check
                     (state in ('new', 'research', 'waiting', 'adjustment', 'letter', 'closed')),
  waiting_for        text,
  waiting_since      date,
  -- Handed to somebody with more authority: to whom, when by, and why.
  escalated_user     text,
  escalated_name     text,
  escalated_on       date,
  escalated_by       text,
  escalated_because  text,
  escalated_due_on   date,
  -- The time of that day by the clock of the city, such as 16:00.
  escalated_due_time text constraint escalation_time_is_one check (escalated_due_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- Nobody of the city calls or writes before this day.
  no_contact_before  date,
  no_contact_because text,
  outcome            text constraint case_outcome_is_known check
                     (outcome in ('upheld', 'partly', 'denied', 'answered', 'corrected', 'referred', 'withdrawn')),
  outcome_because    text,
  opened_on          date not null,
  opened_by          text not null,
  opened_user        text,
  closed_on          date,
  closed_by          text,
  constraint waiting_case_says_for_what check ((state = 'waiting') = (waiting_for is not null)),
  constraint closed_case_says_how check ((state = 'closed') = (closed_on is not null and outcome is not null and outcome_because is not null)),
  constraint escalated_case_says_when check ((escalated_user is null) = (escalated_due_on is null)),
  constraint quiet_case_says_why check ((no_contact_before is null) = (no_contact_because is null))
);
create index desk_case_by_due_day on desk_case (due_on, id) where closed_on is null;
create index desk_case_by_account on desk_case (account_id, id) where account_id is not null;
create index desk_case_by_owner on desk_case (owner_user) where closed_on is null;
create index desk_case_by_closing_day on desk_case (closed_on desc, id) where closed_on is not null;

-- What is to be done for a case: the checklist of its type as it was when the case was opened, and what people added.
create table case_step (
  id       bigint generated always as identity primary key,
  case_id  bigint not null references desk_case,
  place    bigint not null,
  title    text not null,
  done_on  date,
  done_by  text,
  constraint done_case_step_says_by_whom check ((done_on is null) = (done_by is null))
);
create index case_step_by_case on case_step (case_id, place);

-- What a case is about beside its account: a kind (`bill`, `call`, …) and its number there.
create table case_link (
  case_id bigint not null references desk_case,
  kind    text not null,
  key     text not null,
  primary key (case_id, kind, key)
);
create index case_link_by_thing on case_link (kind, key);

-- What people wrote down about a case. Rows are only ever added.
create table case_note (
  id         bigint generated always as identity primary key,
  case_id    bigint not null references desk_case,
  written_at timestamptz not null default clock_timestamp(),
  written_on date not null,
  written_by text not null,
  body       text not null,
  written_key text,
  constraint one_case_note_per_writing unique (case_id, written_key)
);

-- What somebody promised to do about a case, and on which day.
create table case_follow_up (
  id         bigint generated always as identity primary key,
  case_id    bigint not null references desk_case,
  due_on     date not null,
  what       text not null,
  owner_user text,
  owner_name text,
  added_by   text not null,
  done_on    date,
  done_by    text,
  constraint done_follow_up_says_by_whom check ((done_on is null) = (done_by is null))
);
create index case_follow_up_by_case on case_follow_up (case_id, due_on);
create index case_follow_up_by_owner on case_follow_up (owner_user, due_on) where done_on is null;

-- A part of a bill that the customer disputes, and on which days: no penalty and no notice rests on it then. Taken up again, it is
-- another row, so that every day keeps what was in dispute on it.
create table disputed_line (
  id           bigint generated always as identity primary key,
  case_id      bigint not null references desk_case,
  account_id   bigint not null references account,
  bill_id      bigint not null references bill,
  line_no      bigint not null,
  amount_cents bigint not null constraint disputed_amount_is_positive check (amount_cents > 0),
  from_on      date not null,
  -- The first day it is no longer in dispute.
  until_on     date,
  -- How much of it the customer was right about, once that was decided.
  upheld_cents bigint constraint upheld_is_part_of_disputed check (upheld_cents between 0 and amount_cents),
  constraint dispute_ends_after_it_begins check (until_on >= from_on),
  constraint decided_dispute_has_ended check (upheld_cents is null or until_on is not null)
);
create index disputed_line_by_case on disputed_line (case_id, id);
create index disputed_line_by_account on disputed_line (account_id, from_on);
create unique index one_open_dispute_per_line on disputed_line (bill_id, line_no) where until_on is null;

-- accounts ---------------------------------------------------------------------------------------------------

-- A party that was found to be another one: whose record it is now.
alter table party add column merged_into bigint references party;
create index party_merged_into on party (merged_into) where merged_into is not null;

-- Two records of one person made one: what each was, what was decided, and which rows moved, so that it can be undone.
create table party_merge (
  id             bigint generated always as identity primary key,
  kept_id        bigint not null references party,
  merged_id      bigint not null references party,
  merged_on      date not null,
  merged_at      timestamptz not null default clock_timestamp(),
  merged_by      text not null,
  reason         text not null,
  -- Both records as they were, and the kept one as it became.
  kept_before    jsonb not null,
  merged_before  jsonb not null,
  kept_after     jsonb not null,
  -- The rows of `account_party` that moved, and those that were folded into one that was there, as they were.
  moved          jsonb not null,
  undone_on      date,
  undone_by      text,
  undone_because text,
  constraint nobody_is_merged_with_themselves check (kept_id <> merged_id),
  constraint undone_merge_says_by_whom check ((undone_on is null) = (undone_by is null))
);
create unique index one_merge_stands_per_party on party_merge (merged_id) where undone_on is null;
create index party_merge_by_kept on party_merge (kept_id);
create index party_merge_by_merged on party_merge (merged_id);
