-- Foreign keys that are checked row by row cost a third of a posting. These are checked for a whole run at once instead, and hold
-- because what they point to cannot go: accounts and runs are never deleted (the application has no right to), and whoever loads the
-- chart of accounts locks it before looking whether a ledger account was posted to, as whoever posts does.

-- ledger -----------------------------------------------------------------------------------------

alter table entry drop constraint entry_debit_id_fkey;
alter table entry drop constraint entry_credit_id_fkey;
-- They were there for these keys. A city has few ledger accounts, so each of them held a large part of all entries.
drop index entry_by_debit;
drop index entry_by_credit;

-- billing ----------------------------------------------------------------------------------------

alter table bill drop constraint bill_run_id_fkey;
alter table bill drop constraint bill_account_id_fkey;
alter table register_bill drop constraint register_bill_run_id_fkey;
