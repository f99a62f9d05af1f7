-- Proposed rates and rules, and what bills would come to by them. Nothing here is ever part of the rates in force, of a register that
-- is released, or of the ledger.

-- proposals --------------------------------------------------------------------------------------------------

-- Rates and rules that somebody proposes. What is proposed is in its versions.
create table proposal (
  id        bigint generated always as identity primary key,
  name      text not null constraint one_proposal_per_name unique,
  opened_by text not null,
  opened_at timestamptz not null default clock_timestamp()
);

-- A proposal as it stood after one change. A version is never changed: who changes a proposal makes the next one.
create table proposal_version (
  proposal_id    bigint not null references proposal,
  number         bigint not null,
  how            text not null constraint proposal_way_is_known check (how in ('files', 'copy', 'percent', 'rates')),
  -- How the amounts came about, as a sentence: it is printed for the council.
  method         text not null,
  why            text not null,
  -- The resolution that would adopt it, and its first day.
  resolution     text not null,
  effective_from date not null,
  -- The proposed tables without their rows, as they would stand in rates/versions.csv.
  tables         jsonb not null,
  -- The proposed rules, as they would stand in policies.yaml.
  policies       jsonb not null,
  made_by        text not null,
  made_at        timestamptz not null default clock_timestamp(),
  primary key (proposal_id, number)
);

-- A row of a proposed table. It has the form of a rate and is none: no bill is ever charged by it.
create table proposed_rate (
  proposal_id bigint not null,
  number      bigint not null,
  label       text not null,
  row_key     text not null,
  place       bigint not null,
  body        jsonb not null,
  primary key (proposal_id, number, label, row_key),
  foreign key (proposal_id, number) references proposal_version
);

-- billing ----------------------------------------------------------------------------------------------------

-- Bills calculated by the rates in force and by proposed ones on the same facts. It is no bill run: it has no register, no release
-- and no bills, and it can never come to stand where a run does.
create table what_if (
  id             bigint generated always as identity primary key,
  proposal_id    bigint not null,
  number         bigint not null,
  -- The day that chose the billing period of each cycle.
  chosen_on      date not null,
  -- Whether what is proposed counts from the first day of the period, although it would begin later.
  as_if_in_force boolean not null,
  state          text not null default 'calculating' constraint a_what_if_is_never_released
                 check (state in ('calculating', 'calculated')),
  asked_by       text not null,
  asked_at       timestamptz not null default clock_timestamp(),
  calculated_at  timestamptz,
  -- What stopped the background work, in words for the coordinator.
  failure        text,
  -- What it came to, once all of it was calculated.
  impact         jsonb,
  foreign key (proposal_id, number) references proposal_version
);
create index what_if_by_proposal on what_if (proposal_id, number);

-- The period of each cycle it covers.
create table what_if_cycle (
  what_if_id   bigint not null references what_if on delete cascade,
  cycle        text not null references cycle,
  period_from  date not null,
  period_until date not null,
  months       bigint not null,
  timing       text not null,
  primary key (what_if_id, cycle),
  constraint what_if_period_has_days check (period_until > period_from)
);
create index what_if_cycle_by_cycle on what_if_cycle (cycle);

-- A piece of it that one worker does in one transaction.
create table what_if_chunk (
  what_if_id       bigint not null references what_if on delete cascade,
  number           bigint not null,
  cycle            text not null,
  first_account_id bigint not null,
  last_account_id  bigint not null,
  accounts         bigint not null,
  done_at          timestamptz,
  primary key (what_if_id, number)
);

-- What an account would be charged for the period, by the rates in force and by those proposed.
create table what_if_account (
  what_if_id      bigint not null references what_if on delete cascade,
  account_id      bigint not null references account,
  account_number  text not null,
  service_address text not null,
  class           text not null,
  -- What is served, in words: accounts with the same words are alike.
  served          text not null,
  months          bigint not null,
  before_cents    bigint not null,
  after_cents     bigint not null,
  -- Days or events without a rate, in either book.
  gaps            bigint not null,
  -- Why the two differ, by cause; they sum to the difference.
  causes          jsonb not null,
  primary key (what_if_id, account_id)
);
create index what_if_account_by_account on what_if_account (account_id);

-- The same by ledger account and charge: the parts of an account sum to what it is charged, before and after.
create table what_if_part (
  what_if_id   bigint not null references what_if on delete cascade,
  account_id   bigint not null,
  part_no      bigint not null,
  kind         text not null,
  code         text not null,
  stream       text,
  gl_code      text not null,
  -- What it is called on the bill, in English.
  title        text not null,
  before_cents bigint not null,
  after_cents  bigint not null,
  primary key (what_if_id, account_id, part_no)
);
