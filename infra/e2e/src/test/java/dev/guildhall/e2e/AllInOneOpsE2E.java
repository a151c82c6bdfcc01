package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.ops.Ops;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types, against the program. */
@Shares(Layout.ONE_PROCESS)
final class AllInOneOpsE2E extends Scene {
    private static final String NOBODY = "1180000000000000778";

    private @Nullable String otto;

    @TempDir
    private Path directory = Path.of("");

    private record Ran(int code, String out, String err) {
        JsonNode json() {
            try {
                return Http.JSON.readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError(out, e);
            }
        }
    }

    private Ran ops(String... arguments) {
        String token = otto;
        if (token == null) {
            token = login(World.OTTO);
            otto = token;
        }
        return run(Map.of("GUILDHALL_TOKEN", token), arguments);
    }

    private Ran run(Map<String, String> more, String... arguments) {
        Map<String, String> environment =
                new HashMap<>(Map.of("GUILDHALL_URL", installation().commandUrl()));
        environment.putAll(more);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Ops.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Nested
    class WhoMayOperate {
        @Test
        void anAdministratorOfAGuildIsNoOperator() {
            Ran ran = run(Map.of("GUILDHALL_TOKEN", login(World.ADAM)), "projections", "list");

            assertThat(ran.code()).isEqualTo(4);
            assertThat(ran.err()).contains("GUILDHALL_OPERATORS");
        }

        @Test
        void anExpiredTokenIsSaidToBeOne() {
            Ran ran = run(Map.of("GUILDHALL_TOKEN", Tokens.expired(World.OTTO)), "log", "head");

            assertThat(ran.code()).isEqualTo(4);
            assertThat(ran.err()).contains("15 minutes");
        }

        @Test
        void anExpiredTokenWithARefreshTokenIsRenewedAndKept() throws IOException {
            Http.Answer signedIn = installation()
                    .panel(null)
                    .post(
                            "/api/auth/discord",
                            "{\"code\":\"" + installation().discord().code(World.OTTO) + "\"}");
            String refreshToken = signedIn.data().path("refreshToken").asText();
            Path file = Files.writeString(
                    directory.resolve("tokens"),
                    "{\"token\":\"%s\",\"refreshToken\":\"%s\"}".formatted(Tokens.expired(World.OTTO), refreshToken));

            Ran ran = run(Map.of(), "log", "head", "--token-file", file.toString());

            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(Files.readString(file)).doesNotContain(refreshToken);
            assertThat(run(Map.of("GUILDHALL_TOKEN_FILE", file.toString()), "log", "head")
                            .code())
                    .isZero();
        }
    }

    @Nested
    class WhenGuildsMayWait {
        @Test
        void itIsToldThatNoneDoes() {
            Ran people = ops("dead-letters", "list");
            assertThat(people.code()).as(people.err()).isZero();

            Ran programs = ops("dead-letters", "list", "--json");
            assertThat(programs.json().isArray()).as(programs.out()).isTrue();
            assertThat(programs.json()).isEmpty();
            Ran deadlines = ops("dead-letters", "list", "--projection", "deadlines");
            assertThat(deadlines.code()).as(deadlines.err()).isZero();
        }

        @Test
        void allOfAProjectionAreTriedAgain() {
            Ran ran = ops("dead-letters", "retry-all", "music-view");
            assertThat(ran.code()).as(ran.err()).isZero();

            assertThat(ops("dead-letters", "retry-all", "deadlines").code()).isZero();
            assertThat(ops("dead-letters", "retry-all", "nobody").code()).isEqualTo(1);
        }
    }

    @Nested
    class WhenProjectionsAreLookedAfter {
        @Test
        void theyAreListedForPeopleAndForPrograms() {
            Ran people = ops("projections", "list");
            assertThat(people.code()).as(people.err()).isZero();
            assertThat(people.out()).startsWith("NAME").contains("configuration-view", "running");

            Ran programs = ops("projections", "list", "--json");
            assertThat(programs.json().isArray()).isTrue();
            assertThat(programs.out()).contains("\"configuration-view\"", "\"timeline\"");
        }

        @Test
        void oneWaitsUntilTheyHaveCaughtUp() {
            assertThat(ops("projections", "watch", "--until-caught-up", "--timeout", "60")
                            .code())
                    .isZero();
        }

        @Test
        void anUnknownOneIsRefused() {
            Ran ran = ops("projections", "pause", "nobody");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("list");
        }

        @Test
        void aGuildsViewIsRebuiltAndWatchedToTheEnd() {
            Ran ran = ops(
                    "rebuild",
                    "start",
                    "configuration-view",
                    "--guild",
                    World.ELSEWHERE,
                    "--watch",
                    "--reason",
                    "a test");

            assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
            assertThat(ran.out())
                    .contains("Requested: configuration-view-", "done")
                    .doesNotContain("\u001b");
            String id = ran.out().lines().findFirst().orElseThrow().replace("Requested: ", "");
            assertThat(ops("rebuild", "show", id, "--json").json().path("state").asText())
                    .isEqualTo("done");
            assertThat(ops("rebuild", "show", "configuration-view-01JD7Z3M8Q4V5X6Y7Z8A9BCDEF")
                            .code())
                    .isEqualTo(1);
        }
    }

    @Nested
    class WhenTheLogIsLookedAfter {
        @Test
        void itIsVerifiedAgainstAHeadThatWasWrittenDownBefore() {
            Path file = directory.resolve("anchors.jsonl");
            assertThat(ops("log", "anchor", "--file", file.toString()).code()).isZero();

            Ran ran = ops("log", "verify", "--anchors", file.toString());

            assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
            assertThat(ran.out()).startsWith("INTACT").contains("anchored at", World.OTTO);
            assertThat(ops("log", "actions", "--json").json())
                    .anyMatch(action -> action.path("type").asText().equals("log.VerificationRequested")
                            && action.path("actorId").asText().equals(World.OTTO));
            assertThat(ops("log", "actions").out()).startsWith("POSITION").contains("log.VerificationRequested");
            Ran status = ops("log", "status", "--json");
            assertThat(status.json().at("/last/state").asText()).isEqualTo("intact");
            assertThat(panelOf(World.OLIVIA)
                            .get("/api/guilds/" + World.DEMO + "/history/verification")
                            .data()
                            .at("/verification/result")
                            .asText())
                    .isEqualTo("intact");
        }

        @Test
        void aLogThatIsNotTheAnchoredOneEndsWithFive() {
            Ran ran = ops("log", "verify", "--anchor", "1:" + "ab".repeat(32));
            assertThat(ran.code()).isEqualTo(5);
            assertThat(ran.out()).startsWith("BROKEN at position 1");

            assertThat(ops("log", "verify").code()).isZero();
        }
    }

    @Nested
    class WhenSessionsAreEnded {
        @Test
        void theirTokensAreRefusedEverywhere() {
            Panel erin = panelOf(World.ERIN);
            assertThat(ops("sessions", "list", World.ERIN).out()).startsWith("ID");

            Ran ran = ops("sessions", "revoke", "--all-of", World.ERIN, "--json");

            assertThat(ran.json().path("ended").asInt()).isPositive();
            await().atMost(CONVERGENCE)
                    .until(() -> erin.get("/api/auth/sessions").status() == 401);
            assertThat(ops("sessions", "revoke", "00000000-0000-4000-8000-000000000000")
                            .code())
                    .isEqualTo(1);
        }
    }

    @Nested
    class WhenAPersonIsErased {
        @Test
        void itIsDoneOnceConfirmed() {
            assertThat(ops("erase", NOBODY, "--reason", "a test").code()).isEqualTo(2);

            Ran ran = ops("erase", NOBODY, "--reason", "a test", "--yes");

            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(ran.out()).contains("Erased");
        }
    }

    @Nested
    class WhenLooking {
        @Test
        void effectsAndDeadlinesAreListed() {
            assertThat(ops("effects", "list", "--state", "parked", "--json")
                            .json()
                            .isArray())
                    .isTrue();
            assertThat(ops("effects", "list", "--state", "lost").code()).isEqualTo(1);
            assertThat(ops("deadlines", "list", "--json").json().isArray()).isTrue();
            assertThat(ops("effects", "retry", "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF:card")
                            .code())
                    .isEqualTo(1);
        }
    }

    /** As it is started: by its name, with its own class path, into a pipe. */
    @Test
    void theProgramItselfEndsWithTheCode() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> entry.matches(".*(infra.ops|guildhall-ops|picocli|jackson).*"))
                .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of("dev.guildhall.ops.Ops", "log", "head"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GUILDHALL_URL", installation().commandUrl());
        builder.environment().put("GUILDHALL_TOKEN", Tokens.valid(World.MAX));

        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(4);
        assertThat(said).startsWith("ops: ").doesNotContain("Exception", "\u001b");
    }
}
