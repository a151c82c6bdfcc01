package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other processes that the log has grown, and hears it from them, through LISTEN and NOTIFY on connections of
 * their own. Notifications are coalesced, because a notification per commit keeps a listener draining instead of
 * working.
 *
 * <p>A notification can be lost: a process that dies between its commit and the notification sends none, and a listener
 * whose connection breaks hears none. A broken connection is noticed at once and the head read on the next one. Against
 * the rest the head is read anyway, soon after something happened and ever more seldom while nothing does: a lost
 * notification costs at most {@link #MAX_LOOK_MILLIS}, and only where the log was silent for as long before.
 *
 * <p>On the same connection it is heard whose keys were destroyed, and what else somebody wants to hear; what could have
 * been missed is forgotten or read whole.
 */
final class WakeUps implements AutoCloseable {
    static final long MIN_SPACING_MILLIS = 5;
    /** How often readers are woken without a reason; costs no statement. */
    static final int FALLBACK_MILLIS = 500;

    static final long MIN_LOOK_MILLIS = 500;
    static final long MAX_LOOK_MILLIS = 10_000;
    private static final long RECONNECT_PAUSE_MILLIS = 250;
    private static final String CHANNEL = "guildhall_log";

    /** Who wants a processor's claim calls here for its holder, see {@link QuietTokenStore}. */
    static final String CLAIMS = "guildhall_claim";

    private static final Logger log = LoggerFactory.getLogger(WakeUps.class);

    private final LogConnections connections;
    private final HeadWatch head;
    private final SubjectKeys keys;
    private final ClaimCalls calls;
    private final Map<String, List<Notified>> others;
    private final Thread sender;
    private final Thread listener;
    private final AtomicLong committed = new AtomicLong();
    /** Whether the sender waits for a commit; while it keeps its spacing, nobody spends anything on waking it. */
    private volatile boolean idle;

    private volatile boolean closed;
    /** What the listener waits on: {@link #close} need not wait until it has waited enough. */
    private volatile @Nullable Connection listening;

    private volatile Runnable onConnectionLost = () -> {};

    WakeUps(
            LogConnections connections,
            HeadWatch head,
            SubjectKeys keys,
            ClaimCalls calls,
            Collection<Notified> others) {
        this.connections = connections;
        this.head = head;
        this.keys = keys;
        this.calls = calls;
        this.others = others.stream().collect(Collectors.groupingBy(Notified::channel));
        this.sender = Thread.ofPlatform().name("event-log-notify").daemon().start(this::send);
        this.listener = Thread.ofPlatform().name("event-log-listen").daemon().start(this::listen);
    }

    /** Wakes readers in this process at once and those in others within a few milliseconds. Never blocks. */
    void committed(long position) {
        committed.accumulateAndGet(position, Math::max); // a turn may be told of after a later batch
        head.announce(position);
        if (idle) {
            LockSupport.unpark(sender);
        }
    }

    /** Told, on the listening thread, when its connection breaks: usually the first sign that PostgreSQL is away. */
    void onConnectionLost(Runnable callback) {
        onConnectionLost = callback;
    }

    private void send() {
        Connection connection = null;
        long sent = 0;
        while (!closed) {
            long position = committed.get();
            if (position == sent) {
                idle = true;
                if (committed.get() == sent && !closed) {
                    LockSupport.park(this);
                }
                idle = false;
                continue;
            }
            try {
                connection = connection == null ? connections.open("event-log-notify") : connection;
                notify(connection, position);
                sent = position;
                pause(MIN_SPACING_MILLIS);
            } catch (SQLException e) {
                log.debug("wake-up not sent, readers will find out by themselves: {}", e.getMessage());
                connection = discard(connection);
                pause(RECONNECT_PAUSE_MILLIS);
            }
        }
        discard(connection);
    }

    private static void notify(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, Long.toString(position));
            statement.execute();
        }
    }

    private void listen() {
        Connection connection = null;
        Looks looks = new Looks();
        while (!closed) {
            try {
                if (connection == null) {
                    connection = subscribe();
                    listening = connection;
                    looks.somethingHappened();
                    continue; // closed meanwhile?
                }
                var notifications = connection.unwrap(PGConnection.class).getNotifications(FALLBACK_MILLIS);
                if (notifications != null && notifications.length > 0) {
                    heard(notifications);
                    looks.somethingHappened();
                    continue;
                }
                if (looks.isDue()) {
                    looks.done(head.announce(readHead(connection)));
                }
                head.wake();
            } catch (SQLException e) {
                if (!closed) {
                    log.debug("not listening for wake-ups, will try again: {}", e.getMessage());
                    onConnectionLost.run();
                    connection = discard(connection);
                    pause(RECONNECT_PAUSE_MILLIS);
                }
            }
        }
        discard(connection);
    }

    private void heard(PGNotification[] notifications) {
        long position = 0;
        for (PGNotification notification : notifications) {
            if (notification.getName().equals(SubjectKeys.DESTROYED)) {
                keys.forget(notification.getParameter());
            } else if (CLAIMS.equals(notification.getName())) {
                calls.heard();
            } else if (CHANNEL.equals(notification.getName())) {
                position = Long.parseLong(notification.getParameter());
            } else {
                others.getOrDefault(notification.getName(), List.of())
                        .forEach(other -> other.heard(notification.getParameter()));
            }
        }
        if (position == 0 || !head.announce(position)) {
            head.wake();
        }
    }

    /** When the head is read without a reason: after a pause that doubles as long as nothing happens. */
    private static final class Looks {
        private long pauseMillis = MIN_LOOK_MILLIS;
        private long last = System.nanoTime();

        boolean isDue() {
            return System.nanoTime() - last >= TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        }

        void done(boolean foundSomething) {
            last = System.nanoTime();
            pauseMillis = foundSomething ? MIN_LOOK_MILLIS : Math.min(2 * pauseMillis, MAX_LOOK_MILLIS);
        }

        void somethingHappened() {
            done(true);
        }
    }

    /** What was committed before LISTEN took effect sends no notification any more, so the head is read after it. */
    private Connection subscribe() throws SQLException {
        Connection connection = connections.open("event-log-listen");
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL + "; listen " + CLAIMS + "; listen " + SubjectKeys.DESTROYED);
            for (String channel : others.keySet()) {
                statement.execute("listen " + statement.enquoteIdentifier(channel, false));
            }
        }
        others.values().forEach(all -> all.forEach(Notified::mayHaveMissed));
        keys.forgetAll();
        calls.heard();
        head.announce(readHead(connection));
        return connection;
    }

    private static long readHead(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LogReader.HEAD);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private static @Nullable Connection discard(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("closing a broken connection: {}", e.getMessage());
            }
        }
        return null;
    }

    private static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("aborting the connection that listens: {}", e.getMessage());
            }
        }
    }

    private void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0 && !closed; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(sender);
        LockSupport.unpark(listener);
        abort(listening);
        try {
            sender.join(FALLBACK_MILLIS);
            listener.join(2L * FALLBACK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
