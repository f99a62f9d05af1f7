-- The cash of a day is looked up by its day.

-- ledger -----------------------------------------------------------------------------------------------------

-- Entries are written nearly in the order of their days: which pages hold a day is told by a few pages, and writing a run costs nothing more for it.
create index entry_by_day on entry using brin (posted_on) with (pages_per_range = 32, autosummarize = on);
