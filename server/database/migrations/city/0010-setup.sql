-- The city folder as it was each time, and changes of it that are being prepared.

-- setup ------------------------------------------------------------------------------------------------------

-- A change of the set-up while it is prepared, and what became of it.
create table setup_change (
  id          bigint generated always as identity primary key,
  reason      text not null,
  state       text not null default 'draft' constraint setup_change_state_is_known
              check (state in ('draft', 'proposed', 'adopted', 'withdrawn')),
  -- The folder it was begun from, and the folder as it is to be: texts as they are, pictures in base 64, by path.
  base        jsonb not null,
  files       jsonb not null,
  -- Counts up with every edit, so that two people do not write over each other.
  edition     bigint not null default 1,
  -- Whoever had a hand in it, as a list of the keys of people: none of them is its second person.
  hands       jsonb not null,
  begun_by    text not null,
  begun_at    timestamptz not null default clock_timestamp(),
  proposed_by text,
  proposed_at timestamptz,
  ended_by    text,
  ended_at    timestamptz,
  -- Why it was sent back or withdrawn.
  note        text
);
create index setup_change_open on setup_change (id) where state in ('draft', 'proposed');

-- The city folder as it was adopted, each time it changed. Rows are only added.
create table setup_version (
  id         bigint generated always as identity primary key,
  files      jsonb not null,
  sha256     text not null,
  -- What it changed, as people were told.
  told       jsonb not null,
  reason     text,
  -- The change it came by; null when the folder was loaded at the terminal.
  change_id  bigint references setup_change,
  adopted_on date not null,
  adopted_at timestamptz not null default clock_timestamp(),
  adopted_by text not null
);
create index setup_version_by_change on setup_version (change_id);

-- planning ---------------------------------------------------------------------------------------------------

-- Who does a step of the runs from a period on, instead of whom the city's calendar names. The newest that fits counts.
create table step_owner (
  id      bigint generated always as identity primary key,
  step    text not null,
  -- Null is every cycle.
  cycle   text,
  -- Runs whose period begins on this day or later.
  from_on date not null,
  -- A role or the name of a person; null is whom the calendar names again.
  owner   text,
  set_by  text not null,
  set_on  date not null,
  reason  text not null
);

-- Who gave a step of one run an owner of its own; null when it has the one of all runs.
alter table plan_step add column owner_set_by text;
