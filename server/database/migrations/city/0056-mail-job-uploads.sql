-- mail-jobs --------------------------------------------------------------------------------------------------

-- A package on its way to one place by SFTP. What it is and where it goes is its natural key: it goes there once, however often it is asked for.
create table mail_job_upload (
  id             bigint generated always as identity primary key,
  job_id         bigint not null references mail_job,
  package_sha256 text not null,
  package_bytes  bigint not null,
  destination    text not null,
  file_name      text not null,
  -- What the person wrote who asked for it.
  reference      text,
  state          text not null default 'waiting' constraint upload_state_is_known check (state in ('waiting', 'sending', 'sent', 'failed')),
  -- Tries that were begun, and with which of them it is given up.
  tries          bigint not null default 0,
  gives_up_at    bigint not null,
  next_try_at    timestamptz,
  -- When the process that sends it last said that it lives.
  heard_at       timestamptz,
  bytes_sent     bigint not null default 0,
  -- The unfinished name from which it was being renamed: without an answer to that it may have arrived.
  renamed_from   text,
  outcome        text constraint upload_outcome_is_known check (outcome in ('delivered', 'later', 'refused', 'unknown', 'stopped')),
  answer         text,
  todo           text,
  hash_checked   boolean,
  sent_at        timestamptz,
  asked_by       text not null,
  asked_by_key   text not null,
  asked_on       date not null,
  constraint one_upload_per_package_and_destination unique (job_id, package_sha256, destination),
  constraint uploads_that_wait_have_a_time check (state <> 'waiting' or next_try_at is not null),
  constraint uploads_that_were_sent_say_when check ((state = 'sent') = (sent_at is not null)),
  constraint uploads_that_failed_say_why check (state <> 'failed' or (outcome is not null and answer is not null and todo is not null))
);
create index mail_job_upload_open on mail_job_upload (state) where state in ('waiting', 'sending');
