-- Mail that came back.

-- returned-mail ----------------------------------------------------------------------------------------------

-- A piece the post office brought back, with the address it was sent to.
create table returned_piece (
  id           bigint generated always as identity primary key,
  request_id   text not null constraint one_returned_piece_per_request unique,
  account_id   bigint not null references account,
  bill_id      bigint references bill,
  -- The 20 digits of its barcode, where it was found by them.
  tracking     text,
  -- The lines in its window, the name first; and where its party got mail when it was entered (null: at the premise).
  lines        jsonb not null,
  sent_line_1  text,
  party_id     bigint references party,
  reason       text not null,
  returned_on  date not null,
  note         text,
  entered_by   text not null,
  entered_on   date not null,
  -- What became of it. An undeliverable address stays one until mail goes elsewhere, or somebody says to mail there all the same.
  state        text not null default 'open' constraint returned_piece_state_is_known
               check (state in ('open', 'new-address', 'resent', 'undeliverable', 'mail-anyway', 'no-action')),
  worked_by    text,
  worked_on    date,
  constraint worked_pieces_say_by_whom check ((state = 'open') = (worked_on is null) and (worked_on is null) = (worked_by is null))
);
create index returned_piece_by_account on returned_piece (account_id, id);
create index returned_piece_by_bill on returned_piece (bill_id);
create index returned_piece_by_party on returned_piece (party_id);
create index returned_piece_open on returned_piece (returned_on, id) where state = 'open';
create index returned_piece_undeliverable on returned_piece (account_id) where state = 'undeliverable';

-- What was done about it, each time. Rows are only ever added.
create table returned_step (
  id       bigint generated always as identity primary key,
  piece_id bigint not null references returned_piece,
  action   text not null constraint returned_action_is_known
           check (action in ('new-address', 'resent', 'called', 'undeliverable', 'mail-anyway', 'no-action')),
  note     text,
  done_by  text not null,
  done_on  date not null
);
create index returned_step_by_piece on returned_step (piece_id, id);
