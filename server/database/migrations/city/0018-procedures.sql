-- The division's procedures: dated, versioned pages that quote the city's rules and are read by its staff.

-- procedures -------------------------------------------------------------------------------------------------

-- A page as it stands. Its words are those of its newest version.
create table procedure_page (
  id         bigint generated always as identity primary key,
  title      text not null,
  owner_user text not null,
  owner_name text not null,
  -- The day by which its owner looks it over again.
  review_on  date not null,
  -- Counts up with every version, so that two people do not write over each other.
  edition    bigint not null default 1,
  state      text not null default 'in-use' constraint procedure_state_is_known check (state in ('in-use', 'withdrawn')),
  -- What the rules it quotes said when it was last written or reviewed, by marker: null for a rule that was not there.
  quoted     jsonb not null
);
create unique index one_procedure_per_title on procedure_page (lower(title)) where state = 'in-use';

-- Each version as it was written. Rows are only added.
create table procedure_version (
  id           bigint generated always as identity primary key,
  page_id      bigint not null references procedure_page,
  edition      bigint not null,
  title        text not null,
  -- Markdown, with markers such as [[policy:proration]].
  body         text not null,
  -- Where it applies, as a list of kind and key: a screen, a reason code, a case type, a policy.
  places       jsonb not null,
  -- What changed, in a sentence for those who read the one before.
  note         text,
  from_on      date not null,
  written_by   text not null,
  written_at   timestamptz not null default clock_timestamp(),
  constraint one_procedure_version_per_edition unique (page_id, edition)
);

-- Who has read which version. Rows are only added.
create table procedure_reading (
  id        bigint generated always as identity primary key,
  page_id   bigint not null references procedure_page,
  edition   bigint not null,
  user_id   text not null,
  user_name text not null,
  read_on   date not null,
  constraint one_reading_per_person_and_version unique (page_id, edition, user_id)
);

-- Who looked a page over, when, and until when that holds. Rows are only added.
create table procedure_review (
  id          bigint generated always as identity primary key,
  page_id     bigint not null references procedure_page,
  edition     bigint not null,
  reviewed_on date not null,
  reviewed_by text not null,
  note        text,
  next_on     date not null,
  constraint one_review_per_person_and_day unique (page_id, edition, reviewed_on, reviewed_by)
);
