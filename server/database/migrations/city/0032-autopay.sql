-- Files to the bank: who lets the city draw, what is drawn from whom and when, and the files that say so.

-- autopay ----------------------------------------------------------------------------------------------------

-- A customer's word that their bills may be drawn from their bank account. The number at the bank is encrypted; its last four digits are shown.
create table autopay_mandate (
  id                 bigint generated always as identity primary key,
  account_id         bigint not null references account,
  -- The one before it, when the bank account was changed or the customer moved.
  replaces_id        bigint references autopay_mandate,
  given_by           text not null constraint mandate_way_is_known check (given_by in ('paper', 'web', 'phone', 'business')),
  given_on           date not null,
  -- What was agreed to, word for word, and where the city keeps the paper or the recording.
  wording            text not null,
  evidence           text not null,
  holder_name        text not null,
  routing            text not null constraint mandate_routing_is_nine_digits check (routing ~ '^\d{9}$'),
  account_kind       text not null constraint mandate_kind_is_known check (account_kind in ('checking', 'savings')),
  sealed_number      text not null,
  last4              text not null,
  state              text not null constraint mandate_state_is_known
                     check (state in ('prenote-to-send', 'prenote-sent', 'live', 'held', 'stopped')),
  -- The first day on which it may be drawn from; null: its prenote was not sent.
  live_from          date,
  -- Since when the bank details are what they are.
  details_since      date not null,
  -- Whether somebody or a bank changed them, rather than gave them first.
  details_changed    boolean not null,
  why                text,
  stopped_on         date,
  set_up_by          text not null,
  set_up_on          date not null,
  constraint stopped_mandates_say_when_and_why check ((state = 'stopped') = (stopped_on is not null) and (state not in ('held', 'stopped') or why is not null)),
  constraint live_mandates_have_a_day check (state not in ('live', 'prenote-sent') or live_from is not null)
);
create unique index one_mandate_per_account on autopay_mandate (account_id) where state <> 'stopped';
create index autopay_mandate_by_account on autopay_mandate (account_id, id);
create index autopay_mandate_by_replaced on autopay_mandate (replaces_id);

-- The number of the last entry: traces of a city's files go on from file to file.
create table ach_counter (
  only_row      boolean primary key default true constraint ach_counter_has_one_row check (only_row),
  last_sequence bigint not null
);

-- What is to be sent to the bank in one file: prepared by one person, released by another, written, taken to the bank, and posted on its day.
create table ach_run (
  id            bigint generated always as identity primary key,
  kind          text not null constraint ach_run_kind_is_known check (kind in ('prenote', 'autopay', 'refund')),
  -- The day on which the bank moves the money: a banking day.
  draw_on       date not null,
  state         text not null constraint ach_run_state_is_known check (state in ('prepared', 'released', 'posted', 'cancelled')),
  -- What is not drawn though it might have been looked for, each with why.
  left_out      jsonb not null,
  citation      text not null,
  prepared_by   text not null,
  prepared_key  text not null,
  prepared_on   date not null,
  released_by   text,
  released_on   date,
  file_name     text,
  sha256        text,
  -- The bytes, encrypted: they hold whole bank numbers.
  sealed_file   text,
  totals        jsonb,
  taken_by      text,
  taken_on      date,
  taken_times   bigint not null default 0,
  ended_by      text,
  ended_on      date,
  ended_reason  text,
  constraint released_runs_have_a_file check ((state in ('released', 'posted')) = (sha256 is not null)),
  constraint cancelled_runs_say_why check ((state = 'cancelled') = (ended_reason is not null))
);
create unique index one_prepared_ach_run_per_kind on ach_run (kind) where state = 'prepared';
create index ach_run_released on ach_run (draw_on) where state = 'released';

-- One payment or prenote of a run, with the bank details as they were when it was prepared: what was looked at is what is sent.
create table ach_entry (
  id            bigint generated always as identity primary key,
  run_id        bigint not null references ach_run,
  mandate_id    bigint references autopay_mandate,
  account_id    bigint not null references account,
  bill_id       bigint references bill,
  sec           text not null constraint ach_entry_class_is_known check (sec in ('PPD', 'WEB', 'TEL', 'CCD')),
  side          text not null constraint ach_entry_side_is_known check (side in ('debit', 'credit')),
  holder_name   text not null,
  routing       text not null,
  account_kind  text not null,
  sealed_number text not null,
  last4         text not null,
  amount_cents  bigint not null constraint ach_entry_is_not_negative check (amount_cents >= 0),
  -- What whoever releases it looks at: first drawn from these details, or drawn the first time since they changed.
  flag          text constraint ach_entry_flag_is_known check (flag in ('first', 'changed')),
  trace         text,
  payment_id    bigint references payment,
  constraint one_entry_per_mandate_and_run unique (run_id, mandate_id)
);
create index ach_entry_by_mandate on ach_entry (mandate_id, id);
create index ach_entry_by_account on ach_entry (account_id);
create index ach_entry_by_bill on ach_entry (bill_id);
create index ach_entry_by_payment on ach_entry (payment_id);
create index ach_entry_by_trace on ach_entry (trace) where trace is not null;

-- ledger -----------------------------------------------------------------------------------------------------

-- A journal is of a bill run, or of the cash office: then of everything through a day that no earlier one has. Entries of an earlier day that were
-- posted after its journal are in the next one.
alter table gl_journal alter column run_id drop not null;
alter table gl_journal add column cash_through date constraint one_journal_per_day_of_cash unique;
alter table gl_journal add column through_entry_id bigint;
alter table gl_journal add constraint journals_are_of_a_run_or_of_cash
  check ((run_id is null) = (cash_through is not null) and (cash_through is null) = (through_entry_id is null));
