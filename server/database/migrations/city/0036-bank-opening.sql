-- The balance of the bank, proven from what the books had in it on a day.

-- reconciliation ---------------------------------------------------------------------------------------------

-- What the books of the city had in the bank on the day its balance was first proven here, as a paper says: stated once, and taken back only with a reason.
create table bank_opening (
  id            bigint generated always as identity primary key,
  as_of         date not null,
  book_cents    bigint not null,
  paper         text not null,
  stated_by     text not null,
  stated_on     date not null,
  undone_by     text,
  undone_on     date,
  undone_reason text,
  constraint undone_openings_say_why check ((undone_on is null) = (undone_reason is null))
);
create unique index one_bank_opening on bank_opening ((undone_on is null)) where undone_on is null;
