-- What decides the draw of an open giveaway, until it is drawn and revealed, or the giveaway is called off. Written before
-- the giveaway is; a row whose giveaway never came to be is removed after a while.
create table command.giveaway_seed (
    giveaway_id text collate "C" not null primary key,
    guild_id    text collate "C" not null,
    seed        bytea       not null,
    created_at  timestamptz not null default now(),
    constraint giveaway_seed_length check (length(seed) = 32)
);
create index giveaway_seed_guild on command.giveaway_seed (guild_id);

-- What is to be decided at a certain time, once, by whichever process comes first. Made from the log, together with the
-- token of the processing group "deadlines"; a row goes when the log says that nothing is to be decided any more. Times are
-- the data base's. Whoever carries one out holds it until attempt_at; it is tried again then, if it is still there.
create table command.deadline (
    aggregate_id text collate "C" not null,
    kind         text collate "C" not null,
    guild_id     text collate "C" not null,
    due_at       timestamptz not null,
    attempt_at   timestamptz not null,
    failures     integer     not null default 0,
    constraint deadline_pk primary key (aggregate_id, kind)
);
create index deadline_attempt on command.deadline (attempt_at);
