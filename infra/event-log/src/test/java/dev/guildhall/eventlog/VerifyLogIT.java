package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types at night. */
class VerifyLogIT {
    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void endsWellWhenTheLogIsWhole() {
        log.append("guild:a", 0, 1, 2);

        assertThat(verify(true)).isEqualTo(VerifyLog.INTACT);
        assertThat(text()).contains("\r100 % of 3 events", "head: position 3", "INTACT: 3 events");
    }

    @Test
    void putsTheResultOnRecord() {
        log.append("guild:a", 0, 1, 2);

        verify(false);

        VerificationRecord record =
                new VerificationRecords(log.dataSource).lastResult().orElseThrow();
        assertThat(record.askedBy()).isEqualTo(VerificationRecord.TERMINAL);
        assertThat(record.state().word()).isEqualTo("intact");
        assertThat(record.state().report().orElseThrow().head().position()).isEqualTo(3);
        assertThat(text()).doesNotContain("not put on record");
    }

    @Test
    void writesNoProgressIntoAFile() {
        log.append("guild:a", 0);

        assertThat(verify(false)).isEqualTo(VerifyLog.INTACT);
        assertThat(text()).doesNotContain("\r");
    }

    @Test
    void namesTheFirstWrongRow() {
        log.append("guild:a", 0, 1, 2);
        log.jdbc().sql("alter table log.event disable trigger all").update();
        log.jdbc().sql("update log.event set actor_id = 'x' where position = 2").update();

        assertThat(verify(false)).isEqualTo(VerifyLog.BROKEN);
        assertThat(text()).contains("BROKEN at position 2: EDITED");
    }

    @Test
    void isHeldAgainstAnchorsOfTheFileAndByHand() throws Exception {
        log.append("guild:a", 0, 1);
        LogHead head = new LogVerification(log.dataSource, log.connections, 1).head();
        Path file = directory.resolve("anchors.jsonl");
        new AnchorFile(file).record(new Anchor(2, head.link(), Instant.now()));

        assertThat(verify(false, "--guildhall.log.anchor.file=" + file)).isEqualTo(VerifyLog.INTACT);
        assertThat(text()).contains("held against 1 anchors; the newest that agrees is at position 2");
        assertThat(verify(false, "--anchor=2:" + head.link(), "--anchor=7:" + head.link()))
                .isEqualTo(VerifyLog.BROKEN);
        assertThat(text()).contains("BROKEN at position 3 to 7: CUT_TAIL");
    }

    @Test
    void saysWhenItCouldNotBeDone() {
        log.append("guild:a", 0);

        assertThat(verify(false, "--spring.datasource.password=wrong")).isEqualTo(VerifyLog.NOT_DONE);
        assertThat(text()).contains("NOT DONE", "PostgreSQL is away").doesNotContain("wrong");
        assertThat(verify(false, "--anchor=nonsense")).isEqualTo(VerifyLog.NOT_DONE);
        assertThat(verify(false, "--guildhall.log.anchor.file=" + directory.resolve("gone")))
                .isEqualTo(VerifyLog.NOT_DONE);
        assertThat(VerifyLog.run(new String[0], new PrintStream(written, true, StandardCharsets.UTF_8), false))
                .isEqualTo(VerifyLog.NOT_DONE);
    }

    private int verify(boolean terminal, String... more) {
        written.reset();
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--spring.datasource.url=" + database.jdbcUrl());
        arguments.add("--spring.datasource.username=" + database.username());
        if (arguments.stream().noneMatch(a -> a.contains("password"))) {
            arguments.add("--spring.datasource.password=" + database.password());
        }
        return VerifyLog.run(
                arguments.toArray(String[]::new), new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
