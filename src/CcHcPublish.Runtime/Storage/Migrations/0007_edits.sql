-- When the article was edited, in a way that this channel shows, while a node was sending this or looked for it: what proves absent is not sent any more.
alter table publications add column edited_at bigint;
