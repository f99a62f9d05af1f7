-- What the crew is asked to do, and what people begin, end and move.

-- orders -----------------------------------------------------------------------------------------------------

-- Something the crew is asked to do at an address: a container to deliver, a sofa to fetch. Its number is `SO-` and its id.
create table service_order (
  id               bigint generated always as identity primary key,
  account_id       bigint not null references account,
  kind             text not null constraint order_kind_is_known check (kind in
                   ('deliver', 'swap', 'remove', 'extra-pickup', 'bulky', 'missed-pickup', 'go-back', 'exchange')),
  state            text not null default 'open' constraint order_state_is_known
                   check (state in ('open', 'scheduled', 'done', 'could-not', 'cancelled')),
  -- The service it is about. It has no key of the database: a service that never was is taken off.
  service_id       bigint,
  -- Whether doing it begins, changes or ends the service; else the books have it already.
  changes_service  boolean not null default false,
  quantity         bigint not null default 1 constraint order_is_for_something check (quantity > 0),
  -- Of containers that come: what they are and how often they are emptied.
  stream           text,
  container        text,
  size             text,
  pickups_per_week bigint,
  location         text,
  serial           text,
  wanted_on        date,
  scheduled_on     date,
  done_on          date,
  driver_note      text,
  -- Of a missed pickup: the day, when it was told, why, and what is done about it.
  missed_on        date,
  reported_on      date,
  missed_reason    text,
  remedy           text constraint order_remedy_is_known check (remedy in ('reschedule', 'credit')),
  -- What was said it would cost when it was ordered.
  quoted           jsonb not null,
  -- What is charged for it: recorded when it was done, and once.
  event_id         bigint,
  -- What doing it changed of the services, for taking it back.
  done             jsonb,
  -- A request sent twice orders once.
  request_id       text constraint one_order_per_request unique,
  ordered_by       text not null,
  ordered_on       date not null,
  version          bigint not null default 1,
  constraint done_orders_have_a_day check ((state = 'done') = (done_on is not null)),
  constraint scheduled_orders_have_a_day check (state <> 'scheduled' or scheduled_on is not null)
);
create index service_order_by_account on service_order (account_id, id);
create index service_order_by_day on service_order (scheduled_on) where state = 'scheduled';
create index service_order_to_do on service_order (id) where state in ('open', 'scheduled', 'could-not');

-- What became of an order, step by step. Rows are only ever added.
create table order_step (
  id         bigint generated always as identity primary key,
  order_id   bigint not null references service_order,
  what       text not null,
  state      text not null,
  on_day     date,
  note       text,
  by_name    text not null,
  happened_at timestamptz not null default clock_timestamp()
);
create index order_step_by_order on order_step (order_id, id);

-- moves ------------------------------------------------------------------------------------------------------

-- Something that began, ended, moved or changed, in one step: what was said would happen to the books, and did. Rows are only ever added.
create table account_move (
  id            bigint generated always as identity primary key,
  kind          text not null constraint move_kind_is_known
                check (kind in ('stop', 'start', 'move', 'change', 'new-owner')),
  account_id    bigint not null references account,
  -- The account that began with it: at the new address, of the new owner, or of the owner whom service went back to.
  to_account_id bigint references account,
  effective_on  date not null,
  -- What was answered: the bills to come, the orders, in words and figures.
  told          jsonb not null,
  reason        text,
  request_id    text constraint one_move_per_request unique,
  made_by       text not null,
  made_on       date not null
);
create index account_move_by_account on account_move (account_id, id);
create index account_move_by_to_account on account_move (to_account_id);

-- An owner's agreement that service goes back to them when a tenant stops.
create table reversion_agreement (
  id         bigint generated always as identity primary key,
  premise_id bigint not null references premise,
  party_id   bigint not null references party,
  from_on    date not null,
  until_on   date,
  -- Where the signed paper is.
  paper      text not null,
  made_by    text not null,
  made_on    date not null,
  constraint agreement_ends_after_it_begins check (until_on > from_on),
  constraint one_agreement_per_premise_and_day exclude using gist
    (premise_id with =, daterange(from_on, until_on) with &&)
);
create index reversion_agreement_by_premise on reversion_agreement (premise_id);
create index reversion_agreement_by_party on reversion_agreement (party_id);

-- What a customer put down as security. It is owed to them: a liability in the ledger, until it is applied or paid back.
create table deposit (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references account,
  party_id     bigint not null references party,
  amount_cents bigint not null constraint deposit_is_positive check (amount_cents > 0),
  receipt      text not null constraint one_deposit_per_receipt unique,
  tender       text not null,
  taken_on     date not null,
  -- The rule it was taken by, and the ledger account that holds it.
  citation     text not null,
  held_in      text not null,
  entry_id     bigint not null references entry,
  state        text not null default 'held' constraint deposit_state_is_known
               check (state in ('held', 'refund-asked', 'applied', 'refunded')),
  -- Of a refund that was asked for: by whom, since another person decides it.
  asked_by     text,
  asked_by_key text,
  made_by      text not null
);
create index deposit_by_account on deposit (account_id);
create index deposit_by_party on deposit (party_id);
create index deposit_by_entry on deposit (entry_id);

-- What became of a deposit: interest, moved, applied, paid back. Rows are only ever added.
create table deposit_step (
  id           bigint generated always as identity primary key,
  deposit_id   bigint not null references deposit,
  what         text not null,
  amount_cents bigint not null,
  on_day       date not null,
  entry_id     bigint,
  note         text,
  by_name      text not null
);
create index deposit_step_by_deposit on deposit_step (deposit_id, id);

-- What an escrow company was told: what is owed until a day, and how that was worked out. Rows are only ever added.
create table escrow_letter (
  id            bigint generated always as identity primary key,
  account_id    bigint not null references account,
  escrow_number text not null,
  party_id      bigint not null references party,
  send_by       text not null constraint escrow_letter_is_sent_somehow check (send_by in ('email', 'post')),
  good_through  date not null,
  figures       jsonb not null,
  letter_id     bigint,
  request_id    text constraint one_escrow_letter_per_request unique,
  asked_by      text not null,
  asked_on      date not null
);
create index escrow_letter_by_account on escrow_letter (account_id);
create index escrow_letter_by_party on escrow_letter (party_id);
