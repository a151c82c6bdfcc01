-- States of aggregates, so that a long history need not be read whole: the newest of each. Only a cache. Any row may be
-- deleted at any time, and one that does not fit or fails its checksum is: the events are the truth.
create table log.snapshot (
    aggregate_id   text collate "C" not null,
    aggregate_type text collate "C" not null,
    sequence       bigint      not null,
    type           text collate "C" not null,
    revision       integer     not null,
    recorded_at    timestamptz not null,
    payload        bytea       not null,
    checksum       bytea       not null,
    constraint snapshot_pk primary key (aggregate_id)
);
