-- Where mail goes: what addresses were coded with, when moves were looked for, and the exchanges with the vendor who does both.

-- addresses --------------------------------------------------------------------------------------------------

-- The addresses that were sent to a vendor together: made once, taken as often as needed, always the same bytes.
create table address_exchange (
  id            bigint generated always as identity primary key,
  vendor        text not null,
  request_id    text not null constraint one_address_exchange_per_request unique,
  state         text not null default 'exported' constraint address_exchange_state_is_known
                check (state in ('exported', 'answered', 'closed')),
  row_count     bigint not null,
  -- Of the export as it was written.
  sha256        text not null,
  -- Accounts whose address is confidential: they are in no export.
  confidential_count bigint not null,
  made_by       text not null,
  made_on       date not null,
  closed_by     text,
  closed_on     date,
  constraint closed_exchanges_say_when check ((state = 'closed') = (closed_on is not null) and (closed_on is null) = (closed_by is null))
);

-- A file in which a vendor answered an exchange. The same bytes are taken once.
create table address_answer (
  id           bigint generated always as identity primary key,
  exchange_id  bigint not null references address_exchange,
  file_name    text not null,
  sha256       text not null constraint one_address_answer_per_file unique,
  -- Lines of the file; of them taken, and waiting because something about them is wrong.
  line_count   bigint not null,
  taken_count  bigint not null,
  faulty_count bigint not null,
  brought_by   text not null,
  brought_on   date not null
);
create index address_answer_by_exchange on address_answer (exchange_id);

-- One name at one address of an export, and what the vendor answered.
create table address_exchange_row (
  exchange_id bigint not null references address_exchange,
  row_no      bigint not null,
  name        text not null,
  line_1      text not null,
  line_2      text,
  place       text not null,
  state       text not null,
  zip         text not null,
  -- Empty where Publication 28 knows no such address.
  address_key text not null,
  moving_key  text not null,
  answer_id   bigint references address_answer,
  answer      jsonb,
  primary key (exchange_id, row_no),
  constraint one_row_per_name_and_address unique (exchange_id, moving_key),
  constraint answered_rows_say_by_which_file check ((answer_id is null) = (answer is null))
);
create index address_exchange_row_by_answer on address_exchange_row (answer_id);
create index address_exchange_row_by_key on address_exchange_row (address_key);

-- The parties, each with one of its accounts, that a row stands for.
create table address_exchange_party (
  exchange_id  bigint not null,
  row_no       bigint not null,
  party_id     bigint not null references party,
  account_id   bigint not null references account,
  -- Whether the address is that of the premise, because the party has none of its own.
  at_premise   boolean not null,
  primary key (exchange_id, row_no, party_id),
  foreign key (exchange_id, row_no) references address_exchange_row
);
create index address_exchange_party_by_party on address_exchange_party (party_id);
create index address_exchange_party_by_account on address_exchange_party (account_id);

-- Lines of an answer that were not taken: they wait until somebody has looked at them.
create table address_answer_fault (
  answer_id  bigint not null references address_answer,
  line       bigint not null,
  field      text,
  sentence   text not null,
  raw        text not null,
  settled_by text,
  settled_on date,
  note       text,
  primary key (answer_id, line),
  constraint settled_faults_say_why check ((settled_on is null) = (note is null) and (settled_on is null) = (settled_by is null))
);

-- What an answer would change on the address of a party: nothing is changed until a person accepts it.
create table address_change (
  id           bigint generated always as identity primary key,
  exchange_id  bigint not null,
  row_no       bigint not null,
  party_id     bigint not null references party,
  account_id   bigint not null references account,
  kind         text not null constraint address_change_kind_is_known
               check (kind in ('moved', 'corrected', 'moved-no-address', 'not-deliverable')),
  -- Where mail would go; none where nobody knows.
  line_1       text,
  line_2       text,
  place        text,
  state        text,
  zip          text,
  -- When they moved, as the change of address says; its kind, and the code of NCOALink.
  moved_in     text,
  move_type    text constraint move_type_is_known check (move_type in ('individual', 'family', 'business')),
  ncoa_code    text,
  verdict      text not null default 'open' constraint address_verdict_is_known
               check (verdict in ('open', 'accepted', 'left', 'overtaken')),
  decided_by   text,
  decided_on   date,
  reason       text,
  constraint one_address_change_per_party_and_row unique (exchange_id, row_no, party_id),
  constraint changes_with_an_address_name_it check ((kind in ('moved', 'corrected')) = (line_1 is not null)),
  constraint decided_address_changes_say_by_whom check ((verdict = 'open') = (decided_on is null) and (decided_on is null) = (decided_by is null)),
  foreign key (exchange_id, row_no) references address_exchange_row
);
create index address_change_by_party on address_change (party_id);
create index address_change_by_account on address_change (account_id);
create index address_change_open on address_change (exchange_id, kind, id) where verdict = 'open';

-- PS Form 3553 and other papers of an exchange. Rows are only ever added.
create table address_paper (
  id           bigint generated always as identity primary key,
  exchange_id  bigint not null references address_exchange,
  kind         text not null constraint address_paper_kind_is_known check (kind in ('ps-3553', 'other')),
  file_name    text not null,
  content_type text not null,
  -- In base64.
  content      text not null,
  sha256       text not null,
  dated_on     date not null,
  added_by     text not null,
  added_on     date not null,
  constraint one_address_paper_per_file unique (exchange_id, sha256)
);

-- What an address was coded with last, by its comparable form.
create table address_coding (
  address_key    text collate "C" primary key,
  zip5           text not null constraint zip5_has_five_digits check (zip5 ~ '^\d{5}$'),
  zip4           text constraint zip4_has_four_digits check (zip4 ~ '^\d{4}$'),
  delivery_point text constraint delivery_points_have_two_digits check (delivery_point ~ '^\d{2}$'),
  carrier_route  text,
  record_type    text,
  dpv            text constraint dpv_is_known check (dpv in ('Y', 'D', 'S', 'N')),
  footnotes      jsonb not null,
  vacant         boolean not null,
  no_stat        boolean not null,
  coded_on       date not null,
  exchange_id    bigint not null references address_exchange
);
create index address_coding_by_exchange on address_coding (exchange_id);

-- When moves of a name at an address were last looked for.
create table move_update (
  moving_key  text collate "C" primary key,
  address_key text collate "C" not null,
  looked_on   date not null,
  method      text not null constraint move_update_method_is_known
              check (method in ('ncoalink', 'acs', 'onecode-acs', 'ancillary-endorsement', 'alternative')),
  exchange_id bigint not null references address_exchange
);
create index move_update_by_address on move_update (address_key);
create index move_update_by_exchange on move_update (exchange_id);
