-- What all cities share: which cities there are, who may sign in, and what each person is to a city.
-- Everything else lives in the schema of its city, and no foreign key crosses cities.

create table city (
  name       text primary key constraint city_name_is_a_schema_name check (name ~ '^[a-z][a-z0-9_]{0,50}$'),
  title      text not null,
  demo       boolean not null default false,
  created_at timestamptz not null default now()
);

-- The four tables of the sign-in library, in its own words and types.
create table "user" (
  "id"            text primary key,
  "name"          text not null,
  "email"         text not null unique,
  "emailVerified" boolean not null default false,
  "image"         text,
  "createdAt"     timestamptz not null default now(),
  "updatedAt"     timestamptz not null default now()
);

create table "session" (
  "id"        text primary key,
  "expiresAt" timestamptz not null,
  "token"     text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId"    text not null references "user" ("id") on delete cascade
);
create index session_by_user on "session" ("userId");

create table "credential" (
  "id"                    text primary key,
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                text not null references "user" ("id") on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope"                 text,
  "password"              text,
  "createdAt"             timestamptz not null default now(),
  "updatedAt"             timestamptz not null default now()
);
create index credential_by_user on "credential" ("userId");

create table "verification" (
  "id"         text primary key,
  "identifier" text not null,
  "value"      text not null,
  "expiresAt"  timestamptz not null,
  "createdAt"  timestamptz not null default now(),
  "updatedAt"  timestamptz not null default now()
);
create index verification_by_identifier on "verification" ("identifier");

-- What a person is to a city. A person may work for several cities of one bureau.
create table membership (
  user_id text not null references "user" ("id") on delete cascade,
  city    text not null references city,
  role    text not null,
  -- The account a customer signs in for; staff have none.
  account_number text,
  -- Set while the person is shut out of this city.
  disabled_at timestamptz,
  constraint membership_role_is_known check
    (role in ('coordinator', 'clerk', 'manager', 'auditor', 'administrator', 'customer')),
  primary key (user_id, city)
);
create index membership_by_city on membership (city);

-- Sign-ins tried since the last good one. Counted by e-mail address, whether or not somebody has it.
create table sign_in_failure (
  email         text primary key,
  failures      bigint not null,
  last_at       timestamptz not null default now(),
  locked_until  timestamptz
);
