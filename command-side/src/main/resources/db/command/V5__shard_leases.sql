-- Which bot process holds which shards of Discord's gateway. A row outlives its lease, so that it is known what can be taken over.
create sequence command.shard_fence;

create table command.shard_lease (
    total_shards integer     not null,
    first_shard  integer     not null,
    last_shard   integer     not null,
    holder       text        not null,
    fence        bigint      not null,
    -- By this data base's clock.
    held_until   timestamptz not null,
    primary key (total_shards, first_shard, last_shard),
    constraint shard_lease_range check (0 <= first_shard and first_shard <= last_shard and last_shard < total_shards)
);

-- From when on a shard of that bucket may identify.
create table command.shard_identify (
    bucket  integer     not null primary key,
    free_at timestamptz not null
);
