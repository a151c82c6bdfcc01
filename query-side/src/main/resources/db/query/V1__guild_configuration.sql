-- One row for each guild ever registered. Everything in here follows from the log and can be thrown away.
CREATE TABLE guild_configuration (
    guild_id       text COLLATE "C" PRIMARY KEY,
    owner_id       text COLLATE "C" NOT NULL,
    name           text             NOT NULL,
    present        boolean          NOT NULL,
    -- Sparse: only what the guild chose.
    settings       jsonb            NOT NULL,
    -- {"giveaway": {"enabled": true, "config": {…}}}, sparse as well.
    modules        jsonb            NOT NULL,
    -- {"<user id>": ["ADMINISTRATOR"]}
    permissions    jsonb            NOT NULL,
    -- {"settings": 12}: for each part ever changed, the position of the last event that changed it.
    part_versions  jsonb            NOT NULL,
    -- Position of the last event that changed the configuration; permissions do not.
    version        bigint           NOT NULL,
    -- Position of the last event that changed presence, name or owner.
    reload_version bigint           NOT NULL,
    -- Position of the last event of any kind that is in this row.
    position       bigint           NOT NULL,
    -- When the row was last written, by this data base's clock: bounds what may be old in Redis after a crash.
    written_at     timestamptz      NOT NULL DEFAULT clock_timestamp()
);

-- "What changed since?"
CREATE INDEX guild_configuration_version ON guild_configuration (version);
CREATE INDEX guild_configuration_written_at ON guild_configuration (written_at);

-- "Which guilds may this user see?"
CREATE INDEX guild_configuration_owner ON guild_configuration (owner_id);
CREATE INDEX guild_configuration_permissions ON guild_configuration USING gin (permissions);
