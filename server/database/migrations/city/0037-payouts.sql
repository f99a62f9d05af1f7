-- Cards of the counter, ACH files of ours and payouts of the provider are on bank statements as well.

-- reconciliation ---------------------------------------------------------------------------------------------

alter table bank_match_item drop constraint bank_match_item_kind_is_known;
alter table bank_match_item add constraint bank_match_item_kind_is_known check (kind in ('bank-deposit', 'lockbox', 'electronic',
  'counter-cards', 'autopay-file', 'refund-file', 'provider-payout', 'returned-item', 'refund-check'));
