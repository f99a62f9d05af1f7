-- The books of one city. Every table has one owner module, named in the comment above it.
-- Cents are bigint, periods are half-open (`from_on` up to but not including `until_on`).

-- audit ------------------------------------------------------------------------------------------------------

-- Every command that changed something: who, when, what, why. Rows are only ever added.
create table command_record (
  id          bigint generated always as identity primary key,
  happened_at timestamptz not null default clock_timestamp(),
  business_on date not null,
  actor_name  text not null,
  actor_user  text,
  actor_role  text not null,
  command     text not null,
  subject     text not null,
  changes     jsonb not null,
  reason      text
);
create index command_record_by_subject on command_record (subject);

-- A link of the chain: a hash over a range of rows of one book and over the link before. Ranges touch, so no row can be
-- slipped in between them.
create table seal (
  id            bigint generated always as identity primary key,
  book          text not null constraint seal_is_of_a_known_book check (book in ('command', 'entry')),
  first_id      bigint not null,
  last_id       bigint not null,
  row_count     bigint not null,
  -- Numbers in the range that no row had, as pairs [first, last]: work that was rolled back.
  gaps          jsonb not null,
  -- A short hash of each row, 16 signs each, so that a changed row can be named.
  row_hashes    text not null,
  previous_hash text not null,
  hash          text not null,
  sealed_at     timestamptz not null default clock_timestamp(),
  constraint one_seal_per_row unique (book, first_id)
);

-- city -------------------------------------------------------------------------------------------------------

-- What the city folder says, by part: identity, texts, calendar, thresholds. Each load adds a version.
create table city_document (
  id        bigint generated always as identity primary key,
  part      text not null,
  body      jsonb not null,
  sha256    text not null,
  loaded_at timestamptz not null default now(),
  loaded_by text not null
);
create index city_document_by_part on city_document (part, id);

-- A group of accounts billed together.
create table cycle (
  code      text primary key,
  name      text not null,
  months    bigint not null constraint cycle_is_a_usual_length check (months in (1, 2, 3, 6, 12)),
  timing    text not null constraint cycle_timing_is_known check (timing in ('advance', 'arrears')),
  -- The first day of any one billing period of the cycle; all others follow from it.
  anchor_on date not null,
  body      jsonb not null
);

-- policies ---------------------------------------------------------------------------------------------------

-- A dated, cited rule of the city, as data.
create table policy (
  id       bigint generated always as identity primary key,
  code     text not null,
  from_on  date not null,
  until_on date,
  value    jsonb not null,
  citation text not null,
  constraint one_policy_per_day exclude using gist (code with =, daterange(from_on, until_on) with &&)
);

-- ledger -----------------------------------------------------------------------------------------------------

-- The accounts of the general ledger that sanitation billing posts to.
create table ledger_account (
  id        bigint generated always as identity primary key,
  code      text not null constraint one_ledger_account_per_code unique,
  name      text not null,
  kind      text not null constraint ledger_account_kind_is_known
            check (kind in ('receivable', 'cash', 'revenue', 'liability', 'expense', 'suspense', 'interfund')),
  fund      text not null,
  gl_string text not null
);

-- One transfer between two ledger accounts. It balances by construction. Rows are only ever added.
create table entry (
  id           bigint generated always as identity primary key,
  posted_on    date not null,
  debit_id     bigint not null references ledger_account,
  credit_id    bigint not null references ledger_account,
  amount_cents bigint not null constraint entry_amount_is_positive check (amount_cents > 0),
  account_id   bigint,
  -- What made it: 'bill_line' with run and bill, 'payment', 'reversal' of an earlier entry.
  source       text not null,
  source_id    bigint not null,
  run_id       bigint,
  constraint entry_moves_between_two_accounts check (debit_id <> credit_id)
);
create index entry_by_account on entry (account_id, posted_on);
create index entry_by_run on entry (run_id) where run_id is not null;
create index entry_beside_bills on entry (account_id) where source <> 'bill_line';
create unique index one_reversal_per_entry on entry (source_id) where source = 'reversal';
create index entry_by_debit on entry (debit_id);
create index entry_by_credit on entry (credit_id);

