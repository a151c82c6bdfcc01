package dev.guildhall.ops;

import java.io.Console;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.node.ObjectNode;

/** The program {@code ops}. Everything it does goes through the HTTP API, in the name of an operator. */
@Command(
        name = "ops",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        version = "ops of Guildhall 0.1.0",
        description = "Operates Guildhall through its HTTP API.",
        sortOptions = false,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  refused, or it ended otherwise than well",
            "  2  the command line makes no sense",
            "  3  Guildhall is not reachable, or PostgreSQL is away",
            "  4  no token, an expired one, or not an operator's",
            "  5  the log is not what it was",
            "  6  it did not happen in the time given",
            "The token: GUILDHALL_TOKEN, or a file named by GUILDHALL_TOKEN_FILE or --token-file."
        })
public final class Ops {
    static final String URL = "GUILDHALL_URL";
    private static final String DEFAULT_URL = "http://localhost:8080";

    private final Session session;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Where Guildhall is; GUILDHALL_URL, or " + DEFAULT_URL + ", by default.")
    private @Nullable String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Holds an access token, or what POST /api/auth/discord answered: then it is renewed.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            scope = ScopeType.INHERIT,
            description = "Why; kept where the action is.")
    private @Nullable String reason;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, and nothing for people.")
    private boolean json;

    private @Nullable Screen screen;

    private Ops(Session session) {
        this.session = session;
    }

    public static void main(String[] arguments) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .filter(console -> !"dumb".equals(System.getenv("TERM")))
                .isPresent();
        System.exit(run(
                new Session(
                        System.getenv(),
                        System.in,
                        System.out,
                        System.err,
                        terminal,
                        duration -> Thread.sleep(duration.toMillis())),
                arguments));
    }

    /**
     * The same as {@link #main}, with nobody in front of a terminal.
     *
     * @param environment {@code GUILDHALL_URL}, {@code GUILDHALL_TOKEN} and so on
     * @return what the program ends with, see {@code ops --help}
     */
    public static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        Session session = new Session(
                environment,
                InputStream.nullInputStream(),
                out,
                err,
                false,
                duration -> Thread.sleep(duration.toMillis()));
        return run(session, arguments);
    }

    /** Answers the {@link ExitCode}. */
    static int run(Session session, String... arguments) {
        return commandLine(session).execute(arguments);
    }

    static CommandLine commandLine(Session session) {
        Ops ops = new Ops(session);
        CommandLine line = new CommandLine(ops)
                .addSubcommand(new ProjectionCommands(ops))
                .addSubcommand(new RebuildCommands(ops))
                .addSubcommand(new DeadLetterCommands(ops))
                .addSubcommand(new EffectCommands(ops))
                .addSubcommand(new LogCommands(ops))
                .addSubcommand(new EraseCommand(ops))
                .addSubcommand(new SessionCommands(ops))
                .addSubcommand(new DeadlineCommands(ops));
        return line.setOut(writer(session.out()))
                .setErr(writer(session.err()))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof OpsFailure known) {
                        ops.tell(known);
                        return known.exitCode();
                    }
                    throw failure;
                });
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    private void tell(OpsFailure failure) {
        if (json) {
            ObjectNode error = Json.object();
            error.put("error", failure.getMessage());
            error.put("advice", failure.advice());
            error.put("exitCode", failure.exitCode());
            session.err().println(Json.line(error));
        } else {
            session.err().println("ops: " + failure.getMessage());
            session.err().println("     " + failure.advice());
        }
    }

    Session session() {
        return session;
    }

    Api api() {
        return new Api(origin(), new Credentials(session.environment(), tokenFile), session.pause());
    }

    private URI origin() {
        String asked = url;
        String address = asked == null ? session.environment().getOrDefault(URL, DEFAULT_URL) : asked;
        try {
            URI origin = URI.create(address.strip());
            if (origin.getHost() != null && ("http".equals(origin.getScheme()) || "https".equals(origin.getScheme()))) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            throw noOrigin(address);
        }
        throw noOrigin(address);
    }

    private static OpsFailure noOrigin(String address) {
        return new OpsFailure(ExitCode.USAGE, "'" + address + "' is no address", "An address is " + DEFAULT_URL);
    }

    @Nullable String reason() {
        return reason;
    }

    /** @throws OpsFailure when nobody said why */
    String requiredReason() {
        String said = reason;
        if (said == null || said.isBlank()) {
            throw new OpsFailure(ExitCode.USAGE, "A reason is missing", "Say why by --reason; it is kept.");
        }
        return said;
    }

    /** The same for the whole run. */
    Screen screen() {
        Screen known = screen;
        if (known == null) {
            known = new Screen(session.out(), session.terminal(), json);
            screen = known;
        }
        return known;
    }

    /** When to give up what is waited for. */
    static Watch watch(Api api, @Nullable Long timeoutSeconds) {
        return new Watch(api, timeoutSeconds == null ? null : Duration.ofSeconds(timeoutSeconds));
    }
}
