-- The log only grows: nobody who works for the program may change, remove or empty it, see
-- infra/docs/adr/0012-append-only-and-anchored.md.
--
-- Rights first: an owner without a right is refused like anybody else. A superuser passes over rights, but not over
-- triggers; ALWAYS, so that session_replication_role does not lead around them. For each statement, not for each row:
-- appending pays nothing, and even a statement that would hit no row is refused.
revoke all on log.event from public;
revoke update, delete, truncate on log.event from current_user;

create function log.refuse_change() returns trigger
language plpgsql
as $$
begin
    raise exception 'log.event only grows: % is refused', tg_op
        using errcode = 'insufficient_privilege',
              hint = 'Erase personal data by its subject''s key in log.subject_key.';
end;
$$;

create trigger event_only_grows before update or delete or truncate on log.event
    for each statement execute function log.refuse_change();
alter table log.event enable always trigger event_only_grows;

-- Which heads went out to which sink. A record for operators and no proof: whoever can rewrite the log can rewrite this.
create table log.anchor (
    position    bigint      not null,
    sink        text collate "C" not null,
    link        bytea       not null,
    recorded_at timestamptz not null,
    constraint anchor_pk primary key (position, sink)
);
