-- Cases of moderation. Everything in this table follows from the log and can be thrown away. What moderators wrote is not
-- in it: only where in the log it stands.
CREATE TABLE moderation_case (
    -- <guild>-<number>, the number with ten digits: in the order of time.
    case_id  text COLLATE "C" PRIMARY KEY,
    guild_id text COLLATE "C" NOT NULL,
    -- 1, 2, 3 … in the guild.
    number   integer          NOT NULL,
    -- About whom.
    user_id  text COLLATE "C" NOT NULL,
    -- warn, timeout, kick, ban, delete
    kind     text             NOT NULL,
    -- What was decided, and never changes.
    opening  jsonb            NOT NULL,
    -- Whether it was revoked, and what became of it in Discord.
    state    jsonb            NOT NULL,
    -- Position of its last event: what comes at or before it is already in here.
    version  bigint           NOT NULL
);

-- "The newest of a guild": all, of one kind, about one person.
CREATE INDEX moderation_case_guild ON moderation_case (guild_id, case_id DESC);
CREATE INDEX moderation_case_guild_kind ON moderation_case (guild_id, kind, case_id DESC);
CREATE INDEX moderation_case_guild_user ON moderation_case (guild_id, user_id, case_id DESC);

-- "What changed since?", and up to where a guild's list is.
CREATE INDEX moderation_case_version ON moderation_case (version);
CREATE INDEX moderation_case_guild_version ON moderation_case (guild_id, version);
