-- The fanpages and OAs that agencies connected. Secrets are sealed text ("key.base64"); the key that opens them is never in here.
create table accounts (
  agency text not null,
  channel text not null,
  kind text not null,
  account text not null,
  name text not null,
  app_id text not null,
  -- Empty: the real service.
  base text not null,
  signs bigint not null,
  -- Random for every sign-in: what belongs to an earlier one cannot be written over a later one.
  login text not null,
  app_secret text not null,
  token text not null,
  token_version bigint not null,
  expires_at bigint,
  trouble text,
  connected_at bigint not null,
  connected_by text not null,
  tested_at bigint,
  able bigint,
  findings text not null,
  primary key (agency, channel)
);
