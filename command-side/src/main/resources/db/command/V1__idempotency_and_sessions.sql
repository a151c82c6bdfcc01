-- What was asked under an Idempotency-Key, and what was answered. A row without an answer is being carried out, or was
-- when its process died: whoever repeats the request takes over, under the same command id.
create table command.idempotency (
    user_id     text collate "C" not null,
    key         text collate "C" not null,
    fingerprint bytea       not null,
    command_id  uuid        not null,
    log_head    bigint      not null,
    holder      uuid        not null,
    held_until  timestamptz not null,
    version     bigint,
    answer      bytea,
    expires_at  timestamptz not null,
    constraint idempotency_pk primary key (user_id, key),
    constraint idempotency_answer_whole check ((version is null) = (answer is null))
);
create index idempotency_expiry on command.idempotency (expires_at);

-- One row for each browser that is signed in. Of a refresh token only its SHA-256 is kept.
create table command.panel_sessions (
    session_id      uuid        not null primary key,
    user_id         text collate "C" not null,
    user_name       text        not null,
    user_avatar     text,
    token_hash      bytea       not null,
    created_at      timestamptz not null default now(),
    rotated_at      timestamptz not null default now(),
    expires_at      timestamptz not null,
    revoked_at      timestamptz,
    revoked_because text,
    constraint panel_sessions_hash_length check (length(token_hash) = 32)
);
create index panel_sessions_user on command.panel_sessions (user_id);
create index panel_sessions_expiry on command.panel_sessions (expires_at);
