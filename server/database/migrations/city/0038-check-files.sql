-- What the bank was told of our checks (positive pay), so that it pays no other.

-- refunds ----------------------------------------------------------------------------------------------------

-- A file for the bank: made once, taken as often as it is needed, always the same bytes. Rows are only ever added.
create table check_file (
  id           bigint generated always as identity primary key,
  request_id   text not null constraint one_check_file_per_request unique,
  -- The account the checks are drawn on, and how it was written.
  bank_account text not null,
  citation     text not null,
  content      text not null,
  sha256       text not null,
  issued_count bigint not null,
  issued_cents bigint not null,
  voided_count bigint not null,
  made_by      text not null,
  made_on      date not null
);

-- A check is told to the bank once when it was written, and once when it was voided. Rows are only ever added.
create table check_told (
  refund_id bigint not null references refund,
  kind      text not null constraint check_told_kind_is_known check (kind in ('issued', 'voided')),
  file_id   bigint not null references check_file,
  primary key (refund_id, kind)
);
create index check_told_by_file on check_told (file_id);
