-- One place that was in the books twice is made one, and can be made two again; letters to an address that was left behind.

-- premises ---------------------------------------------------------------------------------------------------

-- A premise that is another one: nothing is served or billed here any more, and whoever writes its address means that one.
alter table premise add column merged_into bigint references premise;
create index premise_merged_into on premise (merged_into) where merged_into is not null;

-- Two premises made one: what both were and what was decided, so that they can be two again. Rows change only when that is done.
create table premise_merge (
  id             bigint generated always as identity primary key,
  kept_id        bigint not null references premise,
  merged_id      bigint not null references premise,
  merged_on      date not null,
  merged_at      timestamptz not null default clock_timestamp(),
  merged_by      text not null,
  reason         text not null,
  -- Both as they were, and the kept one as it became.
  kept_before    jsonb not null,
  merged_before  jsonb not null,
  kept_after     jsonb not null,
  -- The numbers of the accounts and of the owners’ agreements that moved.
  accounts       jsonb not null,
  agreements     jsonb not null,
  undone_on      date,
  undone_by      text,
  undone_because text,
  constraint no_premise_is_merged_with_itself check (kept_id <> merged_id),
  constraint undone_premise_merge_says_by_whom check ((undone_on is null) = (undone_by is null))
);
create unique index one_merge_stands_per_premise on premise_merge (merged_id) where undone_on is null;
create index premise_merge_by_kept on premise_merge (kept_id);
create index premise_merge_by_merged on premise_merge (merged_id);

-- letters ----------------------------------------------------------------------------------------------------

-- Where a letter goes that is not for the address its party has now: `{partyId, line1, line2, place, state, zip}`, for that party alone.
alter table letter add column mail_to jsonb;
