-- Other ways in than a password: programs sign in by tokens.

create table api_token (
  id           text primary key,
  city         text not null references city,
  -- Whose it is; null for a machine, which then has a role of its own.
  user_id      text references "user" ("id") on delete cascade,
  role         text,
  name         text not null,
  -- The permissions it reaches, of those its person or machine holds by role.
  scopes       jsonb not null,
  -- Of the secret only this is kept.
  hash         text not null unique,
  made_by      text not null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  revoked_by   text,
  constraint api_token_is_of_a_person_or_a_machine check ((user_id is null) <> (role is null)),
  constraint api_token_machine_role_is_known check (role in ('coordinator', 'clerk', 'manager', 'auditor', 'administrator'))
);
create index api_token_by_city on api_token (city);
create index api_token_by_user on api_token (user_id);
