-- Commits what the projection made of a batch of events: rows and token together, or neither. One statement, so that nobody
-- pays a round trip for the beginning of a transaction, for its end, or for reading rows that the projection wrote itself.
--
-- False, and nothing written, when the segment is claimed by somebody else. An error (serialization_failure) that takes
-- everything back when a row is not at the position at which the projection believes it: what it made of it is wrong then.
--
-- in_expected is negative for a row that is not there yet; no row ever goes back. Of a row that is there, what is null in one of the
-- five arrays of JSON stays as it is: most batches change one of them, and parsing the others is a good part of the work.
CREATE FUNCTION commit_batch(
    in_processor      text,
    in_segment        integer,
    in_owner          text,
    in_token          bytea,
    in_token_type     text,
    in_recorded_at    text,
    in_expected       bigint[],
    in_guild_id       text[],
    in_owner_id       text[],
    in_name           text[],
    in_present        boolean[],
    in_settings       text[],
    in_modules        text[],
    in_subscription   text[],
    in_permissions    text[],
    in_part_versions  text[],
    in_version        bigint[],
    in_reload_version bigint[],
    in_position       bigint[]
) RETURNS boolean
LANGUAGE plpgsql VOLATILE
-- Rows are looked up by their keys, whatever the arrays hold. Left to itself PostgreSQL plans anew for every short array, and goes
-- through the whole table as long as that is small: either takes longer than writing a few rows.
SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
    v_rows    CONSTANT integer := cardinality(in_guild_id);
    v_changed integer := 0;
    v_added   integer := 0;
BEGIN
    -- First, because it also keeps everybody else from claiming the segment until this is committed.
    UPDATE log.token_entry
       SET token = in_token, token_type = in_token_type, recorded_at = in_recorded_at
     WHERE processor_name = in_processor AND segment = in_segment AND owner = in_owner;
    IF NOT FOUND THEN
        RETURN false;
    END IF;

    IF v_rows = 1 AND in_expected[1] >= 0 THEN
        -- The common case where few write: a table made of thirteen arrays costs more than a row. From the second on it costs
        -- less than a statement for each.
        UPDATE query.guild_configuration held
           SET owner_id = in_owner_id[1], name = in_name[1], present = in_present[1],
               settings = coalesce(in_settings[1]::jsonb, held.settings),
               modules = coalesce(in_modules[1]::jsonb, held.modules),
               subscription = coalesce(in_subscription[1]::jsonb, held.subscription),
               permissions = coalesce(in_permissions[1]::jsonb, held.permissions),
               part_versions = coalesce(in_part_versions[1]::jsonb, held.part_versions),
               version = in_version[1], reload_version = in_reload_version[1], position = in_position[1],
               written_at = clock_timestamp()
         WHERE held.guild_id = in_guild_id[1] AND held.position = in_expected[1] AND held.position < in_position[1];
        GET DIAGNOSTICS v_changed = ROW_COUNT;
    ELSIF v_rows > 0 THEN
        UPDATE query.guild_configuration held
           SET owner_id = t.owner_id, name = t.name, present = t.present,
               settings = coalesce(t.settings::jsonb, held.settings),
               modules = coalesce(t.modules::jsonb, held.modules),
               subscription = coalesce(t.subscription::jsonb, held.subscription),
               permissions = coalesce(t.permissions::jsonb, held.permissions),
               part_versions = coalesce(t.part_versions::jsonb, held.part_versions),
               version = t.version, reload_version = t.reload_version, position = t.position,
               written_at = clock_timestamp()
          FROM unnest(in_expected, in_guild_id, in_owner_id, in_name, in_present, in_settings, in_modules, in_subscription,
                      in_permissions, in_part_versions, in_version, in_reload_version, in_position)
               AS t (expected, guild_id, owner_id, name, present, settings, modules, subscription,
                     permissions, part_versions, version, reload_version, position)
         WHERE held.guild_id = t.guild_id AND held.position = t.expected AND held.position < t.position;
        GET DIAGNOSTICS v_changed = ROW_COUNT;
        IF v_changed < v_rows THEN
            INSERT INTO query.guild_configuration (guild_id, owner_id, name, present, settings, modules, subscription,
                                                   permissions, part_versions, version, reload_version, position)
            SELECT t.guild_id, t.owner_id, t.name, t.present, t.settings::jsonb, t.modules::jsonb, t.subscription::jsonb,
                   t.permissions::jsonb, t.part_versions::jsonb, t.version, t.reload_version, t.position
              FROM unnest(in_expected, in_guild_id, in_owner_id, in_name, in_present, in_settings, in_modules,
                          in_subscription, in_permissions, in_part_versions, in_version, in_reload_version, in_position)
                   AS t (expected, guild_id, owner_id, name, present, settings, modules, subscription,
                         permissions, part_versions, version, reload_version, position)
             WHERE t.expected < 0
            ON CONFLICT (guild_id) DO NOTHING;
            GET DIAGNOSTICS v_added = ROW_COUNT;
        END IF;
    END IF;

    IF v_changed + v_added <> v_rows THEN
        RAISE EXCEPTION '% of % rows of the view are not at the position at which they were expected',
                v_rows - v_changed - v_added, v_rows
            USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN true;
END;
$$;
