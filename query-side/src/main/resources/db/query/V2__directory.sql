-- What Discord knows of guilds, as the bot told it last. Not made of the log: thrown away, it is told again.
--
-- Names of people stand in no write-ahead log and in no base backup, where an erasure could not reach them: both tables are
-- unlogged, and empty together after a crash of PostgreSQL.
CREATE SEQUENCE directory_stamp;

CREATE UNLOGGED TABLE directory (
    guild_id         text COLLATE "C" PRIMARY KEY,
    channels         jsonb       NOT NULL,
    roles            jsonb       NOT NULL,
    -- Changes with channels and roles.
    stamp            bigint      NOT NULL,
    -- The last run through all members that was begun, and the last that came to its end.
    pass_begun       bigint,
    pass_begun_at    timestamptz,
    pass_complete    bigint,
    pass_complete_at timestamptz
);

CREATE UNLOGGED TABLE directory_member (
    guild_id            text COLLATE "C" NOT NULL REFERENCES directory ON DELETE CASCADE,
    user_id             text COLLATE "C" NOT NULL,
    name                text             NOT NULL,
    display_name        text,
    nick                text,
    -- Without case and accents. Compared byte by byte, so that a prefix is a range.
    folded_name         text COLLATE "C" NOT NULL,
    folded_display_name text COLLATE "C",
    folded_nick         text COLLATE "C",
    PRIMARY KEY (guild_id, user_id)
);

-- Statistics are samples: names in a catalogue, which is logged. Ranges of names are small without being counted.
ALTER TABLE directory_member
    ALTER COLUMN name SET STATISTICS 0,
    ALTER COLUMN display_name SET STATISTICS 0,
    ALTER COLUMN nick SET STATISTICS 0,
    ALTER COLUMN folded_name SET STATISTICS 0,
    ALTER COLUMN folded_display_name SET STATISTICS 0,
    ALTER COLUMN folded_nick SET STATISTICS 0;

CREATE INDEX directory_member_name ON directory_member (guild_id, folded_name);
CREATE INDEX directory_member_display_name ON directory_member (guild_id, folded_display_name)
    WHERE folded_display_name IS NOT NULL;
CREATE INDEX directory_member_nick ON directory_member (guild_id, folded_nick) WHERE folded_nick IS NOT NULL;

-- An erasure goes by person.
CREATE INDEX directory_member_user ON directory_member (user_id);

-- Erased persons, who may still be members somewhere: their names are not taken in again until they join a guild anew.
CREATE TABLE directory_forgotten (
    user_id  text COLLATE "C" PRIMARY KEY,
    -- Number of the key that was destroyed: the same erasure, read again, changes nothing.
    key      bigint  NOT NULL,
    returned boolean NOT NULL DEFAULT false,
    -- Whether the file of members was written anew since.
    cleared  boolean NOT NULL DEFAULT false
);
