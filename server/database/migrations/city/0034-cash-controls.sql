-- Controls of the cash office.

-- cash -------------------------------------------------------------------------------------------------------

-- Who keyed a line again, by the key of the person: whoever keyed it does not decide. Null of what was keyed before this was asked.
alter table cash_rekey add column keyed_by_key text;

-- Whether somebody whose role may took the check of this line though one came back on its account.
alter table cash_item add column takes_check boolean not null default false;
