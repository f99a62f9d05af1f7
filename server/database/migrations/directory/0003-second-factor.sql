-- A second factor beside the password, and sign-in by OpenID Connect.

-- How a session began, and when its person last proved who they are.
alter table "session" add column "method" text not null default 'password'
  constraint session_method_is_known check ("method" in ('password', 'code', 'passkey', 'oidc', 'practice'));
alter table "session" add column "confirmedAt" timestamptz not null default now();

-- The secret an app makes codes from; it asks for nothing before its first code came.
create table sign_in_code (
  user_id      text primary key references "user" ("id") on delete cascade,
  -- Encrypted with the secret of the installation, which is not in the database.
  secret       text not null,
  confirmed_at timestamptz,
  -- The half minute whose code was taken last: neither it nor an earlier one is taken again.
  last_step    bigint
);

-- Codes on paper, for when the app is lost. Each works once.
create table backup_code (
  user_id text not null references "user" ("id") on delete cascade,
  -- Of the code only this is kept.
  hash    text not null,
  used_at timestamptz,
  primary key (user_id, hash)
);

-- Passkeys: the public half of a key that stays on a device or in its owner's keyring.
create table passkey (
  id           text primary key,
  user_id      text not null references "user" ("id") on delete cascade,
  name         text not null,
  public_key   text not null,
  -- How often it signed, where it counts at all: a copy would fall behind.
  counter      bigint not null,
  transports   jsonb not null,
  created_at   timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_by_user on passkey (user_id);

-- Who somebody is to an OpenID Connect provider. After the first time this counts, and their e-mail address no more.
create table oidc_identity (
  issuer     text not null,
  subject    text not null,
  user_id    text not null references "user" ("id") on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject),
  constraint one_subject_per_person unique (user_id, issuer)
);

-- A sign-in that has begun and is not done. A cookie bears the text whose hash this is.
create table sign_in_step (
  hash       text primary key,
  kind       text not null constraint sign_in_step_kind_is_known check (kind in ('second-factor', 'passkey', 'new-passkey', 'oidc')),
  -- Who it is, once the password was right.
  user_id    text references "user" ("id") on delete cascade,
  facts      jsonb not null,
  expires_at timestamptz not null
);
create index sign_in_step_by_user on sign_in_step (user_id);

-- The roles of a city that must have a second factor.
create table second_factor_role (
  city text not null references city on delete cascade,
  role text not null constraint second_factor_role_is_known check
    (role in ('coordinator', 'clerk', 'manager', 'auditor', 'administrator', 'customer')),
  primary key (city, role)
);
