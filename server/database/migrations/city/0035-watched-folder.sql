-- Files of banks that come by themselves, into a folder of the server.

-- bank-intake ------------------------------------------------------------------------------------------------

-- One file that lay in the folder: from the first look that saw it to the one that moved it away.
create table watched_file (
  id          bigint generated always as identity primary key,
  file_name   text not null,
  -- As it was at the last look: a file that is the same at two looks is whole.
  size_bytes  bigint not null,
  modified_ms bigint not null,
  state       text not null default 'arriving' constraint watched_file_state_is_known
              check (state in ('arriving', 'taken', 'refused')),
  -- How often it was begun to be read: what stops a process again and again is refused.
  tries       bigint not null default 0,
  -- The file of the bank it was taken as, also one that its reader refused; of the same file again, the first.
  file_id     bigint references bank_file,
  reason      text,
  seen_on     date not null,
  seen_at     timestamptz not null default clock_timestamp(),
  -- When it was moved out of the folder, and under which name it lies there.
  moved_at    timestamptz,
  moved_as    text,
  constraint refused_files_have_a_reason check (state <> 'refused' or reason is not null)
);
create unique index one_watched_file_per_name on watched_file (file_name) where moved_at is null;
create index watched_file_by_file on watched_file (file_id);
create index watched_file_by_day on watched_file (seen_on, id);

-- The last look into the folder of the city, and what kept it from looking.
create table watched_look (
  id        bigint primary key constraint there_is_one_watched_folder check (id = 1),
  looked_at timestamptz not null,
  failure   text
);
