-- Money that nobody claimed: what the law lets the city take after its years, its notice and its second person.

-- unclaimed --------------------------------------------------------------------------------------------------

-- Money that goes the same way together: by a notice in the newspaper (Gov. Code § 50050), or, small or of nobody known, without one (§ 50055).
create table unclaimed_batch (
  id             bigint generated always as identity primary key,
  way            text not null constraint unclaimed_way_is_known check (way in ('notice', 'small')),
  state          text not null default 'prepared' constraint unclaimed_batch_state_is_known
                 check (state in ('prepared', 'published', 'taken', 'dropped')),
  citation       text not null,
  -- The ledger account of the General Fund that it goes to.
  ledger_account text not null,
  note           text,
  request_id     text not null constraint one_unclaimed_batch_per_request unique,
  made_by        text not null,
  made_by_key    text not null,
  made_on        date not null,
  -- The day the notice names: on it the money becomes the city's. None where there is no notice.
  becomes_on     date,
  newspaper      text,
  first_on       date,
  second_on      date,
  published_by   text,
  ended_by       text,
  ended_on       date,
  constraint notices_name_a_day check ((way = 'notice') = (becomes_on is not null)),
  constraint published_notices_say_where check ((first_on is null) = (newspaper is null) and (first_on is null) = (second_on is null)),
  -- Gov. Code § 50051: not less than 45 days nor more than 60 days after the first publication.
  constraint notices_run_45_to_60_days check (first_on is null or becomes_on between first_on + 45 and first_on + 60),
  constraint only_published_notices_are_taken check (way = 'small' or state <> 'taken' or first_on is not null)
);

-- One credit, check or item in suspense of a batch.
create table unclaimed_item (
  id             bigint generated always as identity primary key,
  batch_id       bigint not null references unclaimed_batch,
  kind           text not null constraint unclaimed_kind_is_known check (kind in ('credit', 'check', 'suspense')),
  -- The account, the refund or the item in suspense it is of.
  source_id      bigint not null,
  account_id     bigint references account,
  -- Null: nobody knows whose it is.
  owner_name     text,
  -- Whether the name is kept out of the notice.
  name_withheld  boolean not null,
  amount_cents   bigint not null constraint unclaimed_is_positive check (amount_cents > 0),
  -- The day from which its years run, and the ledger account that held it.
  since          date not null,
  held_in        text not null,
  state          text not null default 'listed' constraint unclaimed_item_state_is_known
                 check (state in ('listed', 'left-out', 'claimed', 'taken')),
  entry_id       bigint references entry,
  -- The resolution by which the legislative body transferred it (Gov. Code §§ 50053, 50055).
  resolution     text,
  resolved_on    date,
  ended_by       text,
  ended_on       date,
  ended_reason   text,
  constraint taken_money_has_an_entry_and_a_resolution
    check ((state = 'taken') = (entry_id is not null) and (state = 'taken') = (resolution is not null)),
  constraint ended_unclaimed_items_say_why check ((state = 'listed') = (ended_on is null) and (state = 'listed') = (ended_reason is null))
);
create index unclaimed_item_by_batch on unclaimed_item (batch_id, id);
create index unclaimed_item_by_account on unclaimed_item (account_id);
create index unclaimed_item_by_entry on unclaimed_item (entry_id);
create index unclaimed_item_by_source on unclaimed_item (kind, source_id);
create unique index one_open_unclaimed_item_per_source on unclaimed_item (kind, source_id) where state = 'listed';

-- What somebody claims of it, as Gov. Code § 50052 asks for: name, address, amount, grounds.
create table unclaimed_claim (
  id            bigint generated always as identity primary key,
  item_id       bigint not null references unclaimed_item,
  claimant_name text not null,
  address       text not null,
  amount_cents  bigint not null constraint claims_are_positive check (amount_cents > 0),
  grounds       text not null,
  filed_on      date not null,
  entered_by    text not null,
  state         text not null default 'filed' constraint unclaimed_claim_state_is_known
                check (state in ('filed', 'allowed', 'rejected', 'suit', 'lost')),
  -- The last day on which whoever was rejected may serve a suit.
  held_until    date,
  decided_by    text,
  decided_on    date,
  reason        text,
  constraint decided_claims_say_why check ((state = 'filed') = (decided_on is null) and (state = 'filed') = (reason is null)),
  constraint rejected_claims_are_held check (state not in ('rejected', 'suit', 'lost') or held_until is not null)
);
create index unclaimed_claim_by_item on unclaimed_claim (item_id);
create unique index one_open_claim_per_claimant on unclaimed_claim (item_id, lower(claimant_name)) where state = 'filed';

-- suspense ---------------------------------------------------------------------------------------------------

-- What nobody claimed is taken by the city.
alter table suspense_item drop constraint suspense_state_is_known;
alter table suspense_item add constraint suspense_state_is_known
  check (state in ('open', 'moved', 'return-asked', 'returned', 'unclaimed'));
drop index suspense_item_held;
create index suspense_item_held on suspense_item (received_on, id) where state not in ('moved', 'returned', 'unclaimed');
