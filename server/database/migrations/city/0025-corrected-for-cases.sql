-- What was put right for a case of the desk; requests that are sent again.

-- adjustments ------------------------------------------------------------------------------------------------

-- The case it was asked for from.
alter table adjustment add column desk_case_id bigint references desk_case;
create index adjustment_by_desk_case on adjustment (desk_case_id) where desk_case_id is not null;

-- corrections ------------------------------------------------------------------------------------------------

-- The case it was asked for from; its adjustment and its letter are of the same.
alter table correction add column desk_case_id bigint references desk_case;
create index correction_by_desk_case on correction (desk_case_id) where desk_case_id is not null;

-- audit ------------------------------------------------------------------------------------------------------

-- What a request that bears a key was answered: sent again under its key by the same person, it is answered so and changes nothing.
create table answered_request (
  actor_key   text not null,
  request_key text not null,
  -- Of the operation with all that was sent: another request under the same key is refused.
  request     text not null,
  answered_on date not null,
  answer      jsonb,
  primary key (actor_key, request_key)
);
create index answered_request_by_day on answered_request (answered_on);
