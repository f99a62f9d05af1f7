-- Of module bills: a print job may hold bills that were left out of the files of their run because nobody knew an address to mail them
-- to but the one that is confidential (Safe at Home, Government Code § 6205 and following).
alter table print_job drop constraint print_job_holds_something_known;
alter table print_job add constraint print_job_holds_something_known check (holds in ('run', 'returned', 'held'));
