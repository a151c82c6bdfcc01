-- Guilds of which the command side's own projection could not process an event, as the views have them in their schema, see
-- infra/docs/adr/0046-one-row-for-a-guild-that-waits.md. What waits behind it is not stored here: the log keeps it.
create table command.dead_letter (
    projection       text collate "C" not null,
    -- Empty for the events of no guild.
    guild_id         text collate "C" not null,
    -- The event that could not be processed. The guild's deadlines rest before it.
    position         bigint           not null,
    event_type       text             not null,
    -- What failed, and where: never anything that the event says.
    error            text             not null,
    detail           text             not null,
    attempts         integer          not null default 1,
    first_attempt_at timestamptz      not null default clock_timestamp(),
    last_attempt_at  timestamptz      not null default clock_timestamp(),
    -- By what the program knows of events when it last tried: another one may know more, and tries by itself.
    tried_by         text             not null,
    -- How far its events were followed: beyond the letter's own only while it is being retried.
    followed         bigint           not null,
    -- Of views that decide about effects; nothing is decided here while events are followed.
    decided          bigint           not null,
    -- What an operator wants to become of it, by the event at that position.
    wanted           text             check (wanted in ('retry', 'discard')),
    ordered          bigint,
    primary key (projection, guild_id),
    constraint dead_letter_position unique (projection, position),
    constraint dead_letter_ordered check ((wanted is null) = (ordered is null))
);

create index dead_letter_wanted on command.dead_letter (projection, position) where wanted is not null;
create index dead_letter_guild on command.dead_letter (guild_id);

-- Events that are passed over for good, also when the deadlines are made anew.
create table command.dead_letter_discarded (
    projection   text collate "C" not null,
    position     bigint           not null,
    guild_id     text collate "C" not null,
    discarded_at timestamptz      not null default clock_timestamp(),
    primary key (projection, position)
);

-- How far the log was looked through for what operators want of dead letters.
create table command.dead_letter_progress (heard bigint not null);
insert into command.dead_letter_progress values (0);
