-- What nearly every batch needs and no more: appends all its events, or none. log.append remains for those batches in
-- which somebody's events are refused; it finds out whose, and pays a subtransaction for each request to do so.
--
-- Lock, order, clock and links are those of log.append, which says why they are as they are. Answers the position of
-- the first event, the others follow it; a violated unique index is raised, and then nothing is stored.
--
-- Of what a call costs beside its rows, each statement that needs the executor is a good part, so there are but two.
create function log.append_whole(
    in_event_id       uuid[],
    in_aggregate_type text[],
    in_aggregate_id   text[],
    in_sequence       bigint[],
    in_type           text[],
    in_revision       integer[],
    in_guild_id       text[],
    in_actor_id       text[],
    in_payload        bytea[],
    in_metadata       bytea[],
    in_content        bytea[]
) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    v_lock_key constant bigint := 4771926104113512547;
    v_ignored  text;
    v_position bigint;
    v_link     bytea;
    v_recorded timestamptz;
    v_last     timestamptz;
    v_micros   bytea;
    v_content  bytea;
    v_links    bytea[];
    v_next     bigint;
begin
    v_ignored := set_config('idle_in_transaction_session_timeout', '5s', true);
    v_ignored := pg_advisory_xact_lock(v_lock_key);

    select e.position, e.link, e.recorded_at into v_position, v_link, v_last
      from log.event e order by e.position desc limit 1;
    if v_position is null then
        v_position := 0;
        v_link := decode(repeat('00', 32), 'hex');
        v_last := '-infinity';
    end if;
    v_recorded := greatest(clock_timestamp(), v_last);
    v_micros := int8send((extract(epoch from v_recorded) * 1000000)::bigint);
    v_next := v_position;

    -- A lone event is the common case where few write, and a table made of eleven arrays costs more than its insert.
    if cardinality(in_content) = 1 then
        v_next := v_next + 1;
        v_link := sha256(v_link || int8send(v_next) || v_micros || in_content[1]);
        insert into log.event values (
            v_next, in_event_id[1], in_aggregate_type[1], in_aggregate_id[1], in_sequence[1], in_type[1],
            in_revision[1], in_guild_id[1], in_actor_id[1], v_recorded, in_payload[1], in_metadata[1], v_link);
        return v_next;
    end if;

    foreach v_content in array in_content loop
        v_next := v_next + 1;
        v_link := sha256(v_link || int8send(v_next) || v_micros || v_content);
        v_links := v_links || v_link;
    end loop;
    insert into log.event
    select v_position + t.n, t.event_id, t.aggregate_type, t.aggregate_id, t.sequence, t.type, t.revision,
           t.guild_id, t.actor_id, v_recorded, t.payload, t.metadata, t.link
      from unnest(in_event_id, in_aggregate_type, in_aggregate_id, in_sequence, in_type, in_revision,
                  in_guild_id, in_actor_id, in_payload, in_metadata, v_links) with ordinality
           as t (event_id, aggregate_type, aggregate_id, sequence, type, revision,
                 guild_id, actor_id, payload, metadata, link, n);
    return v_position + 1;
end;
$$;

revoke all on function log.append_whole(
    uuid[], text[], text[], bigint[], text[], integer[], text[], text[], bytea[], bytea[], bytea[]
) from public;
