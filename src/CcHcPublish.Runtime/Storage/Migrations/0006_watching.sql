-- The drift watch reads what is live in pages, the newest first.
create index publications_live on publications (published_at, id) where state = 'Published';
