package dev.guildhall.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/** What Redis keeps in the directory that is ours. It is a cache: no value is ever written there. */
record RedisFiles(Path directory) {

    static final int MAX_MEMORY_MB = 256;

    private static final String NAME = "Redis-6.2";

    Path configuration() {
        return directory.resolve("redis.conf");
    }

    Path pidFile() {
        return directory.resolve("redis.pid");
    }

    String password() throws IOException {
        return SecretFile.password(directory.resolve("password"));
    }

    /** The password goes through this file, readable by its owner alone: a command line is everybody's to see. */
    void configure(int port, String password) throws IOException {
        SecretFile.write(configuration(), """
                bind 127.0.0.1
                protected-mode yes
                port %d
                dir "%s"
                pidfile "%s"
                daemonize no
                set-proc-title no
                appendonly no
                save ""
                maxmemory %dmb
                maxmemory-policy allkeys-lru
                requirepass %s
                """.formatted(port, directory, pidFile(), MAX_MEMORY_MB, password));
    }

    static Path install(BinaryCache cache, Consumer<String> progress) throws IOException {
        Platform platform = Platform.current();
        URL binary = platform.require(ServerKind.REDIS, platform.redisBinary());
        return cache.directory(NAME, binary, RedisFiles::copy, progress).resolve(ServerKind.REDIS.program());
    }

    private static void copy(URL binary, Path directory) throws IOException {
        Path program = directory.resolve(ServerKind.REDIS.program());
        try (InputStream in = binary.openStream()) {
            Files.copy(in, program);
        }
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
