package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.EventTable.Row;
import dev.guildhall.e2e.Http.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests have in common: one installation, and those who use it. */
@ExtendWith({Journal.class, LeftAsFound.class})
abstract class Scene {
    /** Bot and panel have converged by then, whatever happened to Redis. */
    static final Duration CONVERGENCE = Duration.ofSeconds(60);

    static final String DEMO_SETTINGS = "/api/guilds/" + World.DEMO + "/settings";

    private static final AtomicInteger PREFIXES = new AtomicInteger();
    private static final Duration POLL = Duration.ofMillis(25);

    private final Supplier<Installation> source;

    /** In the one that its class {@link Shares}. */
    Scene() {
        this.source = Shares.Reader.of(getClass())
                .orElseThrow(() -> new IllegalStateException(getClass() + " does not say what it shares"))::get;
    }

    /** @param source answers the same one each time */
    Scene(Supplier<Installation> source) {
        this.source = source;
    }

    /** Before any test waits for something: starting takes as long as it takes, and is nothing that they wait for. */
    @BeforeEach
    final void awaitInstallation() {
        installation();
    }

    final Installation installation() {
        return source.get();
    }

    /** A prefix that no test has used before. */
    static String newPrefix() {
        return "p" + PREFIXES.incrementAndGet();
    }

    /** The access token of somebody who has just logged in through Discord. */
    final String login(String userId) {
        return String.valueOf(panelOf(userId).token());
    }

    final Panel panelOf(String userId) {
        return installation().panel(null).login(installation().discord(), userId);
    }

    /** What was logged since then because of somebody: what others did before may have consequences meanwhile. */
    final List<Row> loggedBecauseOf(String userId, long since) {
        return installation().log().after(since).stream()
                .filter(row -> row.metadata().contains("\"" + userId + "\""))
                .toList();
    }

    /** Asserts that it was accepted, and answers its version. */
    static long accepted(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.body().path("success").asBoolean()).isTrue();
        assertThat(answer.version()).isPositive();
        assertThat(answer.header("ETag")).hasValue("\"" + answer.version() + "\"");
        return answer.version();
    }

    /** Asserts that it was refused with problem details. */
    static void refused(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = answer.body();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("success").asBoolean(true)).isFalse();
        assertThat(problem.path("type").asText()).isNotBlank();
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    /** Waits for the bot to show that prefix, for no longer than is left of the time since then. */
    final void awaitBotShows(String prefix, long sinceNanos, Duration bound) {
        await("the bot shows " + prefix)
                .atMost(remaining(sinceNanos, bound))
                .pollInterval(POLL)
                .ignoreExceptionsMatching(failure -> failure instanceof UncheckedIOException)
                .until(() -> installation()
                        .discord()
                        .shownSetting(World.DEMO, World.ADAM, "prefix")
                        .contains(prefix));
    }

    static Duration remaining(long sinceNanos, Duration bound) {
        Duration left = bound.minusNanos(System.nanoTime() - sinceNanos);
        return left.compareTo(POLL.multipliedBy(2)) > 0 ? left : POLL.multipliedBy(2);
    }

    static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
