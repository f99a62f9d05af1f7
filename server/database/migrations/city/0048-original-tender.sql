-- Money that goes back to the card or the bank account it came from.

-- online -----------------------------------------------------------------------------------------------------

-- What the provider is asked to give back of a payment, written down before it is asked.
create table online_refund (
  id             bigint generated always as identity primary key,
  intent_id      bigint not null references payment_intent,
  amount_cents   bigint not null constraint online_refund_is_positive check (amount_cents > 0),
  -- The same request again is the same refund, with the provider too.
  request_key    text not null,
  -- Out of what the city owes as refunds: the payment stays in the books of its account.
  is_owed        boolean not null default false,
  note           text not null,
  state          text not null constraint online_refund_state_is_known
                 check (state in ('waiting', 'declined', 'asked', 'given', 'failed', 'returned')),
  -- On the asker's word alone: what counts against what they may give back alone.
  alone          boolean not null,
  provider_id    text,
  -- The last time the provider was asked, and the look from which on its answer has the refund.
  sent_at        timestamptz,
  given_look     bigint,
  asked_by       text not null,
  asked_key      text not null,
  asked_on       date not null,
  decided_by     text,
  decided_on     date,
  decided_reason text,
  constraint one_online_refund_per_request unique (intent_id, request_key),
  constraint declined_online_refunds_say_why check (state <> 'declined' or decided_reason is not null),
  constraint given_online_refunds_have_a_look check (state <> 'given' or given_look is not null)
);
create index online_refund_under_way on online_refund (id) where state in ('waiting', 'asked');

-- refunds ----------------------------------------------------------------------------------------------------

-- How a refund is paid: by check, back by the payment provider, or to the bank account autopay drew from.
alter table refund add column way text not null default 'check' constraint refund_way_is_known check (way in ('check', 'online', 'bank'));
-- The online payment it goes back from, and what the provider was asked.
alter table refund add column intent_id bigint references payment_intent;
alter table refund add column online_refund_id bigint references online_refund;
-- The entry of autopay whose bank account it goes to, and the entry that brings it there.
alter table refund add column drawn_entry_id bigint references ach_entry;
alter table refund add column ach_entry_id bigint references ach_entry;
-- Why it is paid by check after all.
alter table refund add column way_note text;
alter table refund drop constraint paid_refunds_have_a_check;
alter table refund add constraint paid_refunds_have_an_entry check (state <> 'paid' or (check_on is not null and paid_entry_id is not null));
alter table refund add constraint refunds_paid_by_check_have_its_number check (state <> 'paid' or way <> 'check' or check_number is not null);
create index refund_by_intent on refund (intent_id);
create unique index one_refund_per_online_refund on refund (online_refund_id);
create index refund_by_drawn_entry on refund (drawn_entry_id);
create unique index one_refund_per_ach_entry on refund (ach_entry_id);
