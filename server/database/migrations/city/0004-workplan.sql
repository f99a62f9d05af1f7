-- audit ------------------------------------------------------------------------------------------------------

-- Under whose authority it was done, when that was another's: the number of the delegation.
alter table command_record add column delegation_id bigint;
create index command_record_by_delegation on command_record (delegation_id) where delegation_id is not null;

-- staff ------------------------------------------------------------------------------------------------------

-- A manager's authority, given to one person for some days. It holds while its days last and nobody has ended it.
create table delegation (
  id           bigint generated always as identity primary key,
  giver_user   text not null,
  giver_name   text not null,
  holder_user  text not null,
  holder_name  text not null,
  from_on      date not null,
  -- The last day on which it holds.
  last_on      date not null,
  reason       text not null,
  given_at     timestamptz not null default now(),
  ended_on     date,
  ended_at     timestamptz,
  ended_by     text,
  ended_reason text,
  -- The last record of what was done under it that the giver has seen and signed; 0 when there was none.
  seen_through bigint,
  seen_on      date,
  seen_note    text,
  constraint delegation_has_days check (last_on >= from_on),
  constraint nobody_delegates_to_themselves check (giver_user <> holder_user),
  constraint delegation_is_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
create index delegation_by_holder on delegation (holder_user, last_on);

-- What may be done under it, each up to an amount where the giver set one.
create table delegation_limit (
  delegation_id bigint not null references delegation,
  permission    text not null,
  up_to_cents   bigint constraint delegation_limit_is_an_amount check (up_to_cents > 0),
  primary key (delegation_id, permission)
);

-- workplan ---------------------------------------------------------------------------------------------------

-- An improvement, or any work of several tasks. A measure is kept in hundredths of its unit.
create table project (
  id                  bigint generated always as identity primary key,
  version             bigint not null default 1,
  title               text not null,
  goal                text not null,
  owner_user          text,
  owner_name          text,
  due_on              date,
  state               text not null default 'going'
                      constraint project_state_is_known check (state in ('planned', 'going', 'done', 'dropped')),
  dropped_because     text,
  closed_on           date,
  measure             text,
  unit                text,
  baseline_hundredths bigint,
  target_hundredths   bigint,
  result_hundredths   bigint,
  created_by          text not null,
  created_on          date not null,
  constraint dropped_project_says_why check ((state = 'dropped') = (dropped_because is not null)),
  constraint measured_project_says_what check
    (measure is not null or (baseline_hundredths is null and target_hundredths is null and result_hundredths is null))
);

-- A task that comes again: every month, quarter or year on a business day, counted from the beginning (1 is the first) or
-- the end (-1 is the last).
create table recurring_task (
  id           bigint generated always as identity primary key,
  version      bigint not null default 1,
  title        text not null,
  body         text,
  owner_user   text,
  owner_name   text,
  priority     text not null constraint recurring_priority_is_known check (priority in ('high', 'normal', 'low')),
  every        text not null constraint recurrence_is_known check (every in ('month', 'quarter', 'year')),
  -- Which month of the quarter or of the year.
  month        bigint not null default 1 constraint recurring_month_is_one check (month between 1 and 12),
  business_day bigint not null constraint recurring_day_is_one check (business_day between -20 and 20 and business_day <> 0),
  -- How many business days before it is due it is put on the list.
  lead_days    bigint not null default 5 constraint recurring_lead_is_short check (lead_days between 0 and 60),
  steps        jsonb not null,
  from_on      date not null,
  ended_on     date,
  created_by   text not null
);

-- One piece of work with an owner and a day.
create table task (
  id                bigint generated always as identity primary key,
  -- Counts changes, so that of two people who change it at once the second is told.
  version           bigint not null default 1,
  title             text not null,
  body              text,
  project_id        bigint references project,
  owner_user        text,
  owner_name        text,
  due_on            date,
  priority          text not null default 'normal' constraint task_priority_is_known check (priority in ('high', 'normal', 'low')),
  state             text not null default 'to-do'
                    constraint task_state_is_known check (state in ('to-do', 'doing', 'waiting', 'done', 'dropped')),
  -- Whom or what it waits for: a person of the city where `waiting_user` names one.
  waiting_for       text,
  waiting_user      text,
  waiting_since     date,
  closed_on         date,
  closed_by         text,
  dropped_because   text,
  recurring_id      bigint references recurring_task,
  -- Of a task that comes again: the first day of the month, quarter or year it is for.
  period_from       date,
  created_by        text not null,
  created_on        date not null,
  constraint waiting_task_says_for_what check ((state = 'waiting') = (waiting_for is not null)),
  constraint dropped_task_says_why check ((state = 'dropped') = (dropped_because is not null)),
  constraint closed_task_says_when check ((state in ('done', 'dropped')) = (closed_on is not null)),
  constraint one_task_per_recurrence unique (recurring_id, period_from)
);
create index task_by_project on task (project_id) where project_id is not null;
create index task_by_due_day on task (due_on, id) where closed_on is null;
create index task_by_owner on task (owner_user) where closed_on is null;

create table task_step (
  id         bigint generated always as identity primary key,
  task_id    bigint not null references task,
  place      bigint not null,
  title      text not null,
  owner_user text,
  owner_name text,
  due_on     date,
  done_on    date,
  done_by    text,
  constraint done_step_says_by_whom check ((done_on is null) = (done_by is null))
);
create index task_step_by_task on task_step (task_id, place);

-- What a task is about: a kind (`run`, `account`, …) and its number there. Later parts add kinds.
create table task_link (
  task_id bigint not null references task,
  kind    text not null,
  key     text not null,
  primary key (task_id, kind, key)
);
create index task_link_by_thing on task_link (kind, key);

-- What people wrote down about a task or a project. Rows are only ever added.
create table work_note (
  id         bigint generated always as identity primary key,
  task_id    bigint references task,
  project_id bigint references project,
  written_at timestamptz not null default clock_timestamp(),
  written_on date not null,
  written_by text not null,
  body       text not null,
  constraint note_is_about_one_thing check ((task_id is null) <> (project_id is null))
);
create index work_note_by_task on work_note (task_id) where task_id is not null;
create index work_note_by_project on work_note (project_id) where project_id is not null;
