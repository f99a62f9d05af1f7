-- What bills are made of: paper, envelopes, inserts and supplies, with every piece of them that came or went.

-- stock ------------------------------------------------------------------------------------------------------

-- Where stock lies: a room of the office, or the shelves of a mail house.
create table stock_location (
  id        bigint generated always as identity primary key,
  code      text not null constraint one_stock_location_per_code unique,
  name      text not null,
  closed_on date
);

create table stock_item (
  id                   bigint generated always as identity primary key,
  code                 text not null constraint one_stock_item_per_code unique,
  name                 text not null,
  kind                 text not null constraint stock_kind_is_known check (kind in
                       ('bill-stock', 'envelope', 'letterhead', 'insert', 'label', 'supply', 'printed-document')),
  -- What a bill needs of it: one for each sheet, one for each piece of mail, or nothing.
  used_for             text not null default 'none' constraint stock_use_is_known check (used_for in ('none', 'sheet', 'piece')),
  -- Of paper: whether two pages are printed on one sheet.
  both_sides           boolean not null default false,
  -- The facts of one: thousandths of an ounce and of an inch. Null: nobody has measured it.
  weight_mills         bigint,
  thickness_mils       bigint,
  length_mils          bigint,
  height_mils          bigint,
  pieces_per_pack      bigint,
  packs_per_carton     bigint,
  carton_weight_mills  bigint,
  vendor               text,
  -- What a thousand of it cost.
  thousand_cents       bigint,
  -- Calendar days from asking for it until it is there, and what is kept for what nobody expects.
  lead_days            bigint not null default 0,
  safety_quantity      bigint not null default 0,
  -- How many are usually ordered at once.
  order_quantity       bigint,
  note                 text,
  retired_on           date,
  added_on             date not null,
  constraint stock_facts_are_positive check (weight_mills > 0 and thickness_mils > 0 and length_mils > 0 and height_mils > 0),
  constraint stock_packs_are_positive check (pieces_per_pack > 0 and packs_per_carton > 0 and carton_weight_mills > 0),
  constraint stock_settings_are_not_negative
    check (thousand_cents >= 0 and lead_days >= 0 and safety_quantity >= 0 and order_quantity > 0)
);

-- How a form looks from a day on. The one before may be used until its last day, and is obsolete after it.
create table stock_form_version (
  id          bigint generated always as identity primary key,
  item_id     bigint not null references stock_item,
  name        text not null,
  from_on     date not null,
  last_use_on date,
  note        text,
  constraint one_stock_version_per_name unique (item_id, name),
  constraint one_stock_version_per_day unique (item_id, from_on),
  constraint stock_versions_have_days check (last_use_on >= from_on)
);

create table purchase_request (
  id            bigint generated always as identity primary key,
  state         text not null default 'proposed' constraint purchase_state_is_known check (state in
                ('proposed', 'approved', 'refused', 'ordered', 'closed')),
  vendor        text not null,
  need_by       date,
  note          text,
  made_by       text not null,
  made_by_key   text not null,
  made_on       date not null,
  decided_by    text,
  decided_on    date,
  decided_note  text,
  order_number  text,
  ordered_on    date,
  ordered_by    text,
  closed_by     text,
  closed_on     date,
  closed_reason text,
  constraint decided_purchases_say_who check ((state = 'proposed') = (decided_on is null) and (state = 'proposed') = (decided_by is null)),
  constraint ordered_purchases_have_a_number check ((ordered_on is null) = (order_number is null)),
  constraint closed_purchases_say_why check ((state = 'closed') = (closed_on is not null) and (state = 'closed') = (closed_reason is not null))
);

create table purchase_request_line (
  id             bigint generated always as identity primary key,
  request_id     bigint not null references purchase_request,
  item_id        bigint not null references stock_item,
  version_id     bigint not null references stock_form_version,
  quantity       bigint not null constraint purchases_are_positive check (quantity > 0),
  thousand_cents bigint constraint purchases_cost_nothing_less check (thousand_cents >= 0),
  constraint one_purchase_line_per_item unique (request_id, item_id)
);
create index purchase_request_line_by_item on purchase_request_line (item_id);
create index purchase_request_line_by_version on purchase_request_line (version_id);

-- What came together: by one packing slip, or as it lay there when the books of stock were begun.
create table stock_receipt (
  id              bigint generated always as identity primary key,
  vendor          text not null,
  packing_slip    text,
  request_id      bigint references purchase_request,
  received_on     date not null,
  note            text,
  received_by     text not null,
  received_by_key text not null,
  constraint one_stock_receipt_per_packing_slip unique (vendor, packing_slip)
);
create index stock_receipt_by_request on stock_receipt (request_id);

-- What came of one item at once. It stays one lot wherever it lies.
create table stock_lot (
  id              bigint generated always as identity primary key,
  item_id         bigint not null references stock_item,
  version_id      bigint not null references stock_form_version,
  receipt_id      bigint not null references stock_receipt,
  request_line_id bigint references purchase_request_line,
  received_on     date not null,
  constraint one_stock_lot_per_receipt_and_version unique (receipt_id, version_id)
);
create index stock_lot_by_item on stock_lot (item_id, received_on, id);
create index stock_lot_by_version on stock_lot (version_id);
create index stock_lot_by_request_line on stock_lot (request_line_id);

