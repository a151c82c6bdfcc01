package dev.guildhall.command.guild;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A pool that counts, by table of the log, the rows that a program is given. */
final class CountingPool extends HikariDataSource {
    static final String EVENTS = "log.event";
    static final String SNAPSHOTS = "log.snapshot";
    private static final List<Class<?>> WATCHED = List.of(Connection.class, PreparedStatement.class, ResultSet.class);

    private final Map<String, AtomicInteger> rows = Map.of(EVENTS, new AtomicInteger(), SNAPSHOTS, new AtomicInteger());
    private final AtomicInteger statements = new AtomicInteger();
    private final Map<Thread, AtomicInteger> borrowers = new ConcurrentHashMap<>();

    @Override
    public Connection getConnection() throws SQLException {
        borrowers
                .computeIfAbsent(Thread.currentThread(), t -> new AtomicInteger())
                .incrementAndGet();
        return (Connection) watch(super.getConnection(), Connection.class, "");
    }

    int rows(String table) {
        AtomicInteger count = rows.get(table);
        return count == null ? 0 : count.get();
    }

    /** How often this thread has taken a connection. */
    int borrowedHere() {
        AtomicInteger count = borrowers.get(Thread.currentThread());
        return count == null ? 0 : count.get();
    }

    /** How many statements were sent. */
    int statements() {
        return statements.get();
    }

    void forget() {
        statements.set(0);
        rows.values().forEach(count -> count.set(0));
    }

    private Object watch(Object target, Class<?> type, String sql) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(target, method, arguments, sql));
    }

    private @Nullable Object answer(Object target, Method method, Object @Nullable [] arguments, String sql)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            // Before it is: what it has done can be seen by others before its answer is seen here.
            statements.incrementAndGet();
        }
        Object result;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (target instanceof ResultSet row && "next".equals(method.getName()) && Boolean.TRUE.equals(result)) {
            count(sql, row);
        }
        String prepared =
                "prepareStatement".equals(method.getName()) && arguments != null ? String.valueOf(arguments[0]) : sql;
        return WATCHED.contains(method.getReturnType()) && result != null
                ? watch(result, method.getReturnType(), prepared)
                : result;
    }

    /** Where one statement reads both, what has no position is a snapshot. */
    private void count(String sql, ResultSet row) throws SQLException {
        boolean both = rows.keySet().stream().allMatch(table -> sql.contains("from " + table));
        String table = sql.contains("from " + SNAPSHOTS) && (!both || row.getObject(1) == null) ? SNAPSHOTS : EVENTS;
        AtomicInteger count = rows.get(table);
        if (count != null && sql.contains("from " + table)) {
            count.incrementAndGet();
        }
    }
}
