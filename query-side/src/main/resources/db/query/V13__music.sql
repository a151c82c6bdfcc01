-- What members of a guild want to hear. It follows from the log and can be thrown away. What they typed is not in it: only
-- where in the log it stands.
CREATE TABLE music_queue (
    guild_id text COLLATE "C" PRIMARY KEY,
    -- In order, at most as many as a guild may configure: number, user, when, and where in the log its text stands.
    tracks   jsonb            NOT NULL,
    -- How many do not want to hear the first one.
    votes    integer          NOT NULL,
    -- NULL where nobody has said so.
    volume   integer,
    -- Position of its last event: what comes at or before it is already in here.
    version  bigint           NOT NULL
);

-- "What changed since?"
CREATE INDEX music_queue_version ON music_queue (version);