create table stock_transfer (
  id         bigint generated always as identity primary key,
  from_id    bigint not null references stock_location,
  to_id      bigint not null references stock_location,
  moved_on   date not null,
  note       text,
  made_by    text not null,
  constraint transfers_go_elsewhere check (from_id <> to_id)
);
create index stock_transfer_by_from on stock_transfer (from_id);
create index stock_transfer_by_to on stock_transfer (to_id);

-- What is kept for something that will need it: for a run of bills, `run 12`.
create table stock_reservation (
  id         bigint generated always as identity primary key,
  subject    text not null,
  run_id     bigint references bill_run,
  item_id    bigint not null references stock_item,
  quantity   bigint not null constraint reservations_are_not_negative check (quantity >= 0),
  state      text not null default 'open' constraint stock_reservation_state_is_known check (state in ('open', 'used', 'released')),
  -- What was used of it in the end, and what was spoiled besides.
  used       bigint,
  spoiled    bigint,
  made_by    text not null,
  made_on    date not null,
  ended_by   text,
  ended_on   date,
  constraint one_stock_reservation_per_subject unique (subject, item_id),
  constraint used_reservations_say_what check ((state = 'used') = (used is not null) and (state = 'used') = (spoiled is not null)),
  constraint ended_reservations_say_when check ((state = 'open') = (ended_on is null))
);
create index stock_reservation_by_item on stock_reservation (item_id, state);
create index stock_reservation_by_run on stock_reservation (run_id);

-- A count of what lies there.
create table stock_count (
  id              bigint generated always as identity primary key,
  -- Null: everywhere.
  location_id     bigint references stock_location,
  state           text not null default 'open' constraint stock_count_state_is_known check (state in
                  ('open', 'submitted', 'approved', 'dropped')),
  -- Nothing of it was counted before.
  as_of           timestamptz not null,
  -- A difference of more than both is counted again.
  recount_cents   bigint not null constraint recounts_begin_at_nothing check (recount_cents >= 0),
  recount_percent bigint not null constraint recount_percents_are_percents check (recount_percent between 0 and 100),
  note            text,
  opened_by       text not null,
  opened_by_key   text not null,
  opened_on       date not null,
  submitted_by    text,
  submitted_by_key text,
  submitted_on    date,
  ended_by        text,
  ended_on        date,
  ended_reason    text,
  constraint submitted_counts_say_who check (state not in ('submitted', 'approved') or submitted_by is not null),
  constraint ended_counts_say_who check ((state in ('approved', 'dropped')) = (ended_on is not null))
);
create index stock_count_by_location on stock_count (location_id);

-- A lot at a place, to be counted.
create table stock_count_line (
  id          bigint generated always as identity primary key,
  count_id    bigint not null references stock_count,
  item_id     bigint not null references stock_item,
  lot_id      bigint not null references stock_lot,
  location_id bigint not null references stock_location,
  is_open     boolean not null default true,
  constraint one_count_line_per_lot_and_place unique (count_id, lot_id, location_id)
);
create unique index stock_is_in_one_open_count on stock_count_line (lot_id, location_id) where is_open;
create index stock_count_line_by_item on stock_count_line (item_id);
create index stock_count_line_by_lot on stock_count_line (lot_id);
create index stock_count_line_by_location on stock_count_line (location_id);

-- What somebody counted at an instant, and what the books had at that instant. The newest counts.
create table stock_count_entry (
  id             bigint generated always as identity primary key,
  line_id        bigint not null references stock_count_line,
  quantity       bigint not null constraint counts_are_not_negative check (quantity >= 0),
  expected       bigint not null,
  counted_at     timestamptz not null,
  entered_by     text not null,
  entered_by_key text not null,
  entered_on     date not null
);
create index stock_count_entry_by_line on stock_count_entry (line_id, id);

-- Every piece that came or went. What lies there is the sum; `left_after` is that sum, so that it can never fall below nothing.
create table stock_move (
  id             bigint generated always as identity primary key,
  item_id        bigint not null references stock_item,
  lot_id         bigint not null references stock_lot,
  location_id    bigint not null references stock_location,
  kind           text not null constraint stock_move_kind_is_known check (kind in
                 ('received', 'used', 'spoiled', 'moved', 'counted', 'destroyed', 'taken-back')),
  quantity       bigint not null,
  left_after     bigint not null constraint stock_never_falls_below_nothing check (left_after >= 0),
  moved_on       date not null,
  made_at        timestamptz not null default clock_timestamp(),
  -- What it was used for: `run 12`.
  subject        text,
  reservation_id bigint references stock_reservation,
  transfer_id    bigint references stock_transfer,
  count_line_id  bigint references stock_count_line constraint one_move_per_count_line unique,
  reverses_id    bigint references stock_move constraint one_taking_back_per_stock_move unique,
  reason         text,
  made_by        text not null,
  made_by_key    text not null,
  constraint stock_moves_go_their_way check (case
    when kind = 'received' then quantity > 0
    when kind in ('used', 'spoiled', 'destroyed') then quantity < 0
    else quantity <> 0 end),
  constraint taken_back_moves_name_the_move check ((kind = 'taken-back') = (reverses_id is not null))
);
create index stock_move_by_place on stock_move (item_id, lot_id, location_id, id);
create index stock_move_by_lot on stock_move (lot_id);
create index stock_move_by_location on stock_move (location_id);
create index stock_move_by_reservation on stock_move (reservation_id);
create index stock_move_by_transfer on stock_move (transfer_id);
