-- Money that came in for an account nobody knows yet.

-- suspense ---------------------------------------------------------------------------------------------------

-- What came in and could not be posted to an account: it rests on the suspense account of the ledger until a person moves it, or it is
-- paid back. Of bank numbers only the routing number and the last four digits of the account are kept.
create table suspense_item (
  id            bigint generated always as identity primary key,
  -- What brought it: one line of a cash batch or of a file of the bank.
  source        text not null constraint suspense_source_is_known check (source in ('cash-item', 'file-item')),
  source_id     bigint not null,
  amount_cents  bigint not null constraint suspense_is_positive check (amount_cents > 0),
  tender        text not null,
  received_on   date not null,
  payer_name    text,
  -- The account number as the payer wrote it, and as it compares.
  written       text,
  written_key   text,
  payer_routing text,
  payer_last4   text,
  check_number  text,
  -- Why it could not be posted.
  why           text not null,
  -- The ledger account that holds it, and the entry that put it there.
  held_in       text not null,
  entry_id      bigint not null references entry,
  state         text not null default 'open' constraint suspense_state_is_known check (state in ('open', 'moved', 'return-asked')),
  account_id    bigint references account,
  payment_id    bigint references payment,
  decided_by    text,
  decided_on    date,
  reason        text,
  put_in_by     text not null,
  put_in_at     timestamptz not null default clock_timestamp(),
  constraint one_suspense_item_per_source unique (source, source_id),
  constraint moved_items_have_a_payment check ((state = 'moved') = (payment_id is not null and account_id is not null)),
  constraint decided_items_have_a_person check (state = 'open' or (decided_by is not null and reason is not null))
);
create index suspense_item_by_entry on suspense_item (entry_id);
create index suspense_item_by_account on suspense_item (account_id);
create index suspense_item_by_payment on suspense_item (payment_id);
create index suspense_item_held on suspense_item (received_on, id) where state <> 'moved';
create index suspense_item_by_written on suspense_item (written_key) where state = 'moved';
create index suspense_item_by_payer on suspense_item (payer_routing, payer_last4) where state = 'moved';

-- A number that payers write for an account, remembered by a person who moved an item: the next one with it goes there by itself.
create table account_alias (
  id            bigint generated always as identity primary key,
  written_key   text not null,
  account_id    bigint not null references account,
  item_id       bigint not null references suspense_item,
  remembered_by text not null,
  remembered_at timestamptz not null default clock_timestamp(),
  forgotten_by  text,
  forgotten_at  timestamptz
);
create unique index one_account_per_alias on account_alias (written_key) where forgotten_at is null;
create index account_alias_by_account on account_alias (account_id);
create index account_alias_by_item on account_alias (item_id);
