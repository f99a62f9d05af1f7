-- Bills cancelled and billed anew: one service, one bill, or a whole list.

-- adjustments ------------------------------------------------------------------------------------------------

-- What was posted since a moment: a register that was made before it is stale.
create index adjustment_posted_at on adjustment (coalesce(decided_at, asked_at)) where state = 'posted';

-- corrections ------------------------------------------------------------------------------------------------

-- A list of bills that somebody brought to be cancelled and billed anew.
create table rebill_list (
  id           bigint generated always as identity primary key,
  -- Whoever brings it sends the same key again with a retried request.
  request_key  text not null constraint one_rebill_list_per_request unique,
  file_name    text not null,
  reason       text not null,
  brought_on   date not null,
  brought_by   text not null,
  brought_by_key text not null,
  brought_at   timestamptz not null default clock_timestamp()
);

-- A line of it. What became of a row that was asked for is told by its correction.
create table rebill_row (
  list_id        bigint not null references rebill_list,
  line           bigint not null,
  -- As they were written.
  bill           text not null,
  service        text not null,
  account_id     bigint references account,
  bill_id        bigint references bill,
  service_id     bigint references service,
  state          text not null constraint rebill_row_state_is_known check (state in ('new', 'ready', 'bad', 'asked')),
  -- Of a bad row: which column, and why.
  problem_column text,
  problem        text,
  credited_cents bigint not null default 0,
  billed_cents   bigint not null default 0,
  posted_cents   bigint not null default 0,
  -- Of what was looked at, for all rows of the account.
  fingerprint    text,
  correction_id  bigint,
  primary key (list_id, line),
  constraint bad_rebill_row_says_why check (state <> 'bad' or problem is not null)
);
create index rebill_row_by_account on rebill_row (account_id);
create index rebill_row_by_bill on rebill_row (bill_id);
create index rebill_row_by_service on rebill_row (service_id);
create index rebill_row_by_correction on rebill_row (correction_id) where correction_id is not null;

-- What a correction does with the bills it looks at: null leaves them as they were sent; `service` and `bills` cancel them and bill them anew.
alter table correction
  add column rebills text constraint rebill_is_of_a_known_kind check (rebills in ('service', 'bills')),
  add column rebill_service_id bigint references service,
  add column rebill_list_id bigint references rebill_list,
  add constraint rebill_of_a_service_names_it check ((rebills is not distinct from 'service') = (rebill_service_id is not null));
create index correction_by_rebill_service on correction (rebill_service_id) where rebill_service_id is not null;
create index correction_by_rebill_list on correction (rebill_list_id) where rebill_list_id is not null;

-- A bill made anew in the place of one that is cancelled. The cancelled one stays as it was sent. Rows are only added: the newest of a bill holds.
create table replacement_bill (
  id             bigint generated always as identity primary key,
  -- That of the bill, with R1, R2: `2000123-R1`.
  number         text not null constraint one_replacement_per_number unique,
  correction_id  bigint not null references correction,
  bill_id        bigint not null references bill,
  -- The earlier replacement that is cancelled by this one; null: the bill itself is.
  replaces_id    bigint references replacement_bill constraint one_replacement_of_a_replacement unique,
  issued_on      date not null,
  due_on         date not null,
  delinquent_on  date not null,
  -- What the account owed before, what is cancelled, what is billed anew, and what it owes since.
  previous_balance_cents bigint not null,
  cancelled_cents bigint not null,
  charges_cents  bigint not null,
  total_due_cents bigint not null,
  lines          jsonb not null,
  -- Everything else it shows, frozen as with any bill, and the versions of the city's papers.
  document       jsonb not null,
  documents      jsonb not null,
  constraint replacement_sums_up check (previous_balance_cents + cancelled_cents + charges_cents = total_due_cents),
  constraint one_replacement_per_correction unique (correction_id, bill_id)
);
-- Which facts were corrected since a moment.
create index correction_ended_at on correction (ended_at) where state = 'posted';
create index replacement_bill_by_bill on replacement_bill (bill_id, id);

-- A plan that ended before its last installment was due: paid off at once, broken, or cancelled.
alter table installment_plan
  add column ended_how text constraint plan_end_is_known check (ended_how in ('paid-off', 'broken', 'cancelled')),
  add column ended_on date,
  add column ended_by text,
  add column ended_reason text,
  -- When all of the rest is due.
  add column rest_due_on date,
  add constraint ended_plan_says_how check ((ended_how is null) = (ended_on is null) and (ended_how is null) = (rest_due_on is null));

-- The day an installment is due on in place of its own, because its plan ended.
alter table installment add column called_on date;
create index installment_called on installment (called_on) where entry_id is null and called_on is not null;

-- services ---------------------------------------------------------------------------------------------------

-- An event that a correction found never to have been keeps its row, because bills name it; nothing charges or counts it any more.
alter table service_event add column absent boolean not null default false;

-- corrections ------------------------------------------------------------------------------------------------

alter table correction_fact drop constraint corrected_fact_is_known;
alter table correction_fact add constraint corrected_fact_is_known check (what in ('service', 'discount', 'class', 'event'));

-- A correction of a service that several accounts pay is one for each of them: those of the payers name that of the account whose service it is.
alter table correction add column shared_of bigint references correction;
create index correction_by_shared_of on correction (shared_of) where shared_of is not null;
