-- ACH entries presented again by a file of their own kind, checks that came back while their money was in suspense, and final bills that are not drawn.

-- autopay ----------------------------------------------------------------------------------------------------

-- `retry`: entries the bank returned, presented again.
alter table ach_run drop constraint ach_run_kind_is_known;
alter table ach_run add constraint ach_run_kind_is_known check (kind in ('prenote', 'autopay', 'refund', 'retry'));

-- A file that was released and never taken to the bank can be cancelled: what it was is still known by its hash.
alter table ach_run drop constraint released_runs_have_a_file;
alter table ach_run add constraint released_runs_have_a_file check (state not in ('released', 'posted') or sha256 is not null);

-- returns ----------------------------------------------------------------------------------------------------

-- What is presented again by a file to the bank has its payment only when the file's day has come.
alter table represented_item alter column payment_id drop not null;

-- The entry of a file that presents an item again. Of a file that was cancelled it presents nothing, and another may.
create table retried_entry (
  id             bigint generated always as identity primary key,
  represented_id bigint not null references represented_item,
  ach_entry_id   bigint not null references ach_entry constraint entry_retries_one_item unique
);
create index retried_entry_by_item on retried_entry (represented_id);

-- What came back is a payment, or money in suspense. Whose check it was may not be known then: there is no account.
alter table returned_item alter column payment_id drop not null;
alter table returned_item alter column account_id drop not null;
alter table returned_item add column suspense_id bigint references suspense_item constraint suspense_item_is_returned_once unique;
alter table returned_item add constraint returned_items_are_payments_or_suspense check ((payment_id is null) <> (suspense_id is null));
alter table returned_item add constraint returned_payments_have_an_account check (payment_id is null or account_id is not null);
