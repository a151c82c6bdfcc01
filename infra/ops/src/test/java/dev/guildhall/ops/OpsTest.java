package dev.guildhall.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class OpsTest {
    private static final String LINK = "ab".repeat(32);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final Socket silent = new Socket();
    private String typed = "";
    private boolean terminal;

    private int run(Map<String, String> environment, String... arguments) {
        Session session = new Session(
                environment,
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(written, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8),
                terminal,
                duration -> {});
        return Ops.run(session, arguments);
    }

    private String out() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    /** Where nobody listens, nor begins to: the port is somebody's who only holds it. */
    private String nowhere() {
        try {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return "http://localhost:" + silent.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void giveThePortBack() throws IOException {
        silent.close();
    }

    @Nested
    class WhenTheCommandLineMakesNoSense {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "projection",
                    "projections",
                    "projections pause",
                    "rebuild start",
                    "effects retry",
                    "log verify --deep",
                    "erase",
                    "sessions revoke",
                    "log verify --anchor=17",
                    "log verify --anchor=17:abc",
                    "log verify --anchors=/nowhere/at/all",
                    "dead-letters discard 7",
                    "erase 1180000000000000104"
                })
        void endsWithTwo(String line) {
            String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);

            assertThat(run(Map.of(Credentials.TOKEN, "t"), arguments)).isEqualTo(ExitCode.USAGE);
            assertThat(err()).isNotBlank();
        }

        @Test
        void namesTheAddressThatIsNone() {
            assertThat(run(Map.of(Credentials.TOKEN, "t"), "log", "head", "--url", "guildhall"))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(err()).contains("'guildhall' is no address");
        }

        @Test
        void helpNamesEveryExitCode() {
            assertThat(run(Map.of(), "--help")).isEqualTo(ExitCode.OK);
            assertThat(out()).contains("  0  ", "  1  ", "  2  ", "  3  ", "  4  ", "  5  ", "  6  ");
        }
    }

    @Nested
    class WhenThereIsNoToken {
        @Test
        void saysWhereToPutOne() {
            assertThat(run(Map.of(), "projections", "list")).isEqualTo(ExitCode.NOT_ALLOWED);
            assertThat(err()).contains("no access token", Credentials.TOKEN, Credentials.TOKEN_FILE);
        }

        @Test
        void saysWhichFileCannotBeRead() {
            String file = Path.of("no", "such", "file").toString();
            assertThat(run(Map.of(Credentials.TOKEN_FILE, file), "log", "head")).isEqualTo(ExitCode.NOT_ALLOWED);
            assertThat(err()).contains(file);
        }

        /** Whoever lists the processes of the machine would read it. */
        @ParameterizedTest
        @MethodSource("dev.guildhall.ops.OpsTest#commands")
        void noCommandTakesATokenAsArgument(CommandSpec command) {
            assertThat(command.optionsMap().keySet()).doesNotContain("--token", "--password", "--secret");
        }
    }

    static Stream<CommandSpec> commands() {
        CommandLine root = Ops.commandLine(new Session(
                Map.of(),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                false,
                duration -> {}));
        return below(root).map(CommandLine::getCommandSpec);
    }

    private static Stream<CommandLine> below(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(OpsTest::below));
    }

    @Nested
    class WhenNobodyAnswers {
        @Test
        void endsWithThreeAndSaysWhatToDo() {
            String url = nowhere();
            assertThat(run(Map.of(Credentials.TOKEN, "t", Ops.URL, url), "effects", "list"))
                    .isEqualTo(ExitCode.NOT_REACHABLE);
            assertThat(err()).contains("Nobody answers at " + url, "--url");
            assertThat(out()).isEmpty();
        }

        @Test
        void saysSoInJsonWhereThatIsAskedFor() {
            int code = run(Map.of(Credentials.TOKEN, "t", Ops.URL, nowhere()), "effects", "list", "--json");
            assertThat(Json.read(err()).path("exitCode").asInt()).isEqualTo(code);
            assertThat(Json.text(Json.read(err()), "advice")).isNotEmpty();
        }

        @Test
        void whatWasTypedIsHeardBeforeAnythingIsAsked() {
            String[] arguments = {"log", "verify", "--anchor", "17:" + LINK};
            assertThat(run(Map.of(Credentials.TOKEN, "t", Ops.URL, nowhere()), arguments))
                    .isEqualTo(ExitCode.NOT_REACHABLE);
        }
    }

    @Nested
    class WhenAPersonIsToBeErased {
        private static final String PERSON = "1180000000000000104";

        @Test
        void asksForTheIdOnceMore() {
            terminal = true;
            typed = "1180000000000000105\n";

            assertThat(run(Map.of(Credentials.TOKEN, "t"), "erase", PERSON, "--reason", "asked"))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(err()).contains("nothing was done");
        }

        @Test
        void goesOnWhenItIsTheSame() {
            terminal = true;
            typed = PERSON + "\n";

            assertThat(run(Map.of(Credentials.TOKEN, "t", Ops.URL, nowhere()), "erase", PERSON, "--reason", "asked"))
                    .isEqualTo(ExitCode.NOT_REACHABLE);
        }

        @Test
        void takesNoSilenceForConsent() {
            assertThat(run(Map.of(Credentials.TOKEN, "t"), "erase", PERSON, "--reason", "asked"))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(err()).contains("--yes");
        }
    }
}
