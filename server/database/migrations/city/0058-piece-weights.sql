-- Each piece of the mail weighs what is in it.

-- presort ----------------------------------------------------------------------------------------------------

-- With its own sheets, inserts and envelopes, in thousandths of an ounce. Null: it was sorted before this was kept, by the one weight of its basis.
alter table mail_sort_piece add column weight_mills bigint;
