-- Holds: nothing new is sent while one stands. A scope is '*', 'agency:<id>' or 'article:<agency>/<slug>'.
create table holds (
  scope text not null,
  placed_at bigint not null,
  placed_by text not null,
  reason text not null,
  lifted_at bigint,
  lifted_by text,
  primary key (scope, placed_at)
);
create index holds_standing on holds (scope) where lifted_at is null;
-- A channel that must be left alone until a time: its budget is used up, or its grant is being repaired. Shared by all nodes.
create table pauses (
  agency text not null,
  channel text not null,
  kind text not null,
  reason text not null,
  since bigint not null,
  until bigint not null,
  rounds bigint not null,
  ended_at bigint,
  -- When the last repair ended, whatever pause came after it: what waited for it has its grace from then on.
  repaired_at bigint,
  primary key (agency, channel)
);
-- When the next overdue publication may go to a channel, so that a backlog does not arrive at once.
create table spacings (
  agency text not null,
  channel text not null,
  next_at bigint not null,
  primary key (agency, channel)
);
-- What somebody changed or removed on a channel, until the board adopts it or has the approved text restored.
create table drifts (
  publication text primary key references publications (id),
  kind text not null,
  mark text not null,
  seen text not null,
  seen_at bigint not null,
  decision text,
  decided_by text,
  decided_at bigint
);
create index drifts_open on drifts (seen_at) where decision is null;
-- Claims that a node holds; the few rows another node watches.
create index publications_claimed on publications (lease_owner) where lease_owner is not null;
-- What the templates and settings were when an article's waiting renditions were last compared with them.
alter table articles add column rendered_with text;
-- What a person must look at: few rows, counted at every look of the monitoring.
create index publications_troubled on publications (state) where state in ('Unconfirmed', 'Rejected', 'Expired');
