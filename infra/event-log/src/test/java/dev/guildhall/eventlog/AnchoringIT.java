package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.guildhall.eventlog.Finding.Kind;
import dev.guildhall.events.EventJson;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchoringIT {
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);
    private final LogVerification verification =
            new LogVerification(log.dataSource, LogConnections.like(log.dataSource), 2);
    private final List<Anchor> posted = new CopyOnWriteArrayList<>();
    private final HttpServer endpoint =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private volatile int answer = 204;

    @TempDir
    Path directory;

    AnchoringIT() throws IOException {
        endpoint.createContext("/anchors", exchange -> {
            try (exchange) {
                posted.add(EventJson.read(exchange.getRequestBody().readAllBytes(), Anchor.class));
                exchange.sendResponseHeaders(answer, -1);
            }
        });
        endpoint.start();
    }

    @AfterEach
    void close() {
        endpoint.stop(0);
        log.close();
    }

    @Test
    void writesEachNewHeadToEverySink() throws Exception {
        try (Anchoring anchoring = anchoring(new AnchorFile(file()), endpoint())) {
            log.append("guild:a", 0);
            awaitAnchored(anchoring, 1);
            log.append("guild:a", 1);
            awaitAnchored(anchoring, 2);
        }

        Anchors anchors = Anchors.read(file());
        assertThat(anchors.ascending()).extracting(Anchor::position).containsExactly(1L, 2L);
        assertThat(anchors.newest().orElseThrow().link())
                .isEqualTo(verification.head().link());
        assertThat(posted).isEqualTo(anchors.ascending());
        assertThat(log.jdbc()
                        .sql("select position from log.anchor where sink = 'file' order by position")
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 2L);
        assertThat(verification.verify(anchors, progress -> {}).newestVerified())
                .isEqualTo(anchors.newest());
    }

    @Test
    void goesOnWithTheOthersWhenOneSinkFails() {
        answer = 500;
        try (Anchoring anchoring =
                anchoring(new AnchorFile(directory.resolve("nowhere/anchors")), endpoint(), new AnchorFile(file()))) {
            log.append("guild:a", 0);
            await().until(() -> anchoring.sinks().get(2).newest().isPresent());
            assertThat(anchoring.sinks().getFirst().failing()).isTrue();
            assertThat(anchoring.sinks().get(1).failing()).isTrue();
            Duration age = anchoring.sinks().get(1).age();
            await().until(() -> anchoring.sinks().get(1).age().compareTo(age) > 0);

            answer = 200;
            await().until(() -> !anchoring.sinks().get(1).failing());
            assertThat(anchoring.sinks().get(1).newest()).map(Anchor::position).contains(1L);
        }
    }

    @Test
    void showsThatAFullRestoreToYesterdayCutTheTail() throws Exception {
        try (Anchoring anchoring = anchoring(new AnchorFile(file()))) {
            log.append("guild:a", 0, 1, 2);
            awaitAnchored(anchoring, 3);
        }
        log.jdbc().sql("alter table log.event disable trigger all").update();
        log.jdbc().sql("delete from log.event where position > 1").update();
        log.jdbc().sql("delete from log.anchor").update();

        Finding finding = verification
                .verify(Anchors.read(file()), progress -> {})
                .finding()
                .orElseThrow();

        assertThat(finding.kind()).isEqualTo(Kind.CUT_TAIL);
        assertThat(finding.position()).isEqualTo(2);
        assertThat(finding.through()).isEqualTo(3);
    }

    @Test
    void survivesALineThatACrashCutShort() throws Exception {
        Files.writeString(file(), "{\"position\":7,\"li", StandardOpenOption.CREATE);

        new AnchorFile(file()).record(new Anchor(8, "0".repeat(64), Instant.EPOCH));

        Anchors anchors = Anchors.read(file());
        assertThat(anchors.ascending()).extracting(Anchor::position).containsExactly(8L);
        assertThat(anchors.unreadable()).isEqualTo(1);
    }

    private Path file() {
        return directory.resolve("anchors.jsonl");
    }

    private AnchorEndpoint endpoint() {
        return new AnchorEndpoint(
                URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/anchors"));
    }

    private Anchoring anchoring(AnchorSink... sinks) {
        return new Anchoring(log.dataSource, List.of(sinks), OFTEN);
    }

    private static void awaitAnchored(Anchoring anchoring, long position) {
        await().until(() -> anchoring.sinks().stream()
                .allMatch(sink -> sink.newest().map(Anchor::position).orElse(0L) == position));
    }
}
