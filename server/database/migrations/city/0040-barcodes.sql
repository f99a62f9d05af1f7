-- barcodes ---------------------------------------------------------------------------------------------------

-- Mailer identifiers that gave numbers: its row is locked while numbers are taken, and tells where to go on.
create table imb_mailer (
  mailer_id   text not null constraint mailer_id_is_legal check (mailer_id ~ '^([0-8][0-9]{5}|9[0-9]{8})$'),
  -- Pieces of First-Class Mail, or trays: each counts by itself.
  numbers     text not null constraint imb_numbers_are_known check (numbers in ('first-class', 'tray')),
  next_serial bigint not null default 0 constraint next_serial_is_a_number check (next_serial >= 0),
  primary key (mailer_id, numbers)
);

-- Serial numbers that were given, from and until both among them. They stay used until free_on, also when nothing was mailed with them.
create table imb_serial_range (
  id         bigint generated always as identity primary key,
  mailer_id  text not null,
  numbers    text not null,
  first      bigint not null constraint first_serial_is_a_number check (first >= 0),
  last       bigint not null,
  -- What they were taken for: `run 41`.
  subject    text not null,
  taken_on   date not null,
  taken_by   text not null,
  mailed_on  date,
  free_on    date not null,
  constraint serial_ranges_have_numbers check (last >= first),
  constraint serials_stay_used_for_45_days check (free_on >= coalesce(mailed_on, taken_on) + 45),
  constraint one_use_per_serial_in_45_days exclude using gist
    (mailer_id with =, numbers with =, int8range(first, last, '[]') with &&, daterange(taken_on, free_on) with &&),
  constraint serials_are_of_a_mailer foreign key (mailer_id, numbers) references imb_mailer
);
create index imb_serial_range_by_mailer on imb_serial_range (mailer_id, numbers, free_on);
create index imb_serial_range_by_subject on imb_serial_range (subject);
