-- A payment that is recorded by hand, outside batch and drawer, comes to the bank as well: a statement has to show it.

-- payments ---------------------------------------------------------------------------------------------------

-- Recorded one by one by a person, with no batch, drawer, file or provider that would bring it to the bank.
alter table payment add column recorded_by_hand boolean not null default false;
create index payment_recorded_by_hand on payment (id) where recorded_by_hand;

-- reconciliation ---------------------------------------------------------------------------------------------

alter table bank_match_item drop constraint bank_match_item_kind_is_known;
alter table bank_match_item add constraint bank_match_item_kind_is_known check (kind in ('bank-deposit', 'lockbox', 'electronic',
  'counter-cards', 'autopay-file', 'refund-file', 'provider-payout', 'returned-item', 'refund-check', 'payment-by-hand'));
