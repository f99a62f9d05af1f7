-- audit ------------------------------------------------------------------------------------------

-- Each time somebody had the books verified, and what was found. Kept for those who ask when it was last done.
create table books_check (
  id          bigint generated always as identity primary key,
  asked_at    timestamptz not null default now(),
  asked_by    text not null,
  finished_at timestamptz,
  sound       boolean,
  found       jsonb,
  constraint books_check_has_all_or_nothing_found check
    ((finished_at is null) = (sound is null) and (finished_at is null) = (found is null))
);
