-- How far the revocations in the log have been carried out.
create table command.revocation_progress (
    revoked_through bigint  not null,
    only_row        boolean not null default true primary key check (only_row)
);
insert into command.revocation_progress (revoked_through) values (0);
