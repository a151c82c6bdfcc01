package dev.guildhall.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Which embedded servers a program needs.
 *
 * @param directory holds a directory for each of them, kept across restarts
 * @param postgresPort empty when the program has a PostgreSQL elsewhere; 0 for a free port
 * @param redisPort empty when the program has a Redis elsewhere; 0 for a free port
 * @param progress told what is being done; called from several threads
 */
public record LocalServersSettings(
        Path directory, OptionalInt postgresPort, OptionalInt redisPort, Consumer<String> progress) {

    static final String DEFAULT_DIRECTORY = "data";

    /**
     * From the program's environment variables: a server is left out when {@code SPRING_DATASOURCE_URL} or
     * {@code SPRING_DATA_REDIS_URL} names another.
     *
     * @throws EmbeddedServerException when a port is not a number
     */
    public static LocalServersSettings of(Map<String, String> environment, Consumer<String> progress) {
        String directory = environment.getOrDefault("GUILDHALL_DATA_DIR", "");
        return new LocalServersSettings(
                Path.of(directory.isBlank() ? DEFAULT_DIRECTORY : directory),
                port(environment, ServerKind.POSTGRES),
                port(environment, ServerKind.REDIS),
                progress);
    }

    private static OptionalInt port(Map<String, String> environment, ServerKind kind) {
        if (!environment.getOrDefault(kind.urlSetting(), "").isBlank()) {
            return OptionalInt.empty();
        }
        String port = environment.getOrDefault(kind.portSetting(), "").strip();
        try {
            return OptionalInt.of(port.isEmpty() ? 0 : Integer.parseInt(port));
        } catch (NumberFormatException notANumber) {
            throw new EmbeddedServerException(kind.portSetting() + " is not a port number: " + port, notANumber);
        }
    }

    public LocalServersSettings withoutPostgres() {
        return new LocalServersSettings(directory, OptionalInt.empty(), redisPort, progress);
    }

    public LocalServersSettings withoutRedis() {
        return new LocalServersSettings(directory, postgresPort, OptionalInt.empty(), progress);
    }

    LocalServerSettings server(String name, int port) {
        return LocalServerSettings.in(directory.resolve(name)).withPort(port).reporting(progress);
    }
}
