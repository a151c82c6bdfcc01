package dev.guildhall.allinone;

import dev.guildhall.embedded.DatabaseRole;
import dev.guildhall.embedded.EmbeddedServerException;
import dev.guildhall.embedded.LocalPostgres;
import dev.guildhall.embedded.LocalServers;
import dev.guildhall.embedded.LocalServersSettings;
import dev.guildhall.eventlog.VerifyLog;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;

/** Verifies the log of a data directory while the program is not running. While it runs, it is asked over HTTP. */
final class VerifyData {
    private static final String OPTION = "--verify-log";

    private VerifyData() {}

    static boolean isAskedFor(String[] arguments) {
        return Arrays.asList(arguments).contains(OPTION);
    }

    /** As {@link VerifyLog} ends. */
    static int run(Map<String, String> environment, String[] arguments) {
        try {
            LocalServersSettings settings =
                    LocalServersSettings.of(environment, text -> {}).withoutRedis();
            if (settings.postgresPort().isEmpty()) {
                return VerifyLog.run(arguments);
            }
            if (!Files.isDirectory(settings.directory().resolve("postgres/cluster"))) {
                return notDone("there is no data in " + settings.directory().toAbsolutePath());
            }
            try (LocalServers servers = LocalServers.start(settings)) {
                LocalPostgres postgres = servers.postgres().orElseThrow();
                DatabaseRole role = postgres.program();
                return VerifyLog.run(arguments, postgres.jdbcUrl(), role.username(), role.password());
            }
        } catch (EmbeddedServerException e) {
            return notDone(String.valueOf(e.getMessage()));
        }
    }

    private static int notDone(String why) {
        System.out.printf("NOT DONE: %s%n", why);
        return VerifyLog.NOT_DONE;
    }
}