-- A journal sent to the city's finance system: the same bytes however often it is exported.
create table gl_journal (
  id         bigint generated always as identity primary key,
  run_id     bigint not null constraint one_journal_per_run unique,
  number     text not null unique,
  posted_on  date not null,
  lines      jsonb not null,
  sha256     text not null,
  created_at timestamptz not null default now()
);

-- premises ---------------------------------------------------------------------------------------------------

-- A served address with its parcel.
create table premise (
  id             bigint generated always as identity primary key,
  street_number  text not null,
  street         text not null,
  unit           text,
  place          text not null,
  state          text not null,
  zip            text not null,
  apn            text,
  -- The address in its comparable form, `212 OAK ST,B,91764`: one premise each. It sorts bytewise, to be found by its beginning.
  address_key    text collate "C" not null constraint one_premise_per_address unique,
  dwelling_units bigint not null default 1 constraint premise_has_units check (dwelling_units >= 0),
  zone           text,
  collection_day text,
  route          text,
  longitude_e6   bigint,
  latitude_e6    bigint
);
create index premise_by_apn on premise ((replace(apn, '-', '')) collate "C");
-- The comparable address without its number: `OAK ST,B,91764`.
create index premise_by_street on premise ((substr(address_key, strpos(address_key, ' ') + 1)) collate "C");

-- Every word of a street or a name there is, to find the one that was meant when one was mistyped.
create table search_word (
  kind text not null constraint search_word_is_of_a_known_kind check (kind in ('street', 'name')),
  word text collate "C" not null,
  primary key (kind, word)
);
create index search_word_by_letters on search_word using gin (word gin_trgm_ops);

-- accounts ---------------------------------------------------------------------------------------------------

-- A person or an organization.
create table party (
  id                   bigint generated always as identity primary key,
  name                 text not null,
  kind                 text not null constraint party_kind_is_known check (kind in ('person', 'organization')),
  phone                text,
  email                text,
  language             text not null default 'en' constraint party_language_is_printed check (language in ('en', 'es')),
  -- Where mail goes when not to the premise.
  mail_line_1          text,
  mail_line_2          text,
  mail_place           text,
  mail_state           text,
  mail_zip             text,
  confidential_address boolean not null default false
);

create index party_by_phone on party (right(phone, 7)) where phone is not null;
create index party_by_email on party ((lower(email)) collate "C") where email is not null;

-- A party's name, beginning with each of its words in turn, to be found by any of them.
create table party_term (
  party_id bigint not null references party,
  term     text collate "C" not null,
  primary key (party_id, term)
);
create index party_term_by_term on party_term (term);

-- The last account number that was given out, counted before its pattern.
create table account_number (
  only_row boolean primary key default true constraint there_is_one_account_number check (only_row),
  last     bigint not null
);

-- A party's receivable at a premise. `closed_on` is the first day it is no longer served.
create table account (
  id          bigint generated always as identity primary key,
  number      text not null constraint one_account_per_number unique,
  premise_id  bigint not null references premise,
  class       text not null,
  cycle       text not null references cycle,
  opened_on   date not null,
  closed_on   date,
  large_print boolean not null default false,
  autopay     boolean not null default false,
  bill_by     text not null default 'paper' constraint account_bill_is_sent_somehow
              check (bill_by in ('paper', 'email', 'both', 'none')),
  owner_copy  boolean not null default false,
  former_number text,
  note        text,
  constraint account_closes_after_it_opens check (closed_on >= opened_on)
);
create index account_by_premise on account (premise_id);
create index account_by_cycle on account (cycle, id);
create index account_by_digits on account ((translate(number, '- ', '')) collate "C");
create index account_by_former_number on account ((translate(upper(former_number), '- ', '')) collate "C")
  where former_number is not null;

-- Who is what to an account, and when.
create table account_party (
  id         bigint generated always as identity primary key,
  account_id bigint not null references account,
  party_id   bigint not null references party,
  role       text not null constraint account_party_role_is_known check (role in ('owner', 'payer', 'occupant', 'agent')),
  from_on    date not null,
  until_on   date,
  constraint one_party_per_role_and_day exclude using gist
    (account_id with =, role with =, party_id with =, daterange(from_on, until_on) with &&)
);
create index account_party_by_account on account_party (account_id);
create index account_party_by_party on account_party (party_id);

