-- Names and pictures are sealed under the person's own key, like everything about persons in the log. Truncated rather
-- than converted, so that no open name stays in the file; whoever was signed in signs in again.
truncate command.panel_sessions;
alter table command.panel_sessions
    drop column user_name,
    drop column user_avatar,
    add column profile jsonb not null;

-- How far the erasures in the log have been carried out. Set both to 0 after restoring keys from a backup: everything that
-- was ever erased is erased again.
create table command.erasure_progress (
    destroyed_through bigint not null,
    cleared_through   bigint not null,
    only_row          boolean not null default true primary key check (only_row)
);
insert into command.erasure_progress (destroyed_through, cleared_through) values (0, 0);
