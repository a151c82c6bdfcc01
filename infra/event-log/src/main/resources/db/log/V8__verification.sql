-- Who had the log verified when, and what came of it. A record for operators and auditors and no proof: whoever can rewrite
-- the log can rewrite this. Rows of verifications that are under way are told again and again (seen_at), so that every
-- process can show how far it is, and a process that died leaves none that seems to go on for ever.
create table log.verification (
    id                 bigint generated always as identity primary key,
    asked_by           text collate "C" not null,
    started_at         timestamptz not null default clock_timestamp(),
    seen_at            timestamptz not null default clock_timestamp(),
    ended_at           timestamptz,
    outcome            text collate "C",
    checked            bigint not null default 0,
    total              bigint not null default 0,
    per_second         double precision not null default 0,
    anchors            integer not null default 0,
    unreadable_anchors integer not null default 0,
    head_position      bigint,
    head_link          bytea,
    found              text collate "C",
    found_position     bigint,
    found_through      bigint,
    found_detail       text,
    vouched_position   bigint,
    vouched_link       bytea,
    vouched_at         timestamptz,
    took_millis        bigint,
    failure            text,
    constraint verification_outcome check (outcome in ('intact', 'broken', 'failed')),
    constraint verification_ended check ((outcome is null) = (ended_at is null))
);
