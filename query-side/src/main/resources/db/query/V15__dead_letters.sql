-- Guilds of which a projection could not process an event, see infra/docs/adr/0046-one-row-for-a-guild-that-waits.md. What waits behind
-- it is not stored here: the log keeps it.
CREATE TABLE dead_letter (
    projection       text COLLATE "C" NOT NULL,
    -- Empty for the events of no guild.
    guild_id         text COLLATE "C" NOT NULL,
    -- The event that could not be processed. The view rests before it.
    position         bigint           NOT NULL,
    event_type       text             NOT NULL,
    -- What failed, and where: never anything that the event says.
    error            text             NOT NULL,
    detail           text             NOT NULL,
    attempts         integer          NOT NULL DEFAULT 1,
    first_attempt_at timestamptz      NOT NULL DEFAULT clock_timestamp(),
    last_attempt_at  timestamptz      NOT NULL DEFAULT clock_timestamp(),
    -- By what the program knows of events when it last tried: another one may know more, and tries by itself.
    tried_by         text             NOT NULL,
    -- How far its events are in the view now: beyond the letter's own only while it is being retried.
    followed         bigint           NOT NULL,
    -- What came until then has been decided upon, and is not decided once more.
    decided          bigint           NOT NULL,
    -- What an operator wants to become of it, by the event at that position.
    wanted           text             CHECK (wanted IN ('retry', 'discard')),
    ordered          bigint,
    PRIMARY KEY (projection, guild_id),
    CONSTRAINT dead_letter_position UNIQUE (projection, position),
    CONSTRAINT dead_letter_ordered CHECK ((wanted IS NULL) = (ordered IS NULL))
);

CREATE INDEX dead_letter_wanted ON dead_letter (projection, position) WHERE wanted IS NOT NULL;
CREATE INDEX dead_letter_guild ON dead_letter (guild_id);

-- Events that a projection passes over for good, whoever makes its view anew.
CREATE TABLE dead_letter_discarded (
    projection   text COLLATE "C" NOT NULL,
    position     bigint           NOT NULL,
    guild_id     text COLLATE "C" NOT NULL,
    discarded_at timestamptz      NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (projection, position)
);

-- How far the log was looked through for what operators want of dead letters.
CREATE TABLE dead_letter_progress (heard bigint NOT NULL);
INSERT INTO dead_letter_progress VALUES (0);
