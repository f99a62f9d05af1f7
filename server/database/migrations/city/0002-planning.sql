-- planning ---------------------------------------------------------------------------------------------------

-- A period of a cycle that was put on the calendar. Its run may not be open yet.
create table run_plan (
  id           bigint generated always as identity primary key,
  cycle        text not null references cycle,
  period_from  date not null,
  period_until date not null,
  -- The business day on which it was first planned: what lay before that day was nobody's to do.
  planned_on   date not null,
  -- When anything of it last changed, for calendars that follow the feed.
  changed_at   timestamptz not null default now(),
  constraint one_plan_per_period unique (cycle, period_from),
  constraint planned_period_has_days check (period_until > period_from)
);

-- The day of each step. What was set by hand stands beside what was reckoned, so that planning again never loses it.
create table plan_step (
  plan_id     bigint not null references run_plan,
  step        text not null,
  -- Its place in the list, for steps of one day.
  place       bigint not null,
  name        text not null,
  owner       text,
  kind        text not null constraint plan_step_kind_is_known check (kind in ('day', 'seen', 'hand')),
  reckoned_on date not null,
  -- Why it is not where it would fall: a weekend, a holiday.
  because     text,
  set_on      date,
  set_by      text,
  set_reason  text,
  done_by     text,
  done_on     date,
  note        text,
  primary key (plan_id, step),
  constraint plan_step_set_by_somebody check ((set_on is null) = (set_by is null))
);

-- Who may read the calendar without signing in: one address a person. The token itself is kept nowhere.
create table calendar_feed (
  user_id    text primary key,
  scope      text not null constraint calendar_feed_scope_is_known check (scope in ('all', 'mine')),
  token_hash text not null constraint one_feed_per_token unique,
  made_at    timestamptz not null default now(),
  read_at    timestamptz
);
