package dev.guildhall.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.testkit.TestDatabase;
import java.util.Map;

/** How a process of its own finds its database. */
public record Address(String jdbcUrl, String username, String password) {
    private static final String URL = "BENCHMARK_JDBC_URL";
    private static final String USER = "BENCHMARK_USER";
    private static final String PASSWORD = "BENCHMARK_PASSWORD";

    public static Address of(TestDatabase database) {
        return new Address(database.jdbcUrl(), database.username(), database.password());
    }

    /** In the process of its own. */
    public static Address given() {
        Map<String, String> environment = System.getenv();
        return new Address(
                environment.getOrDefault(URL, ""),
                environment.getOrDefault(USER, ""),
                environment.getOrDefault(PASSWORD, ""));
    }

    public Map<String, String> environment() {
        return Map.of(URL, jdbcUrl, USER, username, PASSWORD, password);
    }

    public HikariDataSource pool(int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername(username);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
