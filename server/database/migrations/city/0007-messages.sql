-- What bills say beside their charges, bills on demand, and how bills reach people.

-- messages ---------------------------------------------------------------------------------------------------

-- A text that bills of some days bear, for those whom its condition names. What a bill bore is frozen with the bill.
create table bill_message (
  id         bigint generated always as identity primary key,
  name       text not null constraint one_message_per_name unique,
  -- The text in each language; `plain` stands in for a language that has none.
  en         text,
  es         text,
  plain      text,
  -- The days of bills that bear it, half-open.
  from_on    date not null,
  until_on   date,
  -- 1 goes before 9 where more messages are meant for a bill than it has room for.
  priority   bigint not null constraint message_priority_is_one_to_nine check (priority between 1 and 9),
  -- Whom it is for, as data: all or any of some terms. No terms: everybody.
  condition  jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  constraint message_can_be_said check (plain is not null or (en is not null and es is not null)),
  constraint message_has_days check (until_on > from_on)
);

-- accounts ---------------------------------------------------------------------------------------------------

-- How a payer wants all their bills, whichever account they are for; it goes before what an account says.
create table party_delivery (
  party_id   bigint primary key references party,
  bill_by    text not null constraint party_bill_is_sent_somehow check (bill_by in ('paper', 'email', 'both')),
  changed_by text not null,
  changed_on date not null
);

-- billing ----------------------------------------------------------------------------------------------------

-- What bills the run makes: those of a cycle or, on demand, one for part of a period, the last one of an account, or extra charges.
alter table bill_run add column bill_kind text not null default 'regular'
  constraint run_bill_kind_is_known check (bill_kind in ('regular', 'partial', 'final', 'off-cycle'));
-- Of a bill on demand: the first day it does not stand for.
alter table bill_run add column bill_until date;

-- bills ------------------------------------------------------------------------------------------------------

-- Which bills a print job holds: all of its run that go by mail, or those whose e-mail did not arrive.
alter table print_job add column holds text not null default 'run'
  constraint print_job_holds_something_known check (holds in ('run', 'returned'));
-- Of those whose e-mail did not arrive: the bills, since others may follow.
alter table print_job add column bill_ids jsonb;

-- A bill that goes by e-mail, once to each address. It is written before anything is sent; an attempt is written before it begins
-- and after it ended, so that whoever comes after a killed worker knows that it may have been sent, and does not send it again.
create table bill_email (
  id          bigint generated always as identity primary key,
  bill_id     bigint not null references bill,
  run_id      bigint not null references bill_run,
  to_address  text not null,
  state       text not null default 'waiting' constraint email_state_is_known
              check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
  attempts    bigint not null default 0,
  -- Of the last attempt: what names it everywhere, when it began, what came of it.
  message_id  text,
  begun_at    timestamptz,
  answer      text,
  -- Not before; after a failure that may pass.
  due_at      timestamptz not null default clock_timestamp(),
  sent_at     timestamptz,
  asked_by    text not null,
  asked_at    timestamptz not null default clock_timestamp(),
  constraint one_email_per_bill_and_address unique (bill_id, to_address)
);
create index bill_email_by_run on bill_email (run_id, state);
create index bill_email_to_send on bill_email (due_at) where state in ('waiting', 'sending');
