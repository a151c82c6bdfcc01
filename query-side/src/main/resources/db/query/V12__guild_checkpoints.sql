-- Guilds as they were, now and then, so that nobody need fold a long history from its beginning to see one moment of it.
-- Everything in this table follows from the log and can be thrown away. The columns are those of guild_configuration.
CREATE TABLE guild_checkpoint (
    guild_id       text COLLATE "C" NOT NULL,
    -- Of the last event that is in here: its position, its number among the guild's own, and when it was recorded.
    position       bigint           NOT NULL,
    sequence       bigint           NOT NULL,
    recorded_at    timestamptz      NOT NULL,
    owner_id       text COLLATE "C" NOT NULL,
    name           text             NOT NULL,
    present        boolean          NOT NULL,
    settings       jsonb            NOT NULL,
    modules        jsonb            NOT NULL,
    subscription   jsonb            NOT NULL,
    permissions    jsonb            NOT NULL,
    part_versions  jsonb            NOT NULL,
    version        bigint           NOT NULL,
    reload_version bigint           NOT NULL,
    PRIMARY KEY (guild_id, position)
);

-- "The last one before a time."
CREATE INDEX guild_checkpoint_time ON guild_checkpoint (guild_id, recorded_at, position);
