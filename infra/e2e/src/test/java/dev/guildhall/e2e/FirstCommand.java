package dev.guildhall.e2e;

import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the README's first command starts: everything, servers included, with the options of the JVM that the build gives it.
 * Only ports and data are its own; the ports stay the same when it is started again.
 */
final class FirstCommand {
    private static final Path POM = Path.of("..", "all-in-one", "pom.xml");
    private static final Pattern OPTIONS = Pattern.compile("<jvmArguments>(.+?)</jvmArguments>");

    private final int httpPort = FreePorts.next();
    private final int socketPort = FreePorts.next();
    private final int simulatorPort = FreePorts.next();

    String panelUrl() {
        return "http://localhost:" + httpPort;
    }

    Discord discord() {
        return new Discord("http://localhost:" + simulatorPort);
    }

    /** Returns when it says that it is ready. As a terminal's, it leads a process group of its own. */
    JvmProcess start(Path data) {
        JvmProcess program = Program.ALL_IN_ONE
                .launch(Map.of(
                        "SERVER_PORT", "" + httpPort,
                        "GUILDHALL_SOCKET_PORT", "" + socketPort,
                        "GUILDHALL_SIMULATOR_PORT", "" + simulatorPort,
                        "GUILDHALL_DATA_DIR", data.toAbsolutePath().toString()))
                .jvmOptions(options())
                .inOwnGroup()
                .start();
        Journal.follow(Program.ALL_IN_ONE, program);
        program.awaitLine("Guildhall is ready", Readiness.START_TIMEOUT);
        discord().bePatient();
        return program;
    }

    private static String[] options() {
        try {
            Matcher matcher = OPTIONS.matcher(Files.readString(POM));
            if (!matcher.find()) {
                throw new IllegalStateException("no options of the JVM in " + POM.toAbsolutePath());
            }
            return matcher.group(1).split(" ", -1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
