-- The log. Rows are only ever inserted, by log.append alone; see infra/docs/adr/0003-event-log-format.md.
-- Text keys are compared byte by byte: order and equality must not follow a locale.
create table log.event (
    position       bigint      not null,
    event_id       uuid        not null,
    aggregate_type text collate "C" not null,
    aggregate_id   text collate "C" not null,
    sequence       bigint      not null,
    type           text collate "C" not null,
    revision       integer     not null,
    guild_id       text collate "C",
    actor_id       text collate "C",
    recorded_at    timestamptz not null,
    payload        bytea       not null,
    metadata       bytea       not null,
    link           bytea       not null,
    constraint event_pk primary key (position),
    constraint event_id_unique unique (event_id),
    constraint event_sequence_unique unique (aggregate_id, sequence),
    constraint event_position_positive check (position > 0),
    constraint event_link_length check (length(link) = 32)
);
create index event_guild_position on log.event (guild_id, position);

-- One key for each person whose data stands encrypted in the log; without the key it is noise.
create table log.subject_key (
    subject    text collate "C" not null primary key,
    key        bytea       not null,
    created_at timestamptz not null default now()
);

create table log.token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    recorded_at    text,
    owner          text,
    primary key (processor_name, segment)
);
