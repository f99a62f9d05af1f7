-- What the post office, a meter and a mail house hold of the city's money for postage, and where it went.

-- postage ----------------------------------------------------------------------------------------------------

-- Money that somebody holds for postage. What is left of it is the sum of its entries, and stands nowhere.
create table postage_account (
  id           bigint generated always as identity primary key,
  kind         text not null constraint postage_account_kind_is_known check (kind in ('permit', 'meter', 'mail-house')),
  name         text not null constraint one_postage_account_per_name unique,
  -- The number of the permit, of the meter, or of the city at the mail house.
  number       text not null,
  -- Below this the office wants to be told; null: below nothing.
  lowest_cents bigint constraint lowest_postage_is_not_negative check (lowest_cents >= 0),
  -- Whether bill runs are paid from it.
  pays_runs    boolean not null default false,
  opened_on    date not null,
  opened_by    text not null,
  closed_on    date,
  constraint closed_postage_accounts_pay_nothing check (closed_on is null or not pays_runs)
);
create unique index one_postage_account_pays_runs on postage_account (pays_runs) where pays_runs;

-- A postage statement (PS Form 3600-FCM) as PostalOne! gave it back. Whether it is reconciled is a sum, and stands nowhere.
create table postage_statement (
  id           bigint generated always as identity primary key,
  number       text not null,
  account_id   bigint not null references postage_account,
  -- The mail job whose use it is held against.
  mail_job     text not null,
  mailed_on    date not null,
  pieces       bigint not null constraint statements_have_pieces check (pieces > 0),
  amount_cents bigint not null constraint statements_are_positive check (amount_cents > 0),
  entered_by   text not null,
  entered_on   date not null,
  withdrawn_by text,
  withdrawn_on date,
  withdrawn_reason text,
  constraint withdrawn_statements_say_why check ((withdrawn_on is null) = (withdrawn_reason is null) and (withdrawn_on is null) = (withdrawn_by is null))
);
create unique index one_postage_statement_per_number on postage_statement (number) where withdrawn_on is null;
create index postage_statement_by_account on postage_statement (account_id, mailed_on);
create index postage_statement_by_job on postage_statement (mail_job);

-- Its lines, in mills: prices of the post office have three decimals.
create table postage_statement_line (
  statement_id bigint not null references postage_statement,
  line_no      bigint not null,
  line         text not null,
  pieces       bigint not null constraint statement_lines_have_pieces check (pieces >= 0),
  price_mills  bigint not null,
  amount_mills bigint not null,
  primary key (statement_id, line_no)
);

-- One movement of postage: into an account, out of one, or from one to another. Never changed: a mistake is posted back.
create table postage_entry (
  id           bigint generated always as identity primary key,
  kind         text not null constraint postage_entry_kind_is_known
               check (kind in ('deposit', 'use', 'refund', 'withdrawal', 'fee', 'transfer', 'adjustment', 'reversal')),
  into_id      bigint references postage_account,
  out_of_id    bigint references postage_account,
  amount_cents bigint not null constraint postage_is_positive check (amount_cents > 0),
  happened_on  date not null,
  -- What names it: of a use the mail job; of the others the check, the confirmation or the statement.
  reference    text not null,
  -- Counts the entries of this name: the second comes after the first was reversed.
  round        bigint not null default 1,
  pieces       bigint constraint postage_pieces_are_positive check (pieces > 0),
  run_id       bigint references bill_run,
  statement_id bigint references postage_statement,
  reverses_id  bigint constraint postage_is_reversed_once unique references postage_entry,
  -- Of a fee: which, and the last day that it covers.
  fee          text constraint postage_fee_is_known check (fee in ('permit-imprint', 'presort')),
  covers_until date,
  note         text,
  posted_by    text not null,
  posted_by_key text not null,
  -- The second person, where one was needed.
  approved_by  text,
  posted_on    date not null,
  constraint postage_comes_or_goes check (
    case kind when 'deposit' then into_id is not null and out_of_id is null
      when 'refund' then into_id is not null and out_of_id is null
      when 'use' then out_of_id is not null and into_id is null
      when 'withdrawal' then out_of_id is not null and into_id is null
      when 'fee' then out_of_id is not null and into_id is null
      when 'transfer' then into_id is not null and out_of_id is not null and into_id <> out_of_id
      else into_id is not null or out_of_id is not null end),
  constraint reversals_name_what_they_reverse check ((kind = 'reversal') = (reverses_id is not null)),
  constraint only_fees_name_a_fee check ((kind = 'fee') = (fee is not null) and (kind = 'fee') = (covers_until is not null)),
  constraint corrections_of_postage_say_why check (kind not in ('adjustment', 'reversal') or note is not null),
  constraint one_postage_entry_per_reference unique nulls not distinct (kind, into_id, out_of_id, reference, round)
);
create unique index one_postage_use_per_mail_job on postage_entry (reference, round) where kind = 'use';
create index postage_entry_into on postage_entry (into_id, happened_on, id);
create index postage_entry_out_of on postage_entry (out_of_id, happened_on, id);
create index postage_entry_by_run on postage_entry (run_id);
create index postage_entry_by_statement on postage_entry (statement_id);

-- What somebody asked to put right: posted at once when it is small, else by a second person.
create table postage_correction (
  id           bigint generated always as identity primary key,
  -- Either an entry that is posted back, or money that the post office took or gave by a statement.
  reverses_id  bigint references postage_entry,
  statement_id bigint references postage_statement,
  account_id   bigint not null references postage_account,
  -- What it does to the account; a transfer that is reversed does the opposite to the other.
  change_cents bigint not null constraint corrections_of_postage_change_something check (change_cents <> 0),
  reason       text not null,
  asked_by     text not null,
  asked_by_key text not null,
  asked_on     date not null,
  state        text not null default 'asked' constraint postage_correction_state_is_known check (state in ('asked', 'posted', 'declined')),
  decided_by   text,
  decided_on   date,
  entry_id     bigint references postage_entry,
  constraint a_postage_correction_is_of_one_thing check ((reverses_id is null) <> (statement_id is null)),
  constraint posted_postage_corrections_have_an_entry check ((state = 'posted') = (entry_id is not null)),
  constraint decided_postage_corrections_say_by_whom check ((state = 'asked') = (decided_on is null) and (state = 'asked') = (decided_by is null))
);
create unique index one_open_correction_per_postage_entry on postage_correction (reverses_id) where state = 'asked';
create unique index one_open_correction_per_postage_statement on postage_correction (statement_id) where state = 'asked';
create index postage_correction_by_reverses on postage_correction (reverses_id);
create index postage_correction_by_statement on postage_correction (statement_id);
create index postage_correction_by_account on postage_correction (account_id);
create index postage_correction_by_entry on postage_correction (entry_id);
