-- Appends the events of one or more requests, in one round trip and one transaction.
--
-- The advisory lock is held until commit, so positions are drawn and become visible in one order: no reader ever sees
-- position n before n - 1. The last row is found by primary key rather than kept in a head row, whose dead versions
-- would slow everybody down while a backup or a verification holds an old snapshot.
--
-- A request is taken whole or refused whole, and a refused one leaves no gap and does not harm the others.
-- Answers one row a request: its positions, or the name of the constraint that refused it.
--
-- VOLATILE (the default) matters: each statement must take a new snapshot after the lock was granted.
create function log.append(
    in_request        integer[],
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
) returns table (request integer, first_position bigint, last_position bigint, refusal text)
language plpgsql volatile
as $$
#variable_conflict use_column
declare
    v_lock_key constant bigint := 4771926104113512547;
    v_count    constant integer := cardinality(in_request);
    v_position bigint;
    v_link     bytea;
    v_recorded timestamptz;
    v_last     timestamptz;
    v_micros   bytea;
    v_links    bytea[];
    v_from     integer;
    v_to       integer;
    v_base     bigint;
    v_fold     bytea;
    v_refusal  text;
begin
    -- Whoever holds the lock and falls silent is cut off, for the others' sake.
    perform set_config('idle_in_transaction_session_timeout', '5s', true);
    perform pg_advisory_xact_lock(v_lock_key);

    select e.position, e.link, e.recorded_at into v_position, v_link, v_last
      from log.event e order by e.position desc limit 1;
    if not found then
        v_position := 0;
        v_link := decode(repeat('00', 32), 'hex');
        v_last := '-infinity';
    end if;
    -- One clock for all writers, and never backwards: a time can be found by binary search over positions.
    v_recorded := greatest(clock_timestamp(), v_last);
    v_micros := int8send((extract(epoch from v_recorded) * 1000000)::bigint);

    begin
        v_fold := v_link;
        for i in 1 .. v_count loop
            v_fold := sha256(v_fold || int8send(v_position + i) || v_micros || in_content[i]);
            v_links[i] := v_fold;
        end loop;
        insert into log.event
        select v_position + t.n, t.event_id, t.aggregate_type, t.aggregate_id, t.sequence, t.type, t.revision,
               t.guild_id, t.actor_id, v_recorded, t.payload, t.metadata, t.link
          from unnest(in_event_id, in_aggregate_type, in_aggregate_id, in_sequence, in_type, in_revision,
                      in_guild_id, in_actor_id, in_payload, in_metadata, v_links) with ordinality
               as t (event_id, aggregate_type, aggregate_id, sequence, type, revision,
                     guild_id, actor_id, payload, metadata, link, n);
        return query
            select r.request, v_position + min(r.n), v_position + max(r.n), null::text
              from unnest(in_request) with ordinality as r (request, n) group by r.request;
        return;
    exception when unique_violation then
        null;
    end;

    v_from := 1;
    while v_from <= v_count loop
        v_to := v_from;
        while v_to < v_count and in_request[v_to + 1] = in_request[v_from] loop
            v_to := v_to + 1;
        end loop;
        begin
            v_base := v_position;
            v_fold := v_link;
            for i in v_from .. v_to loop
                v_base := v_base + 1;
                v_fold := sha256(v_fold || int8send(v_base) || v_micros || in_content[i]);
                insert into log.event values (
                    v_base, in_event_id[i], in_aggregate_type[i], in_aggregate_id[i], in_sequence[i], in_type[i],
                    in_revision[i], in_guild_id[i], in_actor_id[i], v_recorded, in_payload[i], in_metadata[i], v_fold);
            end loop;
            request := in_request[v_from];
            first_position := v_position + 1;
            last_position := v_base;
            refusal := null;
            v_position := v_base;
            v_link := v_fold;
        exception when unique_violation then
            get stacked diagnostics v_refusal = constraint_name;
            request := in_request[v_from];
            first_position := null;
            last_position := null;
            refusal := v_refusal;
        end;
        return next;
        v_from := v_to + 1;
    end loop;
end;
$$;
