-- How long a rebuild takes, for those who watch it: time for which it waited is no part of that.
ALTER TABLE rebuild
    -- Since when it has been waiting because operators want it to; null while it does not.
    ADD COLUMN paused_at     timestamptz,
    -- For how long it had waited before.
    ADD COLUMN paused_millis bigint           NOT NULL DEFAULT 0,
    -- How long the log was read for it; null as long as it is, or where nothing comes after that.
    ADD COLUMN read_millis   bigint,
    -- How long what comes after reading is expected to take, as a share of the reading; from the replacement of the live
    -- view on, how long it took.
    ADD COLUMN rest          double precision NOT NULL DEFAULT 0;
