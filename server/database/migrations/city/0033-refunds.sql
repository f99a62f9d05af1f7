-- Money that is the customer's and goes back: credits, deposits, and what came in for nobody.

-- refunds ----------------------------------------------------------------------------------------------------

-- Refunds that are decided together: one person puts them together, another approves them.
create table refund_batch (
  id           bigint generated always as identity primary key,
  state        text not null default 'proposed' constraint refund_batch_state_is_known check (state in ('proposed', 'approved', 'dropped')),
  citation     text not null,
  note         text,
  request_id   text not null constraint one_refund_batch_per_request unique,
  made_by      text not null,
  made_by_key  text not null,
  made_on      date not null,
  decided_by   text,
  decided_on   date,
  constraint decided_refund_batches_say_by_whom check ((state = 'proposed') = (decided_by is null))
);

-- One refund: from the credit of an account, a deposit, or money in suspense, to whom it belongs.
create table refund (
  id            bigint generated always as identity primary key,
  batch_id      bigint not null references refund_batch,
  kind          text not null constraint refund_kind_is_known check (kind in ('credit', 'deposit', 'suspense')),
  -- The account, the deposit or the item in suspense it is of.
  source_id     bigint not null,
  account_id    bigint references account,
  payee_name    text not null,
  amount_cents  bigint not null constraint refund_is_positive check (amount_cents > 0),
  -- Where it is not paid by check: the other account of the same customer that it pays.
  to_account_id bigint references account,
  state         text not null default 'proposed' constraint refund_state_is_known
                check (state in ('proposed', 'left-out', 'to-pay', 'applied', 'paid', 'voided')),
  -- The ledger account that owes it, and the entries: into that account, and out of it.
  owed_in       text,
  owed_entry_id bigint references entry,
  paid_entry_id bigint references entry,
  check_number  text constraint one_refund_per_check unique,
  check_on      date,
  letter_id     bigint references letter,
  -- The refund whose check was voided, where this one is paid in its place.
  reissue_of    bigint references refund constraint refund_is_reissued_once unique,
  ended_by      text,
  ended_on      date,
  ended_reason  text,
  constraint paid_refunds_have_a_check check (state <> 'paid' or (check_number is not null and paid_entry_id is not null)),
  constraint ended_refunds_say_why check (state not in ('left-out', 'voided') or ended_reason is not null)
);
create index refund_by_batch on refund (batch_id, id);
create index refund_by_account on refund (account_id);
create index refund_by_other_account on refund (to_account_id);
create index refund_by_owed_entry on refund (owed_entry_id);
create index refund_by_paid_entry on refund (paid_entry_id);
create index refund_by_letter on refund (letter_id);
create unique index one_open_refund_per_source on refund (kind, source_id) where state in ('proposed', 'to-pay');

-- suspense ---------------------------------------------------------------------------------------------------

-- What was asked to be paid back is paid back by a refund.
alter table suspense_item drop constraint suspense_state_is_known;
alter table suspense_item add constraint suspense_state_is_known check (state in ('open', 'moved', 'return-asked', 'returned'));
drop index suspense_item_held;
create index suspense_item_held on suspense_item (received_on, id) where state not in ('moved', 'returned');