-- A discount an account has for a time (senior, low income), with the paper that proves it.
create table account_discount (
  id         bigint generated always as identity primary key,
  account_id bigint not null references account,
  code       text not null,
  from_on    date not null,
  until_on   date,
  evidence   text,
  constraint one_discount_per_day exclude using gist
    (account_id with =, code with =, daterange(from_on, until_on) with &&)
);
create index account_discount_by_account on account_discount (account_id);

-- rates ------------------------------------------------------------------------------------------------------

-- One adopted table of rates, in force from one day.
create table rate_version (
  id              bigint generated always as identity primary key,
  schedule        text not null,
  resolution      text not null,
  adopted_on      date,
  effective_from  date not null,
  effective_until date,
  body            jsonb not null,
  loaded_at       timestamptz not null default now(),
  constraint one_rate_version_per_day exclude using gist
    (schedule with =, daterange(effective_from, effective_until) with &&)
);

-- One row of it. `body` is the row as the rating engine reads it.
create table rate (
  id         bigint generated always as identity primary key,
  version_id bigint not null references rate_version,
  row_key    text not null,
  body       jsonb not null,
  constraint one_rate_row_per_key unique (version_id, row_key)
);

-- services ---------------------------------------------------------------------------------------------------

-- One billable container service.
create table service (
  id               bigint generated always as identity primary key,
  account_id       bigint not null references account,
  stream           text not null,
  container        text not null,
  size             text not null,
  quantity         bigint not null constraint service_has_containers check (quantity > 0),
  pickups_per_week bigint,
  location         text not null default 'curb',
  units            bigint not null default 1,
  from_on          date not null,
  until_on         date,
  start_reason     text not null default 'start',
  note             text,
  recorded_at      timestamptz not null default now(),
  constraint service_stops_after_it_starts check (until_on > from_on)
);
create index service_by_account on service (account_id);

-- A service whose charge several accounts share, by weight.
create table service_share (
  service_id bigint not null references service,
  account_id bigint not null references account,
  weight     bigint not null constraint share_has_weight check (weight > 0),
  primary key (service_id, account_id)
);
create index service_share_by_account on service_share (account_id);

-- A single thing done for an account: a bulky pickup, a roll-off load with its tons.
create table service_event (
  id             bigint generated always as identity primary key,
  account_id     bigint not null references account,
  service_id     bigint references service,
  code           text not null,
  happened_on    date not null,
  quantity       bigint not null default 1 constraint event_has_quantity check (quantity > 0),
  tons_hundredths bigint,
  container_days bigint,
  reference      text not null,
  note           text,
  constraint one_event_per_reference unique (reference)
);
create index service_event_by_account on service_event (account_id, happened_on);
create index service_event_by_service on service_event (service_id) where service_id is not null;

-- billing ----------------------------------------------------------------------------------------------------

-- One execution for one cycle and period.
create table bill_run (
  id            bigint generated always as identity primary key,
  cycle         text not null references cycle,
  kind          text not null constraint run_kind_is_known check (kind in ('cycle', 'account', 'list', 'finals')),
  period_from   date not null,
  period_until  date not null,
  bill_on       date not null,
  due_on        date not null,
  delinquent_on date not null,
  -- The last day that counts: what happens after it waits for the next bill.
  cut_off_on    date not null,
  -- How the cycle billed when the run was opened.
  months        bigint not null,
  timing        text not null,
  state         text not null default 'open' constraint run_state_is_known check (state in
                ('open', 'calculating', 'calculated', 'in_review', 'approved', 'posting', 'posted', 'produced', 'mailed', 'closed', 'voided')),
  scope         jsonb not null default '{}',
  opened_by     text not null,
  opened_by_key text not null,
  -- Counts the calculations, so that a worker of an earlier one writes nothing.
  calculation   bigint not null default 0,
  calculated_by text,
  calculated_by_key text,
  calculated_at timestamptz,
  review_started_at timestamptz,
  released_by   text,
  released_at   timestamptz,
  posted_by     text,
  posted_at     timestamptz,
  -- The instant as of which the books were read.
  data_as_of    timestamptz,
  -- What was released: a hash over the whole register. Posting refuses any other.
  register_hash text,
  -- Which versions of the city's documents the bills show, by part.
  documents     jsonb not null default '{}',
  -- The sums of the register, once it was posted and can no longer change.
  totals        jsonb,
  -- What stopped the background work, in words for the coordinator.
  failure       text,
  note          text,
  constraint run_period_has_days check (period_until > period_from)
);
create unique index one_cycle_run_per_period on bill_run (cycle, period_from)
  where kind = 'cycle' and state <> 'voided';

