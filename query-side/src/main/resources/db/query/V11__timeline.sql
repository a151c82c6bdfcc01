-- Where the log tells of what in a guild, so that its history can be searched. Everything in these tables follows from the
-- log and can be thrown away. What people wrote, and what they are called, is in none of them.
--
-- One row for each term of an event. A question is a term, and a page of its answer a piece of this one index: there is no
-- other way for PostgreSQL to plan it, however many events a guild has and whatever they are about.
CREATE TABLE timeline_term (
    guild_id text COLLATE "C" NOT NULL,
    -- As dev.guildhall.query.history.Term writes it: who, what, about what, a word of the summary …
    term     text COLLATE "C" NOT NULL,
    position bigint           NOT NULL,
    PRIMARY KEY (guild_id, term, position)
);

-- The event that last set a field.
CREATE TABLE timeline_field (
    guild_id text COLLATE "C" NOT NULL,
    -- A JSON pointer: /settings/prefix, /tickets/<id>/assigneeId
    path     text COLLATE "C" NOT NULL,
    position bigint           NOT NULL,
    PRIMARY KEY (guild_id, path)
);

-- Events that do not say themselves what they replaced.
CREATE TABLE timeline_before (
    position bigint PRIMARY KEY,
    -- {"/tickets/<id>/assigneeId": 17}: by path the position of the event that had set it.
    fields   jsonb NOT NULL
);
