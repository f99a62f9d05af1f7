-- The history of money in suspense, so that what is there comes to the ledger on any day.

-- suspense ---------------------------------------------------------------------------------------------------

-- Every state an item was brought to after it came, with the day from which it counts. Rows are only ever added.
create table suspense_step (
  id         bigint generated always as identity primary key,
  item_id    bigint not null references suspense_item,
  state      text not null,
  on_day     date not null,
  reason     text,
  account_id bigint references account,
  payment_id bigint references payment,
  made_by    text not null
);
create index suspense_step_by_item on suspense_step (item_id, id);
create index suspense_step_by_account on suspense_step (account_id);
create index suspense_step_by_payment on suspense_step (payment_id);
insert into suspense_step (item_id, state, on_day, reason, account_id, payment_id, made_by)
  select id, state, decided_on, reason, account_id, payment_id, decided_by from suspense_item where decided_on is not null order by id;

-- `unpaid`: the bank took the money back. It was moved, and its account is kept, or nobody had decided.
alter table suspense_item drop constraint suspense_state_is_known;
alter table suspense_item add constraint suspense_state_is_known
  check (state in ('open', 'moved', 'return-asked', 'returned', 'unclaimed', 'unpaid'));
alter table suspense_item drop constraint moved_items_have_a_payment;
alter table suspense_item add constraint moved_items_have_a_payment
  check (state = 'unpaid' or (state = 'moved') = (payment_id is not null and account_id is not null));
drop index suspense_item_held;
create index suspense_item_held on suspense_item (received_on, id) where state in ('open', 'return-asked');
