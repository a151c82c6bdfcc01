-- Giveaways and who takes part in them. Everything in these two tables follows from the log and can be thrown away.
CREATE TABLE giveaway (
    -- A ULID: in the order of time.
    giveaway_id text COLLATE "C" PRIMARY KEY,
    guild_id    text COLLATE "C" NOT NULL,
    -- PENDING, ACTIVE, ENDED, CANCELLED
    status      text             NOT NULL,
    channel_id  text COLLATE "C" NOT NULL,
    message_id  text COLLATE "C",
    -- What was settled when it was created, and never changes.
    terms       jsonb            NOT NULL,
    -- {"seed": …, "winners": […]} once it has ended.
    draw        jsonb,
    -- [{"round": 1, "replaced": […], "winners": […]}]
    rerolls     jsonb            NOT NULL,
    -- How many take part.
    entries     integer          NOT NULL,
    -- Position of its last event: what comes at or before it is already in here.
    version     bigint           NOT NULL
);

-- "The newest of a guild", of one status or of all.
CREATE INDEX giveaway_guild ON giveaway (guild_id, giveaway_id DESC);
CREATE INDEX giveaway_guild_status ON giveaway (guild_id, status, giveaway_id DESC);

-- "What changed since?", and up to where a guild's list is.
CREATE INDEX giveaway_version ON giveaway (version);
CREATE INDEX giveaway_guild_version ON giveaway (guild_id, version);

CREATE TABLE giveaway_entry (
    giveaway_id text COLLATE "C" NOT NULL,
    user_id     text COLLATE "C" NOT NULL,
    tickets     integer          NOT NULL,
    entered_at  timestamptz      NOT NULL,
    -- Of the entry in the log.
    position    bigint           NOT NULL,
    PRIMARY KEY (giveaway_id, user_id)
);

-- "Who entered, the first first?"
CREATE UNIQUE INDEX giveaway_entry_position ON giveaway_entry (giveaway_id, position);

-- What is to be done in Discord, whatever module wants it. Not made of the log a second time: only what comes after
-- effect_progress.decided_through makes or changes a row. These two tables are never to be emptied.
CREATE TABLE effect (
    effect_id        text COLLATE "C" PRIMARY KEY,
    guild_id         text COLLATE "C" NOT NULL,
    kind             text             NOT NULL,
    -- Whose effect it is, such as a giveaway.
    subject_id       text COLLATE "C" NOT NULL,
    round            integer          NOT NULL,
    -- Among the effects of its subject: it waits for those before it that were never carried out and still may be.
    sequence         integer          NOT NULL,
    -- Position of the last event that asked for it, of the last that asked for it at once, of the last carried out.
    wanted           bigint           NOT NULL,
    urgent           bigint           NOT NULL,
    done             bigint           NOT NULL,
    state            text             NOT NULL
        CHECK (state IN ('pending', 'claimed', 'done', 'parked', 'discarded')),
    attempts         integer          NOT NULL,
    first_attempt_at timestamptz,
    done_at          timestamptz,
    -- By this data base's clock. Of a claimed one it is the end of the claim.
    not_before       timestamptz      NOT NULL,
    -- The last claim, in force while the state is 'claimed'.
    claimed_by       text,
    claimed_until    timestamptz,
    claimed_version  bigint,
    -- Why the last attempt failed: a stable word.
    cause            text
);

-- "What is due, and when is the next?"
CREATE INDEX effect_due ON effect (not_before) WHERE state IN ('pending', 'claimed');
CREATE INDEX effect_subject ON effect (subject_id, sequence);
-- For operators: what needs them.
CREATE INDEX effect_state ON effect (state, effect_id);

CREATE TABLE effect_progress (
    -- The projection that decides.
    decider         text   PRIMARY KEY,
    decided_through bigint NOT NULL
);
