package dev.guildhall.e2e;

import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running Guildhall with a PostgreSQL, a Redis and a Discord simulator of its own. */
interface Installation extends AutoCloseable {
    /** Where writes go, and everything under {@code /api/auth}. */
    String commandUrl();

    /** Where reads go. */
    String queryUrl();

    /** Where Socket.IO answers. */
    String socketUrl();

    /** Where an EventSource knocks; in front of separate processes the one origin leads there. */
    String streamUrl();

    Discord discord();

    /** May be stopped, killed and started again by a test, which leaves them running. */
    Servers servers();

    /** The programs, each of which is to stay alive whatever happens to the servers. */
    List<JvmProcess> programs();

    @Override
    void close();

    default TestRedis redis() {
        return servers().redis();
    }

    default TestPostgres postgres() {
        return servers().postgres();
    }

    default TestDatabase database() {
        return servers().database();
    }

    default EventTable log() {
        return new EventTable(database());
    }

    /** A panel that sends this token, or none. */
    default Panel panel(@Nullable String token) {
        return new Panel(commandUrl(), queryUrl(), token);
    }
}
