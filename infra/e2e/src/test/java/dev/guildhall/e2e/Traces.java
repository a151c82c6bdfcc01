package dev.guildhall.e2e;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for bytes wherever an installation keeps any. Each search answers where they were found. */
final class Traces {
    private static final String TABLES = "select format('%I.%I', schemaname, tablename) from pg_tables"
            + " where schemaname not in ('pg_catalog', 'information_schema')";

    private Traces() {}

    /** Every file below a directory; one that goes while it is read holds nothing any more. */
    static Set<String> inFiles(Path directory, byte[] wanted) {
        String needle = new String(wanted, StandardCharsets.ISO_8859_1);
        Set<String> found = new TreeSet<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && read(file).contains(needle)) {
                        found.add(directory.relativize(file).toString());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String read(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    /** Every row of every table, as PostgreSQL shows it: what is compressed in the files is open here. */
    static Set<String> inTables(TestDatabase database, byte[] wanted) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.connect()) {
            for (String table : tables(connection)) {
                try (PreparedStatement rows = connection.prepareStatement("select count(*) from " + table
                        + " t where position(? in t::text) > 0 or position(? in t::text) > 0")) {
                    rows.setString(1, new String(wanted, StandardCharsets.UTF_8));
                    rows.setString(2, HexFormat.of().formatHex(wanted));
                    try (ResultSet count = rows.executeQuery()) {
                        count.next();
                        if (count.getLong(1) > 0) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }

    static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(TABLES)) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    /** Every key of Redis, its name included. */
    static Set<String> inRedis(TestRedis redis, byte[] wanted) {
        String needle = new String(wanted, StandardCharsets.ISO_8859_1);
        Set<String> found = new TreeSet<>();
        RedisClient client = RedisClient.create(redis.url());
        try (StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE)) {
            for (byte[] key : connection.sync().keys("*")) {
                String name = new String(key, StandardCharsets.ISO_8859_1);
                String type = connection.sync().type(key);
                if (!"string".equals(type)) {
                    throw new AssertionError(name + " is a " + type + ": it has to be read in another way");
                }
                byte[] value = connection.sync().get(key);
                String text = value == null ? "" : new String(value, StandardCharsets.ISO_8859_1);
                if (name.contains(needle) || text.contains(needle)) {
                    found.add(name);
                }
            }
        } finally {
            client.shutdown();
        }
        return found;
    }
}
