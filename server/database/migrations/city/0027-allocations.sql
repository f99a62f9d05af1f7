-- What of each credit pays which receivable item, and payments that were taken back.

-- payments ---------------------------------------------------------------------------------------------------

-- A credit of an account's receivable (a payment, a credit on a bill line, a credit by adjustment) pays a debit of it. Rows are only
-- added: what is taken back is named by a row that mirrors it. The accounts are held while rows are made, so keys of the database, checked
-- row by row, would only cost time; `audit verify` looks at all of them.
create table allocation (
  id              bigint generated always as identity primary key,
  account_id      bigint not null,
  -- The entry that credits the receivable, and the entry that debits it: the item.
  credit_entry_id bigint not null,
  item_entry_id   bigint not null,
  amount_cents    bigint not null constraint allocation_is_positive check (amount_cents > 0),
  -- From this day on: never before the credit or the item was posted.
  made_on         date not null,
  -- Null: it pays. Else it takes that allocation back whole.
  mirrors_id      bigint constraint allocation_is_mirrored_once unique
);
create index allocation_by_account on allocation (account_id);

-- A payment that was taken back: keyed wrong, returned by the bank, moved to the account it was meant for.
create table payment_reversal (
  id            bigint generated always as identity primary key,
  payment_id    bigint not null references payment constraint payment_is_reversed_once unique,
  -- The mirror of the payment's entry.
  entry_id      bigint not null,
  reversed_on   date not null,
  reason        text not null,
  reason_en     text not null,
  citation      text not null,
  note          text not null,
  -- The payment that took its place on another account.
  moved_to_id   bigint references payment constraint payment_moves_to_one unique,
  reversed_by   text not null,
  reversed_at   timestamptz not null default clock_timestamp()
);
