-- From which day on an account is billed is a fact of the account, whichever way it came.

-- accounts ---------------------------------------------------------------------------------------------------

-- From which day on an account is billed: its first bill goes back to it, also where the cycle has billed that day to everybody else.
-- Accounts that came into the books with a past from before the first period billed here have none. Rows are only ever added.
create table billed_from (
  account_id bigint primary key references account,
  from_on    date not null
);

insert into billed_from select account_id, from_on from first_day;
drop table first_day;
