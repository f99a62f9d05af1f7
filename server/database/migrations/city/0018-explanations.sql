-- Explanations of bills that were sent by e-mail.

-- bills ------------------------------------------------------------------------------------------------------

-- An explanation of a bill that goes by e-mail to somebody of its account, once for each request. As with bills, an attempt is written
-- before it begins and after it ended, so that nobody sends it twice.
create table explanation_email (
  id            bigint generated always as identity primary key,
  -- The name the request gave itself: the same again changes nothing.
  request       text not null constraint one_email_per_request unique,
  bill_id       bigint not null references bill,
  -- Another bill of the account, when it tells why the two differ.
  compared_id   bigint references bill,
  party_id      bigint not null references party,
  to_address    text not null,
  language      text not null constraint explanation_language_is_printed check (language in ('en', 'es')),
  state         text not null default 'waiting' constraint explanation_state_is_known
                check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
  attempts      bigint not null default 0,
  message_id    text,
  begun_at      timestamptz,
  answer        text,
  due_at        timestamptz not null default clock_timestamp(),
  sent_at       timestamptz,
  asked_by      text not null,
  asked_at      timestamptz not null default clock_timestamp()
);
create index explanation_email_by_bill on explanation_email (bill_id);
create index explanation_email_by_compared on explanation_email (compared_id);
create index explanation_email_by_party on explanation_email (party_id);
create index explanation_email_to_send on explanation_email (due_at) where state in ('waiting', 'sending');
