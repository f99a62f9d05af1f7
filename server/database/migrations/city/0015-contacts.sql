-- The service desk: who was spoken to about what, who proved to be whom, what was promised, and who may see what is hidden.

-- accounts ---------------------------------------------------------------------------------------------------

-- A further telephone number of a party, beside the one of its contact.
create table party_phone (
  party_id bigint not null references party,
  phone    text not null constraint party_phone_has_ten_digits check (phone ~ '^[2-9][0-9]{9}$'),
  noted_by text not null,
  noted_on date not null,
  primary key (party_id, phone)
);
create index party_phone_by_phone on party_phone (right(phone, 7));

-- The few whose address is hidden are read with every answer.
create index party_confidential on party (id) where confidential_address;

-- Somebody asked to see a hidden address, and why; a second person grants it until an instant, or declines.
create table address_unhiding (
  id           bigint generated always as identity primary key,
  party_id     bigint not null references party,
  reason       text not null,
  asked_by     text not null,
  asked_by_user text not null,
  asked_on     date not null,
  asked_at     timestamptz not null default clock_timestamp(),
  decision     text constraint unhiding_decision_is_known check (decision in ('granted', 'declined')),
  decided_by   text,
  decided_by_user text constraint unhiding_needs_two_people check (decided_by_user <> asked_by_user),
  decided_at   timestamptz,
  shown_until  timestamptz,
  constraint unhiding_is_decided_by_somebody check ((decision is null) = (decided_by is null)),
  constraint granted_unhiding_ends check ((decision = 'granted') = (shown_until is not null) or decision is null)
);
create index address_unhiding_by_party on address_unhiding (party_id);
create unique index one_unhiding_asked on address_unhiding (party_id, asked_by_user) where decision is null;

-- Names are searched by their words without reading the table: the party stands in the index.
create index party_term_found on party_term (term, party_id);
drop index party_term_by_term;

-- payments ---------------------------------------------------------------------------------------------------

-- Of a payment by check: its number, as callers name it.
alter table payment add column check_number text;
create index payment_by_check on payment (check_number) where check_number is not null;

-- contacts ---------------------------------------------------------------------------------------------------

-- One conversation with somebody about an account, or with somebody whose account is not known yet.
create table contact (
  id             bigint generated always as identity primary key,
  -- Counts changes, so that of two people who change it at once the second is told.
  version        bigint not null default 1,
  -- What the screen that began it called it: a request that is sent twice begins one.
  request_key    text not null constraint one_contact_per_request unique,
  account_id     bigint references account,
  party_id       bigint references party,
  channel        text not null constraint contact_channel_is_known check (channel in ('phone', 'e-mail', 'counter', 'letter')),
  direction      text not null constraint contact_direction_is_known check (direction in ('in', 'out')),
  phone          text,
  reason         text,
  -- The line of a bill it was about.
  bill_id        bigint references bill,
  bill_line_no   bigint,
  outcome        text constraint contact_outcome_is_known check (outcome in
                 ('answered', 'passed-on', 'follow-up', 'no-answer', 'message-left', 'broken-off')),
  notes          text,
  follow_up_on   date,
  follow_up_done_on date,
  follow_up_done_by text,
  taken_by       text not null,
  taken_by_user  text not null,
  begun_on       date not null,
  begun_at       timestamptz not null,
  ended_at       timestamptz,
  constraint contact_ends_after_it_begins check (ended_at >= begun_at),
  constraint ended_contact_says_why check (ended_at is null or (reason is not null and outcome is not null)),
  constraint done_follow_up_was_one check (follow_up_done_on is null or follow_up_on is not null),
  constraint contact_line_is_of_a_bill check (bill_line_no is null or bill_id is not null)
);
create index contact_by_account on contact (account_id, begun_on);
create index contact_by_party on contact (party_id) where party_id is not null;
create index contact_by_bill on contact (bill_id) where bill_id is not null;
create index contact_by_day on contact (begun_on, id);
create index contact_follow_up on contact (follow_up_on) where follow_up_on is not null and follow_up_done_on is null;
-- Nobody is on two calls at once.
create unique index one_call_going on contact (taken_by_user) where ended_at is null;

-- A person was asked who they are: which facts, which were right, and what it was for. Never what they said. Rows are only added.
create table identity_check (
  id            bigint generated always as identity primary key,
  request_key   text not null constraint one_identity_check_per_request unique,
  account_id    bigint not null references account,
  party_id      bigint references party,
  contact_id    bigint references contact on delete set null,
  for_what      jsonb not null,
  facts_asked   jsonb not null,
  facts_right   jsonb not null,
  needed        bigint not null,
  passed        boolean not null,
  citation      text not null,
  checked_by    text not null,
  checked_by_user text not null,
  checked_on    date not null,
  checked_at    timestamptz not null default clock_timestamp()
);
create index identity_check_by_account on identity_check (account_id, checked_on);
create index identity_check_by_party on identity_check (party_id) where party_id is not null;
create index identity_check_by_contact on identity_check (contact_id) where contact_id is not null;

-- Somebody promised to pay so much by a day. Whether it was kept is told by the payments.
create table promise (
  id              bigint generated always as identity primary key,
  version         bigint not null default 1,
  request_key     text not null constraint one_promise_per_request unique,
  account_id      bigint not null references account,
  party_id        bigint references party,
  contact_id      bigint references contact on delete set null,
  amount_cents    bigint not null constraint promise_is_positive check (amount_cents > 0),
  made_on         date not null,
  -- The last day on which it is kept.
  due_on          date not null,
  note            text,
  taken_by        text not null,
  withdrawn_on    date,
  withdrawn_by    text,
  withdrawn_because text,
  constraint promise_is_for_a_day_to_come check (due_on >= made_on),
  constraint withdrawn_promise_says_why check ((withdrawn_on is null) = (withdrawn_because is null))
);
create index promise_by_account on promise (account_id, made_on);
create index promise_by_party on promise (party_id) where party_id is not null;
create index promise_by_contact on promise (contact_id) where contact_id is not null;

-- What was written to an address that a change left behind, so that its owner hears of it.
create table change_notice (
  id          bigint generated always as identity primary key,
  -- Which of the changes it tells of: the record of the command.
  record_id   bigint not null constraint one_notice_per_change unique,
  account_id  bigint not null references account,
  party_id    bigint not null references party,
  -- Which facts of the contact changed, by name.
  changed     jsonb not null,
  by_email    text,
  letter_id   bigint,
  state       text not null constraint change_notice_state_is_known
              check (state in ('sending', 'sent', 'failed', 'uncertain', 'letter', 'nowhere')),
  answer      text,
  told_on     date not null
);
create index change_notice_by_account on change_notice (account_id);
create index change_notice_by_party on change_notice (party_id);