-- A piece of a run that one worker does in one transaction.
create table run_chunk (
  run_id           bigint not null references bill_run,
  number           bigint not null,
  step             text not null constraint chunk_step_is_known check (step in ('rate', 'post')),
  first_account_id bigint not null,
  last_account_id  bigint not null,
  accounts         bigint not null,
  -- Of a calculation of chosen accounts: their ids. Null is every account of the range.
  chosen           jsonb,
  -- Of a calculation of what changed: accounts whose facts are the same keep their rows.
  only_changed     boolean not null default false,
  state            text not null default 'waiting' constraint chunk_state_is_known check (state in ('waiting', 'done')),
  done_at          timestamptz,
  done_by          text,
  primary key (run_id, step, number)
);

-- The register: one row per account of the run. It can be made again until the run is posted.
create table register_bill (
  run_id                 bigint not null references bill_run,
  account_id             bigint not null,
  account_number         text not null,
  payer_name             text not null,
  service_address        text not null,
  -- Where the bill lies in the mail: it sorts bytewise.
  mail_key               text not null,
  -- A hash over every fact the row was made from: the same facts need no new calculation.
  fingerprint            text not null,
  -- The days the bill stands for: those of the run, up to the close of the account.
  period_from            date not null,
  period_until           date not null,
  -- Whether the account gets a bill: it has lines, or owes something.
  is_billed              boolean not null,
  previous_balance_cents bigint not null,
  payments_cents         bigint not null,
  adjustments_cents      bigint not null,
  charges_cents          bigint not null,
  total_due_cents        bigint not null,
  last_charges_cents     bigint,
  -- The entries beside bills that this bill and those before it show: the newest of them, and what they come to.
  beside_through         bigint not null,
  beside_cents           bigint not null,
  line_count             bigint not null,
  is_final               boolean not null,
  is_new                 boolean not null,
  is_prorated            boolean not null,
  held                   boolean not null default false,
  class                  text not null,
  -- Everything else the bill shows, frozen: names, addresses, history, causes of change.
  document               jsonb not null,
  primary key (run_id, account_id)
);

-- One charge of a register row, with why it is what it is.
create table register_line (
  run_id       bigint not null,
  account_id   bigint not null,
  line_no      bigint not null,
  service_id   bigint,
  event_id     bigint,
  rate_id      bigint,
  code         text not null,
  kind         text not null,
  stream       text,
  gl_code      text not null,
  period_from  date not null,
  period_until date not null,
  quantity     bigint not null,
  amount_cents bigint not null,
  text_key     text not null,
  derivation   jsonb not null,
  primary key (run_id, account_id, line_no)
);

-- Something on the register that a person must accept or mend.
create table run_exception (
  run_id     bigint not null references bill_run,
  account_id bigint not null,
  code       text not null,
  severity   text not null constraint exception_severity_is_known check (severity in ('stop', 'decide', 'note')),
  details    jsonb not null,
  decision   text constraint exception_decision_is_known check (decision in ('accepted', 'held')),
  decided_by text,
  decided_at timestamptz,
  note       text,
  primary key (run_id, account_id, code)
);

-- The last bill number that was given out. Its row is held until the posting ends, so that numbers have no gap.
create table bill_number (
  only_row boolean primary key default true constraint there_is_one_bill_number check (only_row),
  last     bigint not null
);

