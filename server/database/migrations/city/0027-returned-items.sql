-- What banks did not pay, and what followed.

-- returns ----------------------------------------------------------------------------------------------------

-- A check or electronic payment that the bank did not pay. Its payment is taken back; what followed is here.
create table returned_item (
  id            bigint generated always as identity primary key,
  payment_id    bigint not null references payment constraint payment_is_returned_once unique,
  account_id    bigint not null references account,
  -- Who pays for the account: their earlier items, on any account, make the fee that of a later one.
  party_id      bigint references party,
  reason        text not null,
  reason_en     text not null,
  citation      text not null,
  note          text not null,
  returned_on   date not null,
  recorded_on   date not null,
  recorded_by   text not null,
  -- The adjustment that charges the fee; null: none.
  fee_id        bigint references adjustment,
  -- The first day on which checks of the account are taken again; null: they are taken.
  cash_only_until date,
  letter_id     bigint references letter
);
create index returned_item_by_account on returned_item (account_id, id);
create index returned_item_by_party on returned_item (party_id) where party_id is not null;
create index returned_item_by_fee on returned_item (fee_id) where fee_id is not null;
create index returned_item_by_letter on returned_item (letter_id) where letter_id is not null;

-- The same item presented to the bank again: a new payment, which may be returned again.
create table represented_item (
  id          bigint generated always as identity primary key,
  returned_id bigint not null references returned_item constraint item_is_represented_once unique,
  -- The payment that was first received: how often it was presented again is counted by it.
  first_payment_id bigint not null references payment,
  payment_id  bigint not null references payment constraint payment_represents_one unique,
  presented_on date not null,
  presented_by text not null
);
create index represented_item_by_first on represented_item (first_payment_id);
