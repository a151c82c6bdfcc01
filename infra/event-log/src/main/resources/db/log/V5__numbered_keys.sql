-- Keys have numbers, so that a value whose key was destroyed can be told from one that was tampered with, even when the
-- person has come back and has another key. Those made before all have the number 0, which sealed values leave out.
-- See infra/docs/adr/0014-erasing-a-person.md.
create sequence log.subject_key_number;
alter table log.subject_key add column number bigint not null default 0;
alter table log.subject_key alter column number set default nextval('log.subject_key_number');
