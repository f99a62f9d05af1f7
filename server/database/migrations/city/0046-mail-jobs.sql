-- mail-jobs --------------------------------------------------------------------------------------------------

-- The bills of a run on their way into the mail: a package for a mail house, or mailed by the office itself.
create table mail_job (
  id              bigint generated always as identity primary key,
  run_id          bigint not null references bill_run,
  -- The print files that are in the package.
  print_job_id    bigint not null references print_job,
  kind            text not null constraint mail_job_kind_is_known check (kind in ('mail-house', 'in-house')),
  house           text,
  state           text not null default 'making' constraint mail_job_state_is_known check
                  (state in ('making', 'ready', 'sent', 'proof-received', 'proof-approved', 'mailed', 'statement-received', 'reconciled', 'dropped')),
  data_as_of      timestamptz not null,
  data_hours      bigint not null,
  -- The pieces of the print files, and what their bills come to.
  pieces          bigint not null constraint mail_jobs_have_pieces check (pieces > 0),
  total_due_cents bigint not null,
  proof_size      bigint not null,
  -- How often a proof was received: each has a sample of its own.
  proof_round     bigint not null default 0,
  proof_seed      text,
  folder          text not null,
  manifest        jsonb,
  package_sha256  text,
  package_bytes   bigint,
  failure         text,
  made_by         text not null,
  made_by_key     text not null,
  made_on         date not null,
  -- Who sent it: the proof is approved by another person.
  sent_by_key     text,
  constraint packages_that_were_made_have_a_hash check (state in ('making', 'dropped') or package_sha256 is not null),
  constraint mail_houses_have_a_name check (kind = 'in-house' or house is not null)
);
create unique index one_mail_job_per_run on mail_job (run_id) where state <> 'dropped';
create index mail_job_by_run on mail_job (run_id);
create index mail_job_by_print_job on mail_job (print_job_id);

-- What was done with a job and what was heard of it, also what did not come to the same count. Rows are never changed.
create table mail_job_step (
  id            bigint generated always as identity primary key,
  job_id        bigint not null references mail_job,
  step          text not null,
  -- What was told, and what it should have been.
  pieces        bigint,
  expected      bigint,
  postage_cents bigint,
  reference     text,
  note          text,
  happened_on   date not null,
  done_by       text not null,
  done_at       timestamptz not null default now()
);
create index mail_job_step_by_job on mail_job_step (job_id, id);

-- Single bills that do not go into the mail with their job. Their serial numbers stay used. Rows are never changed.
create table mail_job_pull (
  id        bigint generated always as identity primary key,
  job_id    bigint not null references mail_job,
  piece     bigint not null,
  bill_id   bigint not null references bill,
  how       text not null constraint pull_is_known check (how in ('held', 'pulled', 'recalled')),
  reason    text not null,
  pulled_by text not null,
  pulled_on date not null,
  constraint one_pull_per_piece unique (job_id, piece)
);
create index mail_job_pull_by_bill on mail_job_pull (bill_id);

-- The pieces of a proof that were drawn to be looked at, and who signed each.
create table mail_job_proof (
  job_id    bigint not null references mail_job,
  round     bigint not null,
  piece     bigint not null,
  bill_id   bigint not null references bill,
  verdict   text constraint proof_verdict_is_known check (verdict in ('right', 'wrong')),
  note      text,
  signed_by text,
  signed_on date,
  primary key (job_id, round, piece),
  constraint signed_pieces_say_by_whom check ((verdict is null) = (signed_by is null)),
  constraint wrong_pieces_say_why check (verdict is distinct from 'wrong' or note is not null)
);
create index mail_job_proof_by_bill on mail_job_proof (bill_id);

-- The trays of a job with the digits of their barcodes. Rows are never changed.
create table mail_job_tray (
  job_id bigint not null references mail_job,
  tray   bigint not null,
  digits text not null constraint tray_barcodes_have_24_digits check (digits ~ '^[0-9]{24}$'),
  primary key (job_id, tray)
);
