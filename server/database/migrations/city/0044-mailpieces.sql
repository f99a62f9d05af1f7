-- What is put in the mail: envelope, window, sheets, and where the address stands.

-- mailpieces -------------------------------------------------------------------------------------------------

-- A kind of mailpiece from a day on. A version is never changed: another one follows it.
create table mailpiece_spec (
  id         bigint generated always as identity primary key,
  used_for   text not null constraint mailpiece_use_is_known check (used_for in ('bills', 'notices')),
  version    bigint not null constraint mailpiece_versions_count_from_one check (version > 0),
  from_on    date not null,
  body       jsonb not null,
  reason     text not null,
  request_id text not null constraint one_mailpiece_spec_per_request unique,
  made_by    text not null,
  made_on    date not null,
  constraint one_mailpiece_spec_per_version unique (used_for, version)
);
