package dev.guildhall.command.giveaway;

import static dev.guildhall.command.giveaway.Scene.GIVEAWAY;
import static dev.guildhall.command.giveaway.Scene.SEED;
import static dev.guildhall.command.giveaway.Scene.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stand-alone verifier, on what this program draws. Needs {@code node} on the path. */
class VerifyDrawTest {
    private static final Path VERIFIER = Path.of("../infra/verify-draw/verify-draw.mjs");
    private static final int MEMBERS = 40;
    private static final int WINNERS = 3;

    @TempDir
    private Path directory;

    private final ObjectNode proof = EventJson.mapper().createObjectNode();

    private record Verdict(int exitCode, String output) {}

    @BeforeEach
    void draw() {
        Entries entries = new Entries();
        IntStream.rangeClosed(1, MEMBERS).forEach(i -> entries.put(member(i), 1 + i % 5));
        List<String> order = new Draw(SEED, GIVEAWAY, "44,336.21 é").first(MEMBERS, entries);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("giveawayId", GIVEAWAY);
        told.put("algorithm", Draw.ALGORITHM);
        told.put("status", "ENDED");
        told.put("commitment", SEED.commitment());
        told.put("seed", SEED.reveal());
        told.put("publicValue", "44,336.21 é");
        told.put("winnerCount", WINNERS);
        told.put(
                "entries",
                IntStream.rangeClosed(1, MEMBERS)
                        .mapToObj(i -> Map.of("userId", member(i), "tickets", 1 + i % 5))
                        .toList());
        told.put("entriesHash", entries.hash());
        told.put("winners", order.subList(0, WINNERS));
        told.put(
                "rerolls",
                List.of(
                        Map.of("round", 1, "replaced", order.subList(1, 2), "winners", order.subList(3, 4)),
                        Map.of(
                                "round",
                                2,
                                "replaced",
                                List.of(order.get(0), order.get(2), order.get(3)),
                                "winners",
                                order.subList(4, 7))));
        proof.setAll((ObjectNode) EventJson.mapper().valueToTree(told));
    }

    private Verdict verify(String text, boolean fromInput) throws IOException, InterruptedException {
        File file = Files.writeString(directory.resolve("proof.json"), text).toFile();
        ProcessBuilder node = fromInput
                ? new ProcessBuilder("node", VERIFIER.toString()).redirectInput(file)
                : new ProcessBuilder("node", VERIFIER.toString(), file.toString());
        Process process = node.redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Verdict(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private void assertRefused(String because, Consumer<ObjectNode> change) throws Exception {
        ObjectNode changed = proof.deepCopy();
        change.accept(changed);

        Verdict verdict = verify(changed.toString(), false);

        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(1);
        assertThat(verdict.output()).startsWith("This draw does not hold. " + because);
    }

    private static ObjectNode entry(ObjectNode proof, int index) {
        return (ObjectNode) proof.get("entries").get(index);
    }

    @Nested
    class WhenTheDrawIsAsItShouldBe {
        @Test
        void saysSo() throws Exception {
            Verdict verdict = verify(proof.toString(), false);

            assertThat(verdict.exitCode()).as(verdict.output()).isZero();
            assertThat(verdict.output())
                    .contains("winners: "
                            + String.join(
                                    ", ",
                                    proof.get("winners")
                                            .valueStream()
                                            .map(w -> w.asString())
                                            .toList()))
                    .contains("after 2 rerolls")
                    .endsWith("The draw is as it should be.\n");
        }

        @Test
        void takesTheAnswerOfTheApiFromItsInput() throws Exception {
            Verdict verdict = verify("{\"success\":true,\"data\":" + proof + ",\"version\":7}", true);

            assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        }
    }

    @Nested
    class WhenAnythingWasChanged {
        @Test
        void noticesAnEntry() throws Exception {
            assertRefused("entries", changed -> entry(changed, 7).put("tickets", 2_000));
            assertRefused("entries", changed -> entry(changed, 7).put("userId", member(99)));
            assertRefused("entries", changed -> ((ArrayNode) changed.get("entries")).remove(7));
            assertRefused("entries", changed -> entry(changed, 7).put("userId", member(1)));
        }

        @Test
        void noticesTheSeed() throws Exception {
            assertRefused("commitment", changed -> changed.put("seed", "1".repeat(64)));
            assertRefused("commitment", changed -> changed.put("commitment", "0".repeat(64)));
            assertRefused("seed", changed -> changed.putNull("seed"));
        }

        @Test
        void noticesTheWinners() throws Exception {
            assertRefused("winners", changed -> ((ArrayNode) changed.get("winners")).set(0, member(99)));
            assertRefused("winners", changed -> changed.put("publicValue", "44,336.22"));
            assertRefused("winners", changed -> changed.put("giveawayId", "01JD7Z3M8Q4V5X6Y7Z8A9BCDEG"));
            assertRefused("winners", changed -> changed.put("winnerCount", WINNERS + 1));
        }

        @Test
        void noticesAReroll() throws Exception {
            assertRefused("rerolls", changed -> ((ArrayNode) changed.get("rerolls")).remove(0));
            assertRefused("reroll 1", changed -> ((ArrayNode) changed.at("/rerolls/0/winners")).set(0, member(99)));
            assertRefused("reroll 2", changed -> ((ArrayNode) changed.at("/rerolls/1/replaced")).set(0, member(99)));
        }

        @Test
        void noticesAnotherWayOfDrawing() throws Exception {
            assertRefused("algorithm", changed -> changed.put("algorithm", "dice"));
        }

        @Test
        void takesNothingForAProofThatIsNone() throws Exception {
            assertThat(verify("", false).exitCode()).isEqualTo(1);
            assertThat(verify("null", true).exitCode()).isEqualTo(1);
            assertThat(verify("[]", true).exitCode()).isEqualTo(1);
        }
    }
}
