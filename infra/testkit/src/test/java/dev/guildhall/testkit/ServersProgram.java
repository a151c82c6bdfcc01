package dev.guildhall.testkit;

import dev.guildhall.embedded.EmbeddedServerException;
import dev.guildhall.embedded.LocalPostgres;
import dev.guildhall.embedded.LocalRedis;
import dev.guildhall.embedded.LocalServerSettings;
import dev.guildhall.embedded.LocalServers;
import dev.guildhall.embedded.LocalServersSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/**
 * A program with embedded servers, as the tests start and kill it. It keeps one connection open, writes one row per
 * run, and says what it does line by line. With the argument {@code outliving} its servers survive it.
 */
final class ServersProgram {

    private ServersProgram() {}

    public static void main(String[] arguments) throws Exception {
        LocalServersSettings settings = LocalServersSettings.of(System.getenv(), text -> say("progress " + text));
        try {
            if (arguments.length > 0 && "outliving".equals(arguments[0])) {
                Path directory = settings.directory();
                use(
                        LocalPostgres.start(outliving(directory.resolve("postgres"))),
                        LocalRedis.start(outliving(directory.resolve("redis"))),
                        () -> {});
            } else {
                LocalServers servers = LocalServers.start(settings);
                use(servers.postgres().orElseThrow(), servers.redis().orElseThrow(), servers);
            }
        } catch (EmbeddedServerException refused) {
            say("refused " + refused.getMessage());
            return;
        }
        new CountDownLatch(1).await();
    }

    private static LocalServerSettings outliving(Path directory) {
        return LocalServerSettings.in(directory).outlivingProgram().reporting(text -> say("progress " + text));
    }

    private static void use(LocalPostgres postgres, LocalRedis redis, AutoCloseable servers) throws SQLException {
        Connection connection =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(connection, servers), "end"));
        execute(connection, "CREATE TABLE IF NOT EXISTS run(id bigint GENERATED ALWAYS AS IDENTITY)");
        execute(connection, "INSERT INTO run DEFAULT VALUES");
        say("ready runs=" + runs(connection) + " postgres=" + postgres.pid() + " redis=" + redis.pid());
    }

    /** The order that a real program keeps: the pools first, then the servers. */
    private static void end(Connection connection, AutoCloseable servers) {
        try {
            say("still runs=" + runs(connection));
            connection.close();
            servers.close();
            say("closed");
        } catch (Exception failure) {
            say("failed " + failure);
        }
    }

    private static long runs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM run")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
