-- What members have earned by writing. It follows from the log and can be thrown away.
CREATE TABLE level (
    -- <guild>-<member>
    level_id   text COLLATE "C" PRIMARY KEY,
    guild_id   text COLLATE "C" NOT NULL,
    user_id    text COLLATE "C" NOT NULL,
    -- All that was earned.
    xp         bigint           NOT NULL,
    -- The highest that was reached.
    level      integer          NOT NULL,
    -- Where the member wrote when that was reached.
    channel_id text COLLATE "C",
    -- Position of its last event: what comes at or before it is already in here.
    version    bigint           NOT NULL
);

-- "Who is first, and how many are before me?"
CREATE INDEX level_leaderboard ON level (guild_id, xp DESC, user_id DESC);

-- "What changed since?", and up to where a guild's leaderboard is.
CREATE INDEX level_version ON level (version);
CREATE INDEX level_guild_version ON level (guild_id, version);
