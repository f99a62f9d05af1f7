-- What banks send: each file with all its lines, what was found in it, and what became of it.

-- bank-intake ------------------------------------------------------------------------------------------------

-- One file of a bank. Its bytes are not kept: its hash is, so that the same file is never taken twice.
create table bank_file (
  id            bigint generated always as identity primary key,
  file_name     text not null,
  sha256        text not null,
  format        text not null constraint bank_file_format_is_known check (format in ('nacha', 'bai2', 'lockbox', 'csv')),
  -- Of a lockbox file, the layout it was read by.
  layout        text,
  mode          text not null constraint bank_file_mode_is_known check (mode in ('strict', 'lenient')),
  -- Why a person has it read leniently.
  mode_reason   text,
  state         text not null constraint bank_file_state_is_known
                check (state in ('checked', 'posting', 'posted', 'refused', 'discarded')),
  -- What the reader found: verdict, totals, faults, what is in it.
  found         jsonb not null,
  -- How the bank itself names the file, where it does: of statements, sender, file id and creation.
  bank_key      text,
  received_on   date not null,
  received_by   text not null,
  received_at   timestamptz not null default clock_timestamp(),
  ended_by      text,
  ended_on      date,
  ended_reason  text,
  -- What stopped the last attempt to post it.
  failure       text,
  constraint lenient_reading_has_a_reason check (mode = 'strict' or mode_reason is not null)
);
create unique index one_bank_file_per_content on bank_file (sha256) where state not in ('refused', 'discarded');
create unique index one_bank_file_per_key on bank_file (bank_key) where state not in ('refused', 'discarded');

-- One payment of a file: what it is to become, and whether that is done. A check that pays several accounts is several.
create table bank_file_item (
  id            bigint generated always as identity primary key,
  file_id       bigint not null references bank_file,
  line          bigint not null,
  -- Batch and item as the bank numbers them: with the file it is the receipt.
  place         text not null,
  amount_cents  bigint not null,
  tender        text not null,
  received_on   date not null,
  written       text,
  payer_name    text,
  payer_routing text,
  payer_last4   text,
  check_number  text,
  trace         text,
  verdict       text not null constraint bank_file_item_verdict_is_known check (verdict in ('posted', 'suspended', 'rejected')),
  -- Why it is not posted.
  why           text,
  -- How its account was found.
  found_by      text,
  account_id    bigint references account,
  payment_id    bigint references payment,
  done          boolean not null default false,
  constraint one_bank_file_item_per_place unique (file_id, place),
  constraint posted_items_have_an_account check ((verdict = 'posted') = (account_id is not null)),
  constraint others_have_a_reason check (verdict = 'posted' or why is not null)
);
create index bank_file_item_to_do on bank_file_item (file_id, id) where not done;
create index bank_file_item_by_account on bank_file_item (account_id);
create index bank_file_item_by_payment on bank_file_item (payment_id);
create index bank_file_item_by_check on bank_file_item (check_number, amount_cents) where check_number is not null;
create index bank_file_item_by_trace on bank_file_item (trace) where trace is not null;
create index bank_file_item_by_payer on bank_file_item (payer_routing, payer_last4) where payer_routing is not null;

-- What a bank tells without money: an entry of ours that came back, or what to use from now on. A person sees to each.
create table bank_notice (
  id             bigint generated always as identity primary key,
  file_id        bigint not null references bank_file,
  line           bigint not null,
  kind           text not null constraint bank_notice_kind_is_known check (kind in ('return', 'change')),
  code           text not null,
  amount_cents   bigint not null,
  original_trace text not null,
  payer_name     text,
  information    text,
  -- What is right from now on; of a bank account number the last four digits.
  correction     jsonb,
  payment_id     bigint references payment,
  settled_by     text,
  settled_on     date,
  note           text,
  constraint one_bank_notice_per_line unique (file_id, line),
  constraint settled_notices_have_a_note check ((settled_on is null) = (note is null))
);
create index bank_notice_by_payment on bank_notice (payment_id);
create index bank_notice_open on bank_notice (id) where settled_on is null;

-- One account of a statement on its day.
create table bank_statement (
  id             bigint generated always as identity primary key,
  file_id        bigint not null references bank_file,
  account        text not null,
  as_of          date,
  currency       text not null,
  opening_cents  bigint,
  closing_cents  bigint,
  credit_cents   bigint not null,
  debit_cents    bigint not null
);
create index bank_statement_by_file on bank_statement (file_id);
create index bank_statement_by_day on bank_statement (account, as_of);

-- One line of a statement. The amount is never negative: the side tells which way it went.
create table bank_statement_line (
  id                 bigint generated always as identity primary key,
  statement_id       bigint not null references bank_statement,
  line               bigint not null,
  type_code          text not null,
  side               text,
  use                text not null,
  amount_cents       bigint not null,
  value_on           date,
  bank_reference     text not null,
  customer_reference text not null,
  text               text not null
);
create index bank_statement_line_by_statement on bank_statement_line (statement_id, id);
