-- The order in which acts on one article and channel were approved: nodes' clocks differ, so times do not tell which is the newest.
alter table publications add column turn bigint not null default 0;
update publications set turn = ranked.turn
from (
  select p.id, row_number() over (
    partition by p.article, p.channel
    order by case when p.act = 'Publish' then 0 else 1 end, case when p.act = 'Publish' then e.number else p.due_at end, e.number) as turn
  from publications p join editions e on e.id = p.edition
) ranked
where ranked.id = publications.id;
-- What a person did on the channel in place of the program; what stands there then is not compared with what was approved.
alter table publications add column by_hand text;
-- Looks that told nothing; they do not speak for absence.
alter table publications add column blind_looks bigint not null default 0;
-- When the present wait of a publication, or the present round of a pause, began by the clock that set it.
alter table publications add column waits_since bigint;
create index publications_waiting on publications (waits_since) where waits_since is not null;
alter table pauses add column round_at bigint;
