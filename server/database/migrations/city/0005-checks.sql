-- Standing checks beside the bill run: what they found, what became of it, and the hauler's list.

-- audit ------------------------------------------------------------------------------------------------------

-- Work of the night that was asked for: once for each business day, whichever process came first.
create table night_work (
  business_on date not null,
  job         text not null,
  asked_at    timestamptz not null default clock_timestamp(),
  primary key (business_on, job)
);

-- checks -----------------------------------------------------------------------------------------------------

-- One going through the books, with all checks or some of them.
create table check_run (
  id          bigint generated always as identity primary key,
  business_on date not null,
  reason      text not null constraint check_run_reason_is_known check (reason in ('night', 'asked', 'list')),
  -- The checks in the order in which they are done, as a list of codes.
  checks      jsonb not null,
  -- What each check that is done came to, by its code.
  done        jsonb not null default '{}',
  state       text not null default 'waiting' constraint check_run_state_is_known
              check (state in ('waiting', 'working', 'done', 'failed')),
  asked_by    text not null,
  asked_at    timestamptz not null default clock_timestamp(),
  done_at     timestamptz,
  failure     text
);
create unique index one_check_run_per_night on check_run (business_on) where reason = 'night';

-- A check with when it was last done. Its row is held while its findings are settled, so that two doings of one check follow
-- each other.
create table standing_check (
  code       text primary key,
  checked_on date,
  checked_at timestamptz,
  run_id     bigint references check_run
);
create index standing_check_by_run on standing_check (run_id);

-- Something a check found: one row for each check and subject, however often it was seen.
create table check_finding (
  id            bigint generated always as identity primary key,
  check_code    text not null,
  -- What it is about, in the words of its check: `service 12`, `hauler account 7 refuse`.
  subject       text not null,
  account_id    bigint references account,
  premise_id    bigint references premise,
  bill_id       bigint references bill,
  -- A service that never was goes; what was found of it stays.
  service_id    bigint references service on delete set null,
  sentence      text not null,
  amount_cents  bigint not null constraint finding_amount_is_not_negative check (amount_cents >= 0),
  -- How the amount was worked out.
  basis         text not null,
  facts         jsonb not null,
  owner_role    text not null,
  -- The person it was given to; null while it lies with the role.
  owner_user    text,
  owner_name    text,
  state         text not null default 'open' constraint finding_state_is_known
                check (state in ('open', 'in_work', 'accepted', 'mended', 'back')),
  -- Until when it was accepted (the first day it counts again), at which amount, and why.
  accepted_until        date,
  accepted_amount_cents bigint,
  accepted_reason       text,
  first_seen_on date not null,
  last_seen_on  date not null,
  mended_on     date,
  constraint one_finding_per_subject unique (check_code, subject),
  constraint accepted_finding_says_why check (state <> 'accepted' or (accepted_reason is not null
    and accepted_until is not null and accepted_amount_cents is not null))
);
create index check_finding_by_amount on check_finding (amount_cents desc, id) where state in ('open', 'in_work', 'back');
create index check_finding_by_account on check_finding (account_id) where account_id is not null;
create index check_finding_by_premise on check_finding (premise_id) where premise_id is not null;
create index check_finding_by_bill on check_finding (bill_id) where bill_id is not null;
create index check_finding_by_service on check_finding (service_id) where service_id is not null;

-- What happened to a finding: seen, given to somebody, accepted, mended, seen again. Rows are only ever added.
create table finding_event (
  id          bigint generated always as identity primary key,
  finding_id  bigint not null references check_finding,
  happened_at timestamptz not null default clock_timestamp(),
  business_on date not null,
  by_name     text not null,
  what        text not null constraint finding_event_is_known check (what in
              ('found', 'changed', 'assigned', 'taken', 'accepted', 'noted', 'mended', 'back', 'lapsed')),
  sentence    text not null
);
create index finding_event_by_finding on finding_event (finding_id, id);

-- A list of a hauler: what it says it serves on a day.
create table hauler_list (
  id         bigint generated always as identity primary key,
  file_name  text not null,
  sha256     text not null constraint one_hauler_list_per_file unique,
  -- The day the list is of: our services of that day are held against it.
  list_on    date not null,
  mapping    jsonb not null,
  header     jsonb not null,
  -- rows = matched + different + unknown + rejected, and what we have that the list has not.
  totals     jsonb not null,
  brought_by text not null,
  brought_at timestamptz not null default clock_timestamp()
);

create table hauler_row (
  list_id          bigint not null references hauler_list,
  line             bigint not null,
  raw              jsonb not null,
  -- The account number and the address as they compare; null when the row does not tell them.
  number_key       text,
  place_key        text,
  zip              text,
  stream           text,
  container        text,
  size             text,
  quantity         bigint,
  pickups_per_week bigint,
  route            text,
  account_id       bigint references account,
  verdict          text not null constraint hauler_verdict_is_known
                   check (verdict in ('matched', 'different', 'unknown', 'rejected')),
  -- What differs, or why the account is not known.
  told             text,
  -- What is wrong with it: column, reason, what to write instead.
  faults           jsonb not null default '[]',
  primary key (list_id, line)
);
create index hauler_row_by_account on hauler_row (account_id) where account_id is not null;
create index hauler_row_by_verdict on hauler_row (list_id, verdict, line);
