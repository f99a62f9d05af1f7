-- What comes in by mail and over the counter: bundles entered under a tape, drawers, and what is taken to the bank.

-- cash -------------------------------------------------------------------------------------------------------

-- What is taken to the bank in one bag, under one number. (A customer's security is a `deposit`.)
create table bank_deposit (
  id             bigint generated always as identity primary key,
  -- `D2026-000012`: from the year's counter, without gaps.
  number         text not null constraint one_bank_deposit_per_number unique,
  deposit_on     date not null,
  state          text not null default 'prepared' constraint bank_deposit_state_is_known
                 check (state in ('prepared', 'sent', 'on-statement')),
  currency_cents bigint not null,
  coin_cents     bigint not null,
  checks_count   bigint not null,
  checks_cents   bigint not null,
  request_id     text not null constraint one_bank_deposit_per_request unique,
  made_by        text not null,
  sent_by        text,
  sent_on        date,
  -- What the statement of the bank says of it, and the day it says.
  statement_on   date,
  statement_note text,
  constraint bank_deposit_holds_something check (currency_cents + coin_cents + checks_cents > 0)
);

-- A bundle of remittances, entered under the count and total of an adding-machine tape.
create table cash_batch (
  id              bigint generated always as identity primary key,
  kind            text not null constraint batch_kind_is_known check (kind in ('mail', 'drop-box', 'counter', 'other')),
  tender          text not null constraint batch_tender_is_known check (tender in ('check', 'cash')),
  -- Whether check number and routing number are keyed too.
  asks            text not null constraint batch_asks_what_is_known check (asks in ('amount', 'check', 'routing')),
  received_on     date not null,
  control_count   bigint not null constraint batch_has_something check (control_count > 0),
  control_cents   bigint not null constraint batch_comes_to_something check (control_cents > 0),
  note            text,
  state           text not null default 'open' constraint batch_state_is_known check (state in ('open', 'closed', 'dropped')),
  owner_name      text not null,
  owner_key       text not null,
  opened_by       text not null,
  opened_on       date not null,
  last_entered_on date not null,
  -- Every so many lines one is keyed again before it closes; null: none is.
  sample_every    bigint,
  request_id      text not null constraint one_batch_per_request unique,
  closed_by       text,
  closed_on       date,
  closed_request  text,
  bank_deposit_id bigint references bank_deposit
);
create index cash_batch_open on cash_batch (id) where state = 'open';
create index cash_batch_by_deposit on cash_batch (bank_deposit_id);
create index cash_batch_to_deposit on cash_batch (id) where state = 'closed' and bank_deposit_id is null;

-- One line of a batch. A line that is corrected or deleted stays as it was, and its successor has the same number.
create table cash_item (
  id             bigint generated always as identity primary key,
  batch_id       bigint not null references cash_batch,
  line_no        bigint not null,
  state          text not null default 'live' constraint item_state_is_known
                 check (state in ('live', 'corrected', 'deleted')),
  -- Null: nobody knows it, and the money goes into suspense.
  account_id     bigint references account,
  -- Of such a line: what stands on the paper in place of a number we know.
  written        text,
  -- The digits of the scan line, where it was read.
  scan_line      text,
  amount_cents   bigint not null constraint item_is_positive check (amount_cents > 0),
  check_number   text,
  routing        text,
  -- What it may be a second time: lines and payments like it.
  likes          jsonb not null,
  -- A request sent twice enters once.
  client_key     text not null constraint one_item_per_key unique,
  entered_by     text not null,
  entered_by_key text not null,
  entered_on     date not null,
  -- Counted at the keyboard: keys pressed, milliseconds spent, times the line was held.
  keystrokes     bigint not null,
  active_ms      bigint not null,
  held           bigint not null,
  ended_by       text,
  payment_id     bigint references payment,
  -- Of a line without account: its item in suspense. It has no key of the database: suspense has none of it either.
  suspense_id    bigint,
  constraint line_has_an_account_or_goes_into_suspense check (account_id is not null or written is not null)
);
create unique index one_live_item_per_line on cash_item (batch_id, line_no) where state = 'live';
create index cash_item_by_batch on cash_item (batch_id, line_no);
create index cash_item_by_account on cash_item (account_id, amount_cents);
create index cash_item_by_payment on cash_item (payment_id);
create index cash_item_by_day on cash_item (entered_on, entered_by_key);

-- A line keyed again without seeing what was keyed first.
create table cash_rekey (
  id           bigint generated always as identity primary key,
  batch_id     bigint not null references cash_batch,
  line_no      bigint not null,
  -- The entry of the line it was held against.
  item_id      bigint not null references cash_item,
  amount_cents bigint not null,
  keyed_by     text not null,
  client_key   text not null constraint one_rekey_per_key unique,
  -- Of a difference: which of the two is right.
  decided      text constraint rekey_is_decided_for_one check (decided in ('first', 'second')),
  decided_by   text
);
create index cash_rekey_by_line on cash_rekey (batch_id, line_no, id);
create index cash_rekey_by_item on cash_rekey (item_id);

-- The counter of a year: receipts and bank deposits are numbered without gaps, also when something is taken back. Its row is held until the
-- number is used.
create table cash_number (
  kind text not null constraint number_kind_is_known check (kind in ('receipt', 'bank-deposit')),
  year bigint not null,
  last bigint not null,
  primary key (kind, year)
);

-- One drawer of the counter from its float to its count. Closed is final.
create table cash_drawer (
  id                bigint generated always as identity primary key,
  cashier_name      text not null,
  cashier_key       text not null,
  opened_on         date not null,
  float_cents       bigint not null constraint float_is_not_negative check (float_cents >= 0),
  state             text not null default 'open' constraint drawer_state_is_known check (state in ('open', 'counted', 'closed')),
  -- What was expected when it was counted, by tender; and the reason of what it is over or short.
  expected          jsonb,
  reason            text,
  signed_by         text,
  closed_by         text,
  closed_on         date,
  request_id        text not null constraint one_drawer_per_request unique,
  bank_deposit_id   bigint references bank_deposit
);
-- A cashier has one drawer at a time.
create unique index one_drawer_per_cashier on cash_drawer (cashier_key) where state <> 'closed';
create index cash_drawer_by_deposit on cash_drawer (bank_deposit_id);

-- A blind count of a drawer; the last one counts. Rows are only ever added.
create table cash_count (
  id           bigint generated always as identity primary key,
  drawer_id    bigint not null references cash_drawer,
  -- Pieces by denomination in cents: `{"2000": 3, "25": 11}`.
  pieces       jsonb not null,
  cash_cents   bigint not null,
  coin_cents   bigint not null,
  checks_count bigint not null,
  checks_cents bigint not null,
  cards_cents  bigint not null,
  counted_by   text not null
);
create index cash_count_by_drawer on cash_count (drawer_id, id);

-- A receipt of the counter.
create table cash_receipt (
  id             bigint generated always as identity primary key,
  -- `R2026-000123`: from the year's counter, without gaps.
  number         text not null constraint one_receipt_per_number unique,
  drawer_id      bigint not null references cash_drawer,
  received_on    date not null,
  total_cents    bigint not null constraint receipt_is_positive check (total_cents > 0),
  change_cents   bigint not null,
  state          text not null default 'live' constraint receipt_state_is_known check (state in ('live', 'voided')),
  made_by        text not null,
  made_by_key    text not null,
  voided_by      text,
  voided_because text,
  printed        bigint not null default 0,
  request_id     text not null constraint one_receipt_per_request unique
);
create index cash_receipt_by_drawer on cash_receipt (drawer_id, id);

-- What a receipt pays, account by account. Rows are only ever added.
create table cash_receipt_part (
  receipt_id   bigint not null references cash_receipt,
  place        bigint not null,
  account_id   bigint not null references account,
  amount_cents bigint not null,
  primary key (receipt_id, place)
);
create index cash_receipt_part_by_account on cash_receipt_part (account_id);

-- What it is paid with. Of a card only what the terminal says: brand and last four digits. Rows are only ever added.
create table cash_receipt_tender (
  receipt_id   bigint not null references cash_receipt,
  place        bigint not null,
  tender       text not null constraint receipt_tender_is_known check (tender in ('cash', 'check', 'card')),
  -- Of cash: less the change.
  amount_cents bigint not null constraint receipt_tender_is_positive check (amount_cents > 0),
  check_number text,
  routing      text,
  card_brand   text,
  card_last4   text constraint no_more_of_a_card check (card_last4 ~ '^\d{4}$'),
  primary key (receipt_id, place)
);

-- The payments a receipt became. Rows are only ever added.
create table cash_receipt_payment (
  receipt_id bigint not null references cash_receipt,
  payment_id bigint not null references payment,
  primary key (receipt_id, payment_id)
);
create index cash_receipt_payment_by_payment on cash_receipt_payment (payment_id);
