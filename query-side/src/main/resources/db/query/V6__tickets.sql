-- Tickets, and the messages by which they are opened. Everything in these tables follows from the log and can be thrown
-- away. What people wrote is in none of them: only where in the log it stands.
CREATE TABLE ticket (
    -- A ULID: in the order of time.
    ticket_id text COLLATE "C" PRIMARY KEY,
    guild_id  text COLLATE "C" NOT NULL,
    -- 1, 2, 3 … in the guild.
    number    integer          NOT NULL,
    opener_id text COLLATE "C" NOT NULL,
    -- OPEN, CLAIMED, CLOSED
    status    text             NOT NULL,
    -- What was settled when it was opened, and never changes.
    opening   jsonb            NOT NULL,
    -- Who looks after it and takes part, its channel, the last closing.
    state     jsonb            NOT NULL,
    -- Position of its last event on the desk: what comes at or before it is already in here.
    version   bigint           NOT NULL
);

-- "The newest of a guild": all, of one status, of one person.
CREATE INDEX ticket_guild ON ticket (guild_id, ticket_id DESC);
CREATE INDEX ticket_guild_status ON ticket (guild_id, status, ticket_id DESC);
CREATE INDEX ticket_guild_opener ON ticket (guild_id, opener_id, ticket_id DESC);

-- "What changed since?", and up to where a guild's list is.
CREATE INDEX ticket_version ON ticket (version);
CREATE INDEX ticket_guild_version ON ticket (guild_id, version);

CREATE TABLE ticket_panel (
    panel_id   text COLLATE "C" PRIMARY KEY,
    guild_id   text COLLATE "C" NOT NULL,
    channel_id text COLLATE "C" NOT NULL,
    message_id text COLLATE "C",
    -- What the guild wants it to say; empty when it is for the bot to choose.
    text       text             NOT NULL,
    -- ["Billing", …]: of which members choose one; empty for a plain button.
    topics     jsonb            NOT NULL,
    version    bigint           NOT NULL
);

-- Where the log tells of what was written in a ticket: one row for each time that it does. In the order in which it was
-- written, whenever it was noticed, and of one message in the order of the log.
CREATE TABLE ticket_message (
    ticket_id  text COLLATE "C" NOT NULL,
    message_id numeric(20)      NOT NULL,
    position   bigint           NOT NULL,
    PRIMARY KEY (ticket_id, message_id, position)
);
