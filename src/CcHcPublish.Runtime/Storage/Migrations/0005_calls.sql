-- When a send made the call that readers see; what was cut off before never reached the far side. Of older attempts nobody knows.
alter table attempts add column called_at bigint;
update attempts set called_at = opened_at;
