-- What the bank says beside what we expect of it: what of both is the same money, and who sees to the rest.

-- reconciliation ---------------------------------------------------------------------------------------------

-- Lines of a statement that are the money of things of ours, or that a person explained. Undone, it stays and counts no longer.
create table bank_match (
  id               bigint generated always as identity primary key,
  kind             text not null constraint bank_match_kind_is_known check (kind in ('sure', 'by-hand', 'explained')),
  -- What made it sure; null: a person said so.
  found_by         text,
  reason           text,
  -- What the bank has more than we do; negative: less.
  difference_cents bigint not null,
  matched_by       text not null,
  matched_on       date not null,
  undone_by        text,
  undone_on        date,
  undone_reason    text,
  constraint people_say_why check (kind = 'sure' or reason is not null),
  constraint sure_matches_are_equal check (kind <> 'sure' or (difference_cents = 0 and found_by is not null)),
  constraint undone_matches_say_why check ((undone_on is null) = (undone_reason is null))
);
create index bank_match_live on bank_match (id) where undone_on is null;

-- The lines of the statement in it.
create table bank_match_line (
  match_id bigint not null references bank_match,
  line_id  bigint not null references bank_statement_line,
  undone   boolean not null default false,
  primary key (match_id, line_id)
);
create unique index one_match_per_bank_line on bank_match_line (line_id) where not undone;
create index bank_match_line_by_line on bank_match_line (line_id);

-- What of ours is in it, as it was then: `bank-deposit 12`, `bank-file 4 2026-11-23`, `returned-item 7`.
create table bank_match_item (
  match_id     bigint not null references bank_match,
  item_key     text not null,
  kind         text not null constraint bank_match_item_kind_is_known
               check (kind in ('bank-deposit', 'lockbox', 'electronic', 'returned-item', 'refund-check')),
  source_id    bigint not null,
  name         text not null,
  item_on      date not null,
  -- Negative: it leaves the account.
  amount_cents bigint not null,
  undone       boolean not null default false,
  primary key (match_id, item_key)
);
create unique index one_match_per_expected_item on bank_match_item (item_key) where not undone;

-- Who sees to a line or thing of ours that is not matched, and what they found.
create table bank_difference (
  -- `line 5`, or the key of what is ours.
  subject    text primary key,
  owner_user text,
  owner_name text not null,
  note       text not null,
  noted_by   text not null,
  noted_on   date not null
);
