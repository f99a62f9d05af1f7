-- Payments by card and bank account on the provider's own page. No number of a card or bank account ever stands here: the last four digits do.

-- online -----------------------------------------------------------------------------------------------------

-- A payment that somebody began to make online. How it stands is what the provider last said of it; what is in the books of it is `booked_cents`.
create table payment_intent (
  id             bigint generated always as identity primary key,
  -- What the payer, the provider and the receipt call it.
  reference      text not null constraint one_payment_intent_per_reference unique,
  account_id     bigint not null references account,
  -- The bill whose code led here.
  bill_id        bigint references bill,
  -- What opens the page after paying: random, says nothing about the account.
  return_token   text not null constraint one_payment_intent_per_return unique,
  request_key    text not null,
  amount_cents   bigint not null constraint payment_intent_is_positive check (amount_cents > 0),
  language       text not null constraint payment_intent_language_is_printed check (language in ('en', 'es')),
  email          text,
  begun_on       date not null,
  begun_at       timestamptz not null default clock_timestamp(),
  provider       text not null,
  -- The provider's page: made once, by our reference.
  session_id     text constraint one_payment_intent_per_session unique,
  session_url    text,
  state          text not null default 'new' constraint payment_intent_state_is_known
                 check (state in ('new', 'open', 'pending', 'paid', 'failed', 'expired')),
  transaction_id text constraint one_payment_intent_per_transaction unique,
  tender         text,
  brand          text,
  last4          text,
  -- What the provider keeps for itself: its own line of a payout, never part of what the customer owes.
  fee_cents      bigint,
  refunded_cents bigint not null default 0,
  disputed_cents bigint not null default 0,
  received_on    date,
  -- What of it stands in the books, by how many postings, and the newest of them.
  booked_cents   bigint not null default 0 constraint booked_is_not_negative check (booked_cents >= 0),
  postings       bigint not null default 0,
  payment_id     bigint references payment,
  receipt_state  text not null default 'none' constraint receipt_state_is_known
                 check (receipt_state in ('none', 'due', 'sending', 'sent', 'refused', 'unknown')),
  -- The number of the last look at the provider whose answer is written here: an older answer changes nothing.
  looked         bigint not null default 0,
  receipt_tries  bigint not null default 0,
  receipt_begun_at timestamptz,
  constraint one_payment_intent_per_request unique (account_id, request_key)
);
create index payment_intent_by_bill on payment_intent (bill_id);
create index payment_intent_by_payment on payment_intent (payment_id);
create index payment_intent_not_ended on payment_intent (id) where state in ('open', 'pending');
create index payment_intent_receipts on payment_intent (id) where receipt_state in ('due', 'sending');

-- What the provider called to say, once each. Of what it says only this is kept: the rest is fetched.
create table provider_event (
  id           bigint generated always as identity primary key,
  event_id     text not null constraint one_provider_event_per_number unique,
  type         text not null,
  about_kind   text,
  about_id     text,
  made_at      timestamptz not null,
  received_at  timestamptz not null default clock_timestamp(),
  -- Null: still to be seen to.
  outcome      text,
  intent_id    bigint references payment_intent,
  constraint events_are_about_one_thing check ((about_kind is null) = (about_id is null))
);
create index provider_event_by_intent on provider_event (intent_id);
create index provider_event_waiting on provider_event (id) where outcome is null;

-- A transfer of the provider to the city's bank account, with what it is made of: for reconciliation.
create table provider_payout (
  id           bigint generated always as identity primary key,
  payout_id    text not null constraint one_provider_payout_per_number unique,
  arrives_on   date not null,
  net_cents    bigint not null,
  recorded_on  date not null
);
create table provider_payout_line (
  payout_id      bigint not null references provider_payout,
  line_id        text not null,
  kind           text not null,
  transaction_id text,
  gross_cents    bigint not null,
  fee_cents      bigint not null,
  net_cents      bigint not null,
  primary key (payout_id, line_id)
);
create index provider_payout_line_by_transaction on provider_payout_line (transaction_id);

-- Somebody proved to know an account, for a while. Of what opens it the hash is kept.
create table pay_visit (
  hash        text primary key,
  account_id  bigint not null references account,
  expires_at  timestamptz not null
);
create index pay_visit_by_account on pay_visit (account_id);

-- Tries to prove that for an account number, whether there is such an account or not.
create table pay_attempt (
  account_number text primary key,
  failures       bigint not null,
  last_at        timestamptz not null default now(),
  locked_until   timestamptz
);
