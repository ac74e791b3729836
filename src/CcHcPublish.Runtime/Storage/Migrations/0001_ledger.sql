-- Runs unchanged on SQLite and PostgreSQL. Times are UTC milliseconds; ids are readable text.
create table ledger (
  name text primary key,
  value text not null
);
create table articles (
  id text primary key,
  agency text not null,
  slug text not null,
  path text not null,
  state text not null,
  version bigint not null,
  edition text not null,
  approved_edition text,
  submitted_by text,
  reason text,
  changed_at bigint not null
);
create index articles_by_agency on articles (agency, state);
create table editions (
  id text primary key,
  article text not null references articles (id),
  number bigint not null,
  hash text not null,
  source text not null,
  title text not null,
  summary text not null,
  unit text not null,
  with_units text not null,
  genre text not null,
  plan_items text not null,
  category text not null,
  channels text not null,
  due_at bigint not null,
  findings text not null,
  imported_at bigint not null,
  imported_by text not null,
  unique (article, hash),
  unique (article, number)
);
create table renditions (
  edition text not null references editions (id),
  channel text not null,
  hash text not null,
  payload text not null,
  approved_by text not null,
  approved_at bigint not null,
  primary key (edition, channel)
);
create table publications (
  id text primary key,
  article text not null references articles (id),
  edition text not null references editions (id),
  agency text not null,
  channel text not null,
  act text not null,
  state text not null,
  due_at bigint not null,
  not_before bigint,
  rendition_hash text not null,
  fence bigint not null,
  lease_owner text,
  lease_until bigint,
  tries bigint not null,
  looks bigint not null,
  first_sent_at bigint,
  ticket text,
  external_id text,
  address text,
  published_at bigint,
  reason text,
  notice text,
  waits_for text,
  unique (edition, channel, act)
);
-- The sweep reads the few rows that are due and open, however many are done.
create index publications_due on publications (not_before, due_at) where not_before is not null;
create index publications_by_article on publications (article, channel);
create index publications_by_time on publications (agency, published_at);
create table attempts (
  publication text not null references publications (id),
  number bigint not null,
  kind text not null,
  node text not null,
  fence bigint not null,
  rendition_hash text not null,
  opened_at bigint not null,
  closed_at bigint,
  outcome text,
  detail text,
  primary key (publication, number)
);
create index attempts_open on attempts (opened_at) where closed_at is null;
create table events (
  number bigint primary key,
  at bigint not null,
  actor text not null,
  verb text not null,
  subject text not null,
  detail text not null,
  previous text not null,
  hash text not null
);
create index events_by_subject on events (subject, number);
create table bulletins (
  agency text not null,
  period text not null,
  slug text not null,
  composed_at bigint not null,
  primary key (agency, period)
);
