-- What the post office publishes (prices and labeling lists, as dated data), and how the bills of a run are sorted by it.

-- postal -----------------------------------------------------------------------------------------------------

-- A file that was loaded: which lines went in, and which were left out because of what.
create table postal_load (
  id          bigint generated always as identity primary key,
  kind        text not null constraint postal_load_kind_is_known check (kind in ('prices', 'l801', 'l201', 'l606', 'l002')),
  file_name   text not null,
  sha256      text not null,
  source      text not null,
  -- Invented, for practice: never for real mail.
  is_practice boolean not null,
  lines_read  bigint not null,
  lines_taken bigint not null,
  -- The lines that were left out: line, column, reason.
  faults      jsonb not null,
  loaded_by   text not null,
  loaded_on   date not null,
  -- A load that was a mistake is taken out of force with its reason; nothing of it is changed.
  withdrawn_by      text,
  withdrawn_on      date,
  withdrawn_because text,
  -- 0 while it is in force, else its own number: so the same file may be loaded again after it was taken out.
  withdrawn   bigint not null default 0,
  constraint one_postal_load_per_content unique (sha256, withdrawn),
  constraint a_withdrawn_load_says_why check ((withdrawn = 0) = (withdrawn_because is null))
);

-- The price of one thing from a day on. A later day succeeds it; nothing is overwritten.
create table postal_price_list (
  id           bigint generated always as identity primary key,
  load_id      bigint not null references postal_load,
  effective_on date not null,
  item         text not null,
  -- Thousandths of a dollar: prices of the post office have three decimals.
  mills        bigint not null constraint a_postal_price_is_not_negative check (mills >= 0),
  source       text not null,
  withdrawn    bigint not null default 0,
  constraint one_postal_price_per_item_and_day unique (effective_on, item, withdrawn)
);
create index postal_price_by_load on postal_price_list (load_id);

-- A labeling list: from the day it holds to the last day it may be used.
create table labeling_list (
  id           bigint generated always as identity primary key,
  load_id      bigint not null references postal_load,
  kind         text not null,
  effective_on date not null,
  last_on      date not null,
  withdrawn    bigint not null default 0,
  constraint one_labeling_list_per_day unique (kind, effective_on, withdrawn),
  constraint a_labeling_list_ends_after_it_begins check (last_on >= effective_on)
);
create index labeling_list_by_load on labeling_list (load_id);

create table labeling_row (
  list_id  bigint not null references labeling_list,
  -- First and last ZIP code (5 digits) or prefix (3 digits) it holds for, both included.
  zip_from text not null,
  zip_to   text not null,
  label    text not null,
  primary key (list_id, zip_from)
);

-- presort ----------------------------------------------------------------------------------------------------

-- The sort of a run. It may be made anew until the run is printed; then it is fixed for good.
create table mail_sort (
  run_id         bigint primary key references bill_run,
  -- The day it is to be mailed, by whose lists and prices it was sorted.
  mail_on        date not null,
  pieces         bigint not null,
  -- What it was sorted by: lists with their dates, prices, thickness, what was left aside and why.
  basis          jsonb not null,
  sorted_by      text not null,
  sorted_at      timestamptz not null default now(),
  fixed_at       timestamptz
);

create table mail_sort_tray (
  run_id         bigint not null references mail_sort,
  tray           bigint not null,
  level          text not null constraint a_tray_has_an_automation_level check (level in ('5-digit', 'aadc', 'mixed-aadc')),
  size           text not null,
  is_overflow    boolean not null,
  -- Where it goes, as the tray barcode needs it.
  zip5           text not null,
  cin            text not null,
  label_lines    jsonb not null,
  first_sequence bigint not null,
  last_sequence  bigint not null,
  primary key (run_id, tray)
);

-- Every piece of the run, in the order of the mail. Its keys have no constraint: they are taken from the run's own bills, a million at a time.
create table mail_sort_piece (
  run_id     bigint not null,
  sequence   bigint not null,
  bill_id    bigint not null,
  owner_copy boolean not null,
  level      text not null,
  -- Null: it is in no tray, and goes single piece.
  tray       bigint,
  routing    text,
  tracking   text,
  -- Why it goes single piece.
  because    text,
  primary key (run_id, sequence),
  constraint one_place_per_piece unique (run_id, bill_id, owner_copy)
);
