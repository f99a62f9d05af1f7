-- Move Update by other ways than NCOALink: notices of ACS and of the endorsement, reviewed like the answers of a vendor.

-- addresses --------------------------------------------------------------------------------------------------

-- A file of notices. The same bytes are taken once.
create table move_notice_file (
  id           bigint generated always as identity primary key,
  method       text not null constraint move_notice_file_method_is_known
               check (method in ('acs', 'onecode-acs', 'ancillary-endorsement', 'alternative')),
  file_name    text not null,
  sha256       text not null constraint one_move_notice_file_per_content unique,
  line_count   bigint not null,
  taken_count  bigint not null,
  faulty_count bigint not null,
  brought_by   text not null,
  brought_on   date not null
);

-- Lines of a file that were not taken: they wait until somebody has looked at them.
create table move_notice_fault (
  file_id    bigint not null references move_notice_file,
  line       bigint not null,
  field      text,
  sentence   text not null,
  raw        text not null,
  settled_by text,
  settled_on date,
  note       text,
  primary key (file_id, line),
  constraint settled_notice_faults_say_why check ((settled_on is null) = (note is null) and (settled_on is null) = (settled_by is null))
);

-- What the post office told of a name at an address, by whatever way but NCOALink.
create table move_notice (
  id          bigint generated always as identity primary key,
  -- The file it came in; none: it was entered by hand.
  file_id     bigint references move_notice_file,
  line        bigint,
  method      text not null constraint move_notice_method_is_known
              check (method in ('acs', 'onecode-acs', 'ancillary-endorsement', 'alternative')),
  noticed_on  date not null,
  account_id  bigint not null references account,
  party_id    bigint not null references party,
  -- The window it is of, the name first.
  lines       jsonb not null,
  address_key text collate "C" not null,
  moving_key  text collate "C" not null,
  result      text not null constraint move_notice_result_is_known
              check (result in ('no-move', 'moved', 'moved-no-address', 'not-deliverable')),
  line_1      text,
  line_2      text,
  place       text,
  state       text,
  zip         text,
  moved_in    text,
  move_type   text constraint noticed_move_type_is_known check (move_type in ('individual', 'family', 'business')),
  -- One without a change is taken at once; all others wait for a person.
  verdict     text not null constraint move_notice_verdict_is_known
              check (verdict in ('taken', 'open', 'accepted', 'left', 'overtaken')),
  decided_by  text,
  decided_on  date,
  reason      text,
  entered_by  text not null,
  entered_on  date not null,
  constraint one_move_notice_per_name_and_day unique (account_id, party_id, moving_key, method, noticed_on, result),
  constraint notices_of_a_move_name_the_address check ((result = 'moved') = (line_1 is not null)),
  constraint notices_without_a_change_are_taken check ((result = 'no-move') = (verdict = 'taken')),
  constraint decided_notices_say_by_whom check ((verdict in ('open', 'taken')) = (decided_on is null) and (decided_on is null) = (decided_by is null))
);
create index move_notice_by_file on move_notice (file_id);
create index move_notice_by_party on move_notice (party_id);
create index move_notice_by_account on move_notice (account_id);
create index move_notice_open on move_notice (id) where verdict = 'open';

-- A look for moves comes from an exchange or from a notice.
alter table move_update alter column exchange_id drop not null;
alter table move_update add column notice_id bigint references move_notice;
alter table move_update add constraint looks_for_moves_say_from_where check ((exchange_id is null) <> (notice_id is null));
create index move_update_by_notice on move_update (notice_id);
