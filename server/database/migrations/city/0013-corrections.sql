-- The past corrected: what was stated, what it came to bill by bill, and what the books had before.

-- services ---------------------------------------------------------------------------------------------------

-- A service that never was keeps its row, because bills name it, and has no days: it ends on its first day.
alter table service drop constraint service_stops_after_it_starts;
alter table service add constraint service_stops_after_it_starts check (until_on >= from_on);

-- The service that days of another were billed as, before a correction put this one in its place.
create table service_origin (
  service_id bigint primary key references service,
  origin_id  bigint not null references service
);
create index service_origin_by_origin on service_origin (origin_id);

-- accounts ---------------------------------------------------------------------------------------------------

-- Days on which an account was of another class than the one it has.
create table account_class_was (
  account_id bigint not null references account,
  class      text not null,
  from_on    date not null,
  until_on   date not null,
  constraint one_class_per_day exclude using gist (account_id with =, daterange(from_on, until_on) with &&),
  constraint class_ends_after_it_begins check (until_on > from_on)
);
create index account_class_was_by_account on account_class_was (account_id);

-- corrections ------------------------------------------------------------------------------------------------

-- One correction of the past of an account, from asking to posting.
create table correction (
  id             bigint generated always as identity primary key,
  account_id     bigint not null references account,
  -- Whoever asks sends the same key again with a retried request.
  request_key    text not null constraint one_correction_per_request unique,
  state          text not null default 'asked' constraint correction_state_is_known
                 check (state in ('asked', 'posted', 'refused', 'withdrawn')),
  from_on        date not null,
  until_on       date,
  -- What was stated, as it was sent.
  facts          jsonb not null,
  -- The same in words of both languages.
  told           jsonb not null,
  reason         text not null,
  -- Why a manager goes beyond the look-back; null: nobody does.
  override_reason text,
  -- The rule it was judged by.
  citation       text not null,
  difference_cents bigint not null,
  posted_cents   bigint not null,
  -- Whether what it charges is paid in installments.
  in_installments boolean not null default false,
  -- What was looked at when it was asked for: nothing else is posted.
  fingerprint    text not null,
  asked_on       date not null,
  asked_by       text not null,
  asked_by_key   text not null,
  asked_at       timestamptz not null default clock_timestamp(),
  -- The adjustment that carries it through authority and queue.
  adjustment_id  bigint,
  ended_by       text,
  ended_at       timestamptz,
  ended_note     text,
  -- The newest bill of the account when it was posted: bills up to it were made from what was believed before.
  through_bill   bigint,
  -- The newest entry of the account when it was posted: what was adjusted up to it was seen.
  through_entry  bigint,
  letter_id      bigint
);
create index correction_by_account on correction (account_id);
create unique index one_open_correction_per_account on correction (account_id) where state = 'asked';

-- A bill that a correction looked at. Rows are only added.
create table correction_bill (
  correction_id    bigint not null references correction,
  bill_id          bigint not null references bill,
  verdict          text not null constraint verdict_is_known
                   check (verdict in ('same', 'within', 'beyond', 'overridden', 'waived')),
  why              text not null,
  billed_cents     bigint not null,
  moved_cents      bigint not null,
  should_cents     bigint not null,
  difference_cents bigint not null,
  posted_cents     bigint not null,
  primary key (correction_id, bill_id)
);
create index correction_bill_by_bill on correction_bill (bill_id);

-- A charge of such a bill that differs. Rows are only added.
create table correction_charge (
  correction_id    bigint not null,
  bill_id          bigint not null,
  charge_no        bigint not null,
  -- Which charge it is: `service:12`, `event:7`, `discount:senior`.
  about            text not null,
  gl_code          text not null,
  billed_cents     bigint not null,
  moved_cents      bigint not null,
  should_cents     bigint not null,
  difference_cents bigint not null,
  -- The lines as they were posted and as they should have been, with their derivations, and where the difference goes: lines of the bill and cents.
  posted           jsonb not null,
  should           jsonb not null,
  parts            jsonb not null,
  primary key (correction_id, bill_id, charge_no),
  foreign key (correction_id, bill_id) references correction_bill
);
create index correction_charge_by_bill on correction_charge (bill_id);

-- What a correction changed of the facts, row by row: what had been believed, and what is known since. Rows are only added.
create table correction_fact (
  correction_id bigint not null references correction,
  fact_no       bigint not null,
  what          text not null constraint corrected_fact_is_known check (what in ('service', 'discount', 'class')),
  before        jsonb,
  after         jsonb,
  primary key (correction_id, fact_no)
);

-- Money moved between accounts: a balance, or a charge of a bill that belongs to others, whole or by weights.
create table transfer (
  id              bigint generated always as identity primary key,
  request_key     text not null constraint one_transfer_per_request unique,
  from_account_id bigint not null references account,
  -- Of a charge: the line it is taken from; of a balance, none.
  bill_id         bigint references bill,
  line_no         bigint,
  -- What leaves the account; negative when it is a credit that leaves it.
  amount_cents    bigint not null constraint transfer_moves_something check (amount_cents <> 0),
  reason          text not null,
  state           text not null constraint transfer_state_is_known check (state in ('asked', 'posted', 'refused', 'withdrawn')),
  asked_on        date not null,
  asked_by        text not null,
  asked_by_key    text not null,
  asked_at        timestamptz not null default clock_timestamp(),
  ended_by        text,
  ended_at        timestamptz,
  ended_note      text,
  constraint transfer_names_a_whole_line check ((bill_id is null) = (line_no is null))
);
create index transfer_by_account on transfer (from_account_id);
create index transfer_by_bill on transfer (bill_id);

-- What each account gets or gives: they sum to nothing. Rows are only added.
create table transfer_part (
  transfer_id   bigint not null references transfer,
  account_id    bigint not null references account,
  -- Of a charge that is split: the weight of this account's share.
  weight        bigint,
  amount_cents  bigint not null,
  adjustment_id bigint not null references adjustment,
  primary key (transfer_id, account_id)
);
create index transfer_part_by_account on transfer_part (account_id);
create index transfer_part_by_adjustment on transfer_part (adjustment_id);

-- A debit of a correction that is paid in installments: until each is due, it stands on another ledger account than what is owed.
create table installment_plan (
  id            bigint generated always as identity primary key,
  account_id    bigint not null references account,
  correction_id bigint not null references correction constraint one_plan_per_correction unique,
  amount_cents  bigint not null constraint plan_is_owed check (amount_cents > 0),
  ledger_code   text not null,
  citation      text not null,
  made_on       date not null,
  made_by       text not null
);
create index installment_plan_by_account on installment_plan (account_id);

create table installment (
  id           bigint generated always as identity primary key,
  plan_id      bigint not null references installment_plan,
  due_on       date not null,
  amount_cents bigint not null constraint installment_is_owed check (amount_cents > 0),
  -- The entry by which it became due; null until then.
  entry_id     bigint,
  constraint one_installment_per_day unique (plan_id, due_on)
);
create index installment_to_come on installment (due_on) where entry_id is null;
