-- All views are made anew as that of configuration is, see V10. As they are now they were made by the first version of each
-- projection.
INSERT INTO projection_version (projection, version) VALUES
    ('giveaway-view', 1),
    ('ticket-view', 1),
    ('level-view', 1),
    ('moderation-view', 1),
    ('music-view', 1),
    ('timeline', 1),
    ('guild-checkpoints', 1);

-- "What was added since?", when a timeline that was made anew is compared. Rows are added in the order of positions, so that
-- this is a few pages and costs nobody anything; no page of a timeline can be had by it.
CREATE INDEX timeline_term_position ON timeline_term USING brin (position) WITH (autosummarize = on);

-- Which process cannot go on with which projection. While it can, it has no row here.
CREATE TABLE projection_failure (
    projection text COLLATE "C" NOT NULL,
    node       text COLLATE "C" NOT NULL,
    -- What kind of error: never anything that was in an event.
    error      text             NOT NULL,
    since      timestamptz      NOT NULL DEFAULT clock_timestamp(),
    -- When the process last said so: one that is gone says nothing more.
    seen_at    timestamptz      NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (projection, node)
);
