-- billing ----------------------------------------------------------------------------------------------------
-- A random sample of a register: what was drawn, and all that is needed to draw it again.
create table run_sample (
  run_id      bigint primary key references bill_run,
  -- Whoever has the register, the seed and the method gets the same bills.
  seed        text not null,
  method      text not null,
  size        bigint not null,
  per_class   bigint not null,
  of_pointed_out bigint not null,
  -- How many bills it was drawn from, in which calculation of the run.
  bills       bigint not null,
  calculation bigint not null,
  drawn_by    text not null,
  drawn_at    timestamptz not null
);
create table sample_item (
  run_id     bigint not null references run_sample,
  account_id bigint not null,
  position   bigint not null,
  drawn_for  text not null constraint sample_item_is_drawn_for_something
             check (drawn_for in ('its class', 'its exceptions', 'chance')),
  primary key (run_id, account_id)
);
-- What a person found a bill of a sample to be. It stands for the bill they looked at: for one that came out otherwise, it is void.
create table sample_signature (
  id         bigint generated always as identity primary key,
  run_id     bigint not null,
  account_id bigint not null,
  verdict    text not null constraint sample_verdict_is_known check (verdict in ('right', 'wrong', 'overruled')),
  note       text constraint wrong_and_overruled_say_why check (verdict = 'right' or note is not null),
  bill_hash  text not null,
  signed_by  text not null,
  signed_by_key text not null,
  signed_at  timestamptz not null,
  constraint signature_is_of_an_item foreign key (run_id, account_id) references sample_item
);
create index sample_signature_by_item on sample_signature (run_id, account_id);
