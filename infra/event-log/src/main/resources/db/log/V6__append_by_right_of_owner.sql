-- Rows come in through log.append alone: it works by the right of the log's owner, so that whoever appends needs no
-- right to insert, see infra/docs/adr/0015-the-program-does-not-own-the-log.md.
--
-- The search path is pinned, because a caller could otherwise put a function of his own before one that is called here,
-- and have it run as the owner. The text of the function stays that of V2. A limit that it sets for the transaction
-- outlives the call as before: only what a function's own SET names is taken back when it returns.
alter function log.append(
    integer[], uuid[], text[], text[], bigint[], text[], integer[], text[], text[], bytea[], bytea[], bytea[]
) security definer set search_path = pg_catalog, pg_temp;

revoke all on function log.append(
    integer[], uuid[], text[], text[], bigint[], text[], integer[], text[], text[], bytea[], bytea[], bytea[]
) from public;
