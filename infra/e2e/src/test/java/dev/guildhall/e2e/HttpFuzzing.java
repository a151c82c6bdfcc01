package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.e2e.fuzz.FuzzRun;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, nothing breaks, and who is refused is told so in the form of the contract. Repeat a run with {@code
 * -Dguildhall.seed=…}.
 */
abstract class HttpFuzzing extends Scene {
    private static final int REQUESTS = Integer.getInteger("guildhall.fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("guildhall.seed", 20_261_121L);
    private static final List<String> IDS = List.of(World.ELSEWHERE, World.DEMO, World.NOWHERE);

    private void assertNothingBreaks(String door, String url) {
        FuzzRun run = new FuzzRun(SEED, IDS, () -> login(World.ERIN));

        List<String> breaches = run.breaches(URI.create(url).getPort(), REQUESTS);

        System.out.printf("fuzzed %s with seed %d: %s%n", door, SEED, run.statuses());
        assertThat(breaches).as("seed %d, %s", SEED, door).isEmpty();
        assertThat(run.statuses()).as("else not much was tried").containsKeys(200, 400, 401, 403, 404, 405, 413, 415);
        assertThat(installation()
                        .panel(login(World.ERIN))
                        .settings(World.ELSEWHERE)
                        .status())
                .isEqualTo(200);
        installation()
                .programs()
                .forEach(program -> assertThat(program.isAlive()).isTrue());
    }

    @Test
    void theCommandSideRefusesNonsenseProperly() {
        assertNothingBreaks("command side", installation().commandUrl());
    }

    @Test
    void theQuerySideRefusesNonsenseProperly() {
        assertNothingBreaks("query side", installation().queryUrl());
    }
}
