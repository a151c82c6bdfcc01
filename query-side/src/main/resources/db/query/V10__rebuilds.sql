-- Views made anew beside the live ones, see infra/docs/adr/0040-rebuilds-beside-the-live-view.md. In the first schema stand tables that
-- are being filled, in the second those that were replaced. What is in either may be dropped by the program at any time.
CREATE SCHEMA IF NOT EXISTS query_shadow;
CREATE SCHEMA IF NOT EXISTS query_previous;

CREATE TABLE rebuild (
    rebuild_id          text COLLATE "C" PRIMARY KEY,
    projection          text COLLATE "C" NOT NULL,
    -- The one guild whose rows are made anew; null for all.
    only_guild_id       text COLLATE "C",
    accepts_differences boolean          NOT NULL,
    -- Position of the event by which it was requested; 0 when the program did so itself.
    requested           bigint           NOT NULL,
    state               text             NOT NULL
        CHECK (state IN ('waiting', 'filling', 'catching-up', 'comparing', 'announcing', 'done', 'different', 'failed',
                         'aborted', 'rolled-back')),
    -- Counts those who took it up: only the last may go on.
    attempt             integer          NOT NULL DEFAULT 0,
    owner               text,
    -- How far the shadow has come, and how far it has to.
    position            bigint           NOT NULL DEFAULT 0,
    head                bigint           NOT NULL DEFAULT 0,
    events              bigint           NOT NULL DEFAULT 0,
    requested_at        timestamptz      NOT NULL DEFAULT clock_timestamp(),
    begun_at            timestamptz,
    ended_at            timestamptz,
    -- Where the live view stood when it was replaced; null as long as it was not.
    swapped             bigint,
    -- The version of the view that was replaced.
    replaced_version    integer,
    differences         integer          NOT NULL DEFAULT 0,
    -- Why it failed, or why it was not rolled back: never anything about a guild but its id.
    cause               text
);

CREATE INDEX rebuild_open ON rebuild (requested)
    WHERE state IN ('waiting', 'filling', 'catching-up', 'comparing', 'announcing');

-- Guilds of which the view that was made differed from the live one.
CREATE TABLE rebuild_difference (
    rebuild_id  text COLLATE "C" NOT NULL REFERENCES rebuild ON DELETE CASCADE,
    guild_id    text COLLATE "C" NOT NULL,
    -- Hashes of the guild's rows; null where there were none.
    live        text,
    made        text,
    announced   boolean          NOT NULL DEFAULT false,
    PRIMARY KEY (rebuild_id, guild_id)
);

-- By which version of a projection its tables were made.
CREATE TABLE projection_version (
    projection  text COLLATE "C" PRIMARY KEY,
    version     integer NOT NULL,
    -- A version from which somebody has rolled back: it is not made again by itself.
    declined    integer,
    -- The rebuild whose predecessor stands in query_previous.
    rebuild_id  text COLLATE "C"
);
INSERT INTO projection_version VALUES ('configuration-view', 1);

-- How far the log was looked through for requests. What was requested before these tables were made is not done anew.
CREATE TABLE rebuild_progress (heard bigint NOT NULL);
DO $$
DECLARE
    v_head bigint := 0;
BEGIN
    IF to_regclass('log.event') IS NOT NULL THEN
        EXECUTE 'SELECT coalesce(max(position), 0) FROM log.event' INTO v_head;
    END IF;
    INSERT INTO rebuild_progress VALUES (v_head);
END;
$$;
