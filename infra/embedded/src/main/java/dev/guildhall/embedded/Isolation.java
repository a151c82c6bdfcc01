package dev.guildhall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a child process is set apart from this one: always in a session of its own where the system can (the terminal's
 * Ctrl-C goes to the whole foreground group and would stop the servers under the connection pools), and for PostgreSQL,
 * which refuses root, under another identity.
 *
 * @param prefix the words before the child's own command; each of them replaces itself by the next, so that the process
 *     id stays that of the child
 * @param owner user id that must own the child's files
 */
record Isolation(List<String> prefix, int owner) {

    static final int ROOT = 0;

    /** The user id of "nobody" on every system that matters. */
    static final int NOBODY = 65_534;

    /** What Java calls a user id that the system has no name for, as in a container started with any id. */
    private static final String NAMELESS = "?";

    private static final String PERL_SETSID = "POSIX::setsid(); exec { $ARGV[0] } @ARGV;";

    private static final long PROBE_TIMEOUT_SECONDS = 5;

    /** For servers that run under whatever identity this program has. */
    static Isolation ownSession() {
        return new Isolation(session(), currentUser());
    }

    /**
     * For PostgreSQL.
     *
     * @throws EmbeddedServerException when this is root or a user without a name, both of which PostgreSQL refuses, and
     *     no way to be somebody else was found
     */
    static Isolation forPostgres() {
        int user = currentUser();
        if (user != ROOT && !NAMELESS.equals(System.getProperty("user.name"))) {
            return ownSession();
        }
        List<String> prefix = new ArrayList<>(session());
        // Inside a user namespace without a mapping the process is nobody, yet its files stay this user's.
        if (succeeds(List.of("unshare", "-U", "true"))) {
            prefix.addAll(List.of("unshare", "-U"));
            return new Isolation(List.copyOf(prefix), user);
        }
        List<String> asNobody =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs");
        if (succeeds(Stream.concat(asNobody.stream(), Stream.of("true")).toList())) {
            prefix.addAll(asNobody);
            return new Isolation(List.copyOf(prefix), NOBODY);
        }
        throw new EmbeddedServerException(
                "PostgreSQL runs neither as root nor as a user without a name, and neither 'unshare -U' nor 'setpriv' "
                        + "can start it as somebody else here. Run this program as an ordinary user, or name a PostgreSQL "
                        + "server with SPRING_DATASOURCE_URL.");
    }

    /** Whether the child is another user than this program, who cannot be expected to reach its home directory. */
    boolean isForeignUser() {
        return owner != currentUser();
    }

    /**
     * Fails early where the child would fail in some obscure way.
     *
     * @throws EmbeddedServerException when the child's user may not enter a directory on the way to that one
     */
    void requireReachable(Path directory) throws IOException {
        if (!isForeignUser()) {
            return;
        }
        for (@Nullable Path above = directory.getParent(); above != null; above = above.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(above);
            if (userOf(above) != owner && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new EmbeddedServerException("PostgreSQL has to run as user id " + owner
                        + " here, who may not enter " + above + ". Choose a data directory that everybody can reach "
                        + "with GUILDHALL_DATA_DIR, or run this program as an ordinary user.");
            }
        }
    }

    List<String> command(List<String> own) {
        return Stream.concat(prefix.stream(), own.stream()).toList();
    }

    /** Gives everything below the directory to the child's user, if it is not already so. */
    void own(Path directory) throws IOException {
        if (currentUser() != ROOT || userOf(directory) == owner) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static List<String> session() {
        return find("setsid")
                .map(setsid -> List.of(setsid.toString()))
                // macOS has no setsid program, but has Perl.
                .or(() -> find("perl").map(perl -> List.of(perl.toString(), "-MPOSIX", "-e", PERL_SETSID)))
                .orElse(List.of());
    }

    private static int currentUser() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException noProc) {
            return "root".equals(System.getProperty("user.name")) ? ROOT : -1;
        }
    }

    private static int userOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
        return Stream.of(path.split(":", -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PROBE_TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
