-- Notices and inserts: what goes into the mail beside bills, or by itself, and the proof that it did.

-- inserts ----------------------------------------------------------------------------------------------------

-- A leaflet or a notice: whom it is for, when, what it weighs and costs.
create table insert_notice (
  id              bigint generated always as identity primary key,
  name            text not null,
  kind            text not null constraint insert_kind_is_known check (kind in ('leaflet', 'rate-adjustment', 'prop-218')),
  way             text not null constraint insert_way_is_known check (way in ('with-bills', 'own-mailing')),
  state           text not null default 'proposed' constraint insert_state_is_known
                  check (state in ('proposed', 'approved', 'mailed', 'dropped')),
  -- The letter or digit by which an inserter takes it, and a piece list names it.
  code            text not null constraint insert_codes_are_one_sign check (code ~ '^[A-Z0-9]$'),
  -- What it is: a stock item, or facts that were typed; with what one costs, in thousandths of a dollar.
  material        jsonb not null,
  cost_mills      bigint not null constraint inserts_cost_something_or_nothing check (cost_mills >= 0),
  postage_mills   bigint not null constraint insert_postage_is_not_negative check (postage_mills >= 0),
  -- With bills: the days of bills that bear it. By itself: it is to be mailed from the first day on.
  from_on         date not null,
  until_on        date,
  -- The hearing, or the day a rate changes, that its days are counted to.
  counts_to_on    date,
  citation        text,
  classes         jsonb not null,
  cycles          jsonb not null,
  condition       jsonb not null,
  -- Account numbers that were listed; null: all that fit.
  accounts        jsonb,
  -- What was frozen when it was proposed: of a mailing by itself, its list.
  pieces          bigint not null default 0,
  parcels         bigint not null default 0,
  unmailable      bigint not null default 0,
  list_sha256     text,
  request_id      text not null constraint one_insert_per_request unique,
  made_by         text not null,
  made_by_key     text not null,
  made_on         date not null,
  approved_by     text,
  approved_on     date,
  approved_at     timestamptz,
  ended_by        text,
  ended_on        date,
  ended_at        timestamptz,
  ended_reason    text,
  constraint insert_days_are_in_order check (until_on > from_on),
  constraint inserts_with_bills_have_an_end check (way = 'own-mailing' or until_on is not null),
  -- Cal. Const. art. XIII D § 6(a) asks for the owner of record, who gets no bill: the notice is a mailing of its own.
  constraint prop_218_notices_are_mailed_by_themselves check (kind <> 'prop-218' or way = 'own-mailing'),
  -- Cal. Const. art. XIII D § 6(a): 45 days; Gov. Code § 53756(d): 30 days.
  constraint counted_notices_name_their_day check ((kind = 'leaflet') = (counts_to_on is null)),
  constraint approved_inserts_name_who check ((approved_by is null) = (approved_on is null)),
  constraint dropped_inserts_say_why check ((state = 'dropped') = (ended_reason is not null))
);
create index insert_notice_by_days on insert_notice (from_on) where state in ('approved', 'mailed');

-- One envelope of a mailing, with the address as it was then. Rows are only added.
create table insert_piece (
  id              bigint generated always as identity primary key,
  notice_id       bigint not null references insert_notice,
  -- Its place in the list, by which the mail sorts.
  position        bigint not null,
  account_id      bigint not null references account,
  account_number  text not null,
  parcel          text not null,
  addressee       text not null constraint addressee_is_known check (addressee in ('owner', 'payer', 'occupant')),
  run_id          bigint references bill_run,
  lines           jsonb not null,
  -- Why it cannot be mailed; null: it can.
  why_not         text,
  constraint one_piece_per_place unique (notice_id, position)
);
create index insert_piece_by_account on insert_piece (account_id);
create index insert_piece_by_run on insert_piece (run_id);
create index insert_piece_unmailable on insert_piece (notice_id) where why_not is not null;

-- That it was mailed: declared once, and never changed.
create table insert_mailing (
  notice_id    bigint primary key references insert_notice,
  mailed_on    date not null,
  pieces       bigint not null constraint mailings_have_pieces check (pieces > 0),
  parcels      bigint not null,
  post_office  text not null,
  note         text,
  list_sha256  text not null,
  -- Of a counted notice: the days from the mailing to the hearing or the change.
  days         bigint,
  declared_by  text not null,
  declared_on  date not null
);

-- A receipt of the post office, or another paper that shows it.
create table insert_receipt (
  id         bigint generated always as identity primary key,
  notice_id  bigint not null references insert_notice,
  name       text not null,
  kind       text not null constraint receipt_is_a_known_file check (kind in ('pdf', 'jpg', 'png')),
  bytes      bigint not null,
  sha256     text not null,
  content    text not null,
  added_by   text not null,
  added_on   date not null,
  constraint one_receipt_per_content unique (notice_id, sha256)
);

-- A piece that came back.
create table insert_return (
  piece_id    bigint primary key references insert_piece,
  returned_on date not null,
  reason      text not null,
  told_by     text not null,
  told_on     date not null
);