-- What the customer gets. Posted rows are never changed.
create table bill (
  id                     bigint generated always as identity primary key,
  number                 text not null constraint one_bill_per_number unique,
  run_id                 bigint not null references bill_run,
  account_id             bigint not null references account,
  issued_on              date not null,
  due_on                 date not null,
  delinquent_on          date not null,
  period_from            date not null,
  period_until           date not null,
  previous_balance_cents bigint not null,
  payments_cents         bigint not null,
  adjustments_cents      bigint not null,
  charges_cents          bigint not null,
  total_due_cents        bigint not null,
  -- The entries beside bills that this bill and those before it show: the newest of them, and what they come to.
  beside_through         bigint not null,
  beside_cents           bigint not null,
  is_final               boolean not null,
  mail_key               text not null,
  document               jsonb not null,
  -- What the QR code opens: random, says nothing about the account.
  pay_token              text not null constraint one_bill_per_token unique,
  constraint one_bill_per_run_and_account unique (run_id, account_id)
);
-- By number within an account: the newest bills of many accounts are read in every run, with statistics that may be old.
create index bill_by_account on bill (account_id, id);

-- Its keys have no constraint: checked row by row they would cost more than all the rest of posting. Posting takes `bill_id` from
-- the bills it has just made, and checks the others for a whole run at once.
create table bill_line (
  bill_id      bigint not null,
  line_no      bigint not null,
  service_id   bigint,
  event_id     bigint,
  rate_id      bigint,
  code         text not null,
  kind         text not null,
  stream       text,
  gl_code      text not null,
  period_from  date not null,
  period_until date not null,
  quantity     bigint not null,
  amount_cents bigint not null,
  text_key     text not null,
  derivation   jsonb not null,
  primary key (bill_id, line_no)
);
create index bill_line_by_service on bill_line (service_id) where service_id is not null;
create index bill_line_by_rate on bill_line (rate_id) where rate_id is not null;
create index bill_line_by_event on bill_line (event_id) where event_id is not null;

-- bills ------------------------------------------------------------------------------------------------------

-- The templates that ever printed a bill, so that an old bill prints as it was.
create table template_version (
  sha256     text primary key,
  files      jsonb not null,
  first_used_at timestamptz not null default now()
);

-- One making of a run's print files.
create table print_job (
  id              bigint generated always as identity primary key,
  run_id          bigint not null references bill_run,
  template_sha256 text not null references template_version,
  state           text not null default 'waiting' constraint print_state_is_known check (state in ('waiting', 'working', 'done', 'failed')),
  -- The first piece that is made: all of them, or what is left after a jam.
  from_piece      bigint not null default 1,
  pieces          bigint not null default 0,
  pieces_done     bigint not null default 0,
  folder          text not null,
  manifest        jsonb,
  failure         text,
  asked_by        text not null,
  asked_at        timestamptz not null default now(),
  done_at         timestamptz
);
create index print_job_by_run on print_job (run_id);
create index print_job_by_template on print_job (template_sha256);

-- payments ---------------------------------------------------------------------------------------------------

create table payment (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references account,
  entry_id     bigint not null references entry,
  amount_cents bigint not null constraint payment_is_positive check (amount_cents > 0),
  tender       text not null,
  received_on  date not null,
  receipt      text not null constraint one_payment_per_receipt unique
);
create index payment_by_account on payment (account_id);
create index payment_by_entry on payment (entry_id);

-- intake -----------------------------------------------------------------------------------------------------

-- One file brought in: staged, checked, then applied as a whole or left.
create table import_file (
  id         bigint generated always as identity primary key,
  kind       text not null,
  file_name  text not null,
  sha256     text not null,
  mapping    jsonb not null,
  state      text not null default 'staging' constraint import_state_is_known
             check (state in ('staging', 'checked', 'applying', 'applied', 'discarded')),
  totals     jsonb not null default '{}',
  brought_by text not null,
  brought_at timestamptz not null default now(),
  applied_by text,
  applied_at timestamptz,
  -- What stopped the last attempt to apply it.
  failure    text
);
create unique index one_applied_import_per_file on import_file (kind, sha256) where state in ('applying', 'applied');

create table import_row (
  file_id bigint not null references import_file,
  line    bigint not null,
  raw     jsonb not null,
  row_values jsonb,
  verdict text not null constraint import_verdict_is_known
          check (verdict in ('good', 'duplicate', 'rejected', 'applied')),
  -- What is wrong with it: column, reason, what to write instead.
  faults  jsonb not null default '[]',
  -- What a duplicate doubles: `line 12`, `account 100-20417-3`.
  doubles text,
  primary key (file_id, line)
);
create index import_row_by_verdict on import_row (file_id, verdict);
