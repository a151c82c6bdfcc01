package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Finding.Kind;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ways in which a superuser can falsify the log, and what has to be found of them. */
enum Tampering {
    EDIT {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long position = 1 + random.nextLong(head);
            Edit edit = EDITS.get(random.nextInt(EDITS.size()));
            jdbc.sql("update log.event set %s = %s where position = %d"
                            .formatted(edit.column(), edit.value().formatted(1 + random.nextInt(250)), position))
                    .update();
            return exactly(position, Kind.EDITED);
        }
    },
    MOVE {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long position = 1 + random.nextLong(head);
            jdbc.sql("update log.event set position = ? where position = ?")
                    .params(head + 1 + random.nextInt(1_000), position)
                    .update();
            return exactly(position, Kind.DELETED);
        }
    },
    DELETE {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long position = 1 + random.nextLong(head - MOST_ROWS);
            delete(jdbc, position, 1 + random.nextInt(MOST_ROWS));
            return exactly(position, Kind.DELETED);
        }
    },
    DELETE_AND_RENUMBER {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long position = 1 + random.nextLong(head - MOST_ROWS);
            int rows = 1 + random.nextInt(MOST_ROWS);
            delete(jdbc, position, rows);
            shift(jdbc, position, -rows);
            return exactly(position, Kind.DELETED);
        }
    },
    SWAP_ROWS {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long one = 1 + random.nextLong(head - 1);
            long other = one + 1 + random.nextLong(head - one);
            move(jdbc, one, FAR);
            move(jdbc, other, one);
            move(jdbc, FAR, other);
            return exactly(one, Kind.SWAPPED);
        }
    },
    SWAP_ALL_BUT_LINKS {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            Expected swapped = SWAP_ROWS.apply(jdbc, random, head);
            jdbc.sql("update log.event e set link = o.link from original o"
                            + " where e.position = o.position and e.link <> o.link")
                    .update();
            return swapped;
        }
    },
    INSERT_BETWEEN {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long position = 1 + random.nextLong(head);
            shift(jdbc, position, 1);
            insert(jdbc, position, 1 + random.nextLong(head));
            return exactly(position, Kind.INSERTED);
        }
    },
    INSERT_AT_THE_END {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            insert(jdbc, head + 1, 1 + random.nextLong(head));
            return exactly(head + 1, Kind.INSERTED);
        }
    },
    CUT_TAIL {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long position = 1 + random.nextLong(head);
            delete(jdbc, position, head);
            return exactly(position, Kind.CUT_TAIL);
        }
    },
    REWRITE {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long position = 1 + random.nextLong(head);
            jdbc.sql("update log.event set payload = ? where position = ?")
                    .params(bytes(random), position)
                    .update();
            relink(jdbc, position);
            return within(position, Kind.REWRITTEN);
        }
    },
    CUT_AND_GROW_ANEW {
        @Override
        Expected apply(JdbcClient jdbc, Random random, long head) {
            long position = 1 + random.nextLong(head);
            delete(jdbc, position, head);
            long regrown = LONGEST_WITHOUT_ANCHOR + random.nextLong(head);
            for (long i = 0; i < regrown; i++) {
                insert(jdbc, position + i, 1 + random.nextLong(head));
            }
            relink(jdbc, position);
            return within(position, Kind.REWRITTEN);
        }
    };

    /**
     * What must be found.
     *
     * @param exact whether the position must be named, or only enclosed
     */
    record Expected(long position, boolean exact, Set<Kind> kinds) {}

    static final int LONGEST_WITHOUT_ANCHOR = 7;
    private static final int MOST_ROWS = 5;
    private static final long FAR = 1_000_000;

    /** @param value SQL for another value than any that stands there, made different by a number */
    private record Edit(String column, String value) {}

    private static final List<Edit> EDITS = List.of(
            new Edit("event_id", "gen_random_uuid()"),
            new Edit("aggregate_type", "aggregate_type || %d"),
            new Edit("aggregate_id", "aggregate_id || '#%d'"),
            new Edit("sequence", "sequence + 100000 + %d"),
            new Edit("type", "type || %d"),
            new Edit("revision", "revision + %d"),
            new Edit("guild_id", "nullif('%d', '1')"),
            new Edit("actor_id", "coalesce(actor_id, '') || left('%d', position::integer %% 2)"),
            new Edit("recorded_at", "recorded_at + %d * interval '1 microsecond'"),
            new Edit("payload", "set_byte(payload, 0, get_byte(payload, 0) # %d)"),
            new Edit("metadata", "metadata || '\\x%02x'::bytea"),
            new Edit("link", "set_byte(link, 7, get_byte(link, 7) # %d)"));

    /** @param head of a log whose rows also stand in the table {@code original} */
    abstract Expected apply(JdbcClient jdbc, Random random, long head);

    private static Expected exactly(long position, Kind... kinds) {
        return new Expected(
                position, true, Set.copyOf(List.of(kinds).stream().distinct().toList()));
    }

    private static Expected within(long position, Kind... kinds) {
        return new Expected(position, false, Set.of(kinds));
    }

    private static void move(JdbcClient jdbc, long from, long to) {
        jdbc.sql("update log.event set position = ? where position = ?")
                .params(to, from)
                .update();
    }

    private static void delete(JdbcClient jdbc, long from, long rows) {
        jdbc.sql("delete from log.event where position >= ? and position < ?")
                .params(from, from + rows)
                .update();
    }

    private static void shift(JdbcClient jdbc, long from, int by) {
        jdbc.sql("update log.event set position = position + ? where position >= ?")
                .params(FAR, from)
                .update();
        jdbc.sql("update log.event set position = position - ? + ? where position >= ?")
                .params(FAR, by, FAR)
                .update();
    }

    /** A row that looks like any other. */
    private static void insert(JdbcClient jdbc, long position, long like) {
        jdbc.sql(
                        "insert into log.event select ?, gen_random_uuid(), aggregate_type, aggregate_id || '-' || ?, sequence,"
                                + " type, revision, guild_id, actor_id, recorded_at, payload, metadata, sha256(link)"
                                + " from original where position = ?")
                .params(position, position, like)
                .update();
    }

    /** What only somebody can do who knows how the chain is made. */
    private static void relink(JdbcClient jdbc, long from) {
        byte[] previous = Chain.genesis();
        for (ChainRow row : ChainRow.read(jdbc)) {
            if (row.position() < from) {
                previous = row.link();
            } else {
                previous = Chain.link(previous, row.position(), row.recordedAt(), Chain.content(row.row()));
                jdbc.sql("update log.event set link = ? where position = ?")
                        .params(previous, row.position())
                        .update();
            }
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(100)];
        random.nextBytes(bytes);
        return bytes;
    }
}
