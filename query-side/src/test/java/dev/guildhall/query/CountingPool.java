package dev.guildhall.query;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A pool that remembers what each thread sends to PostgreSQL: statements, and whatever else takes a round trip. */
final class CountingPool extends HikariDataSource {
    /** From when a connection was taken until it was given back. */
    private record Visit(String thread, List<String> sent) {
        boolean isAboutAClaim() {
            return sent.stream().anyMatch(sql -> sql.contains("log.token_entry"));
        }
    }

    private static final Set<String> ROUND_TRIPS = Set.of("commit", "rollback", "isValid");

    private final List<Visit> visits = new CopyOnWriteArrayList<>();

    @Override
    public Connection getConnection() throws SQLException {
        Visit visit = new Visit(Thread.currentThread().getName(), new CopyOnWriteArrayList<>());
        visits.add(visit);
        return (Connection) watch(super.getConnection(), Connection.class, visit, "");
    }

    /** Without what is about claims, which comes when it comes. */
    List<String> sentBy(String thread) {
        return visits.stream()
                .filter(visit -> visit.thread().equals(thread) && !visit.isAboutAClaim())
                .flatMap(visit -> visit.sent().stream())
                .toList();
    }

    void forget() {
        visits.clear();
    }

    private static Object watch(Object target, Class<?> type, Visit visit, String sql) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(target, method, arguments, visit, sql));
    }

    private static @Nullable Object answer(
            Object target, Method method, Object @Nullable [] arguments, Visit visit, String sql) throws Throwable {
        String name = method.getName();
        if (name.startsWith("execute")) {
            visit.sent().add(sql);
        } else if (ROUND_TRIPS.contains(name)) {
            visit.sent().add(name);
        }
        Object result;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        return result != null && method.getReturnType() == PreparedStatement.class
                ? watch(result, PreparedStatement.class, visit, arguments == null ? "" : String.valueOf(arguments[0]))
                : result;
    }
}
