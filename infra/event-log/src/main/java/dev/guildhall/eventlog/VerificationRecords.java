package dev.guildhall.eventlog;

import dev.guildhall.eventlog.VerificationReport.Progress;
import dev.guildhall.eventlog.Verifications.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What came of verifications, of all processes and over restarts. A record and no proof, see the table. Every method
 * throws {@link org.springframework.dao.DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class VerificationRecords {
    /** How many are kept; one an hour is more than a year. */
    static final int MAX_ROWS = 10_000;

    /** One of which nothing was heard for so long was carried out by a process that is gone. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    static final String GONE = "nothing more was heard of its process";

    private static final String BEGIN = "insert into log.verification (asked_by, requested) values (?, ?)"
            + " on conflict (requested) do nothing returning id";
    private static final String JOIN = "update log.verification set requested = :request where id = :id"
            + " and not exists (select from log.verification where requested >= :request)";
    private static final String LAST_REQUEST = "select coalesce(max(requested), 0) from log.verification";

    /** But for the last that was requested: after that is asked what is still to be done. */
    private static final String THIN_OUT = "delete from log.verification where id <= ?"
            + " and requested is distinct from (select max(requested) from log.verification)";

    private static final String PROGRESS = "update log.verification set seen_at = clock_timestamp(),"
            + " checked = ?, total = ?, per_second = ?, anchors = ? where id = ? and outcome is null";
    private static final String END = """
            update log.verification set seen_at = clock_timestamp(), ended_at = clock_timestamp(), outcome = :outcome,
                   checked = :checked, total = :total, per_second = :perSecond, anchors = :anchors,
                   unreadable_anchors = :unreadable, head_position = :head, head_link = :headLink,
                   found = :found, found_position = :foundAt, found_through = :foundThrough, found_detail = :detail,
                   vouched_position = :vouched, vouched_link = :vouchedLink, vouched_at = :vouchedAt,
                   took_millis = :took, failure = :failure
             where id = :id""";
    private static final String SELECT = "select *, clock_timestamp() - seen_at > ? * interval '1 second' as silent"
            + " from log.verification where %s order by id desc limit 1";
    private static final String NEWEST = SELECT.formatted("true");
    private static final String LAST_RESULT = SELECT.formatted("outcome in ('intact', 'broken')");
    private static final String LAST_INTACT = SELECT.formatted("outcome = 'intact'");

    private final JdbcClient jdbc;

    public VerificationRecords(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Writes down that one begins; answers by which id it is known. */
    long begin(String askedBy) {
        return begin(askedBy, null).orElseThrow();
    }

    /**
     * The same of one that the log requests.
     *
     * @param request position of the request; {@code null} when there is none
     * @return empty when another process has begun it
     */
    OptionalLong begin(String askedBy, @Nullable Long request) {
        Optional<Long> id =
                jdbc.sql(BEGIN).param(askedBy).param(request).query(Long.class).optional();
        id.ifPresent(known -> jdbc.sql(THIN_OUT).param(known - MAX_ROWS).update());
        return id.isPresent() ? OptionalLong.of(id.get()) : OptionalLong.empty();
    }

    /** The one that goes on answers that request too. */
    void join(long id, long request) {
        jdbc.sql(JOIN).param("request", request).param("id", id).update();
    }

    /** Position of the newest request that was begun or joined; 0 when none ever was. */
    public long lastRequest() {
        return jdbc.sql(LAST_REQUEST).query(Long.class).single();
    }

    /** Also the sign of life that keeps it from being taken for one of a process that is gone. */
    void progress(long id, Progress progress, int anchors) {
        jdbc.sql(PROGRESS)
                .params(progress.checked(), progress.total(), progress.rowsPerSecond(), anchors, id)
                .update();
    }

    void end(long id, State state) {
        Optional<VerificationReport> report = state.report();
        Optional<Finding> found = report.flatMap(VerificationReport::finding);
        Optional<Anchor> vouched = report.flatMap(VerificationReport::newestVerified);
        Progress progress = state.progress();
        jdbc.sql(END)
                .param("id", id)
                .param("outcome", state.word())
                .param("checked", progress.checked())
                .param("total", progress.total())
                .param("perSecond", progress.rowsPerSecond())
                .param("anchors", state.anchors())
                .param(
                        "unreadable",
                        report.map(VerificationReport::unreadableAnchors).orElse(0))
                .param("head", report.map(r -> r.head().position()).orElse(null))
                .param("headLink", report.map(r -> bytes(r.head().link())).orElse(null))
                .param("took", report.map(r -> r.took().toMillis()).orElse(null))
                .param("found", found.map(VerificationRecords::word).orElse(null))
                .param("foundAt", found.map(Finding::position).orElse(null))
                .param("foundThrough", found.map(Finding::through).orElse(null))
                .param("detail", found.map(Finding::detail).orElse(null))
                .param("vouched", vouched.map(Anchor::position).orElse(null))
                .param("vouchedLink", vouched.map(a -> bytes(a.link())).orElse(null))
                .param(
                        "vouchedAt",
                        vouched.map(a -> a.recordedAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("failure", state.failure().orElse(null))
                .update();
    }

    private static String word(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The one that began last, under way or ended. */
    public Optional<VerificationRecord> newest() {
        return one(NEWEST);
    }

    /** The last one that said what the log is: intact or broken. */
    public Optional<VerificationRecord> lastResult() {
        return one(LAST_RESULT);
    }

    public Optional<VerificationRecord> lastIntact() {
        return one(LAST_INTACT);
    }

    private Optional<VerificationRecord> one(String sql) {
        return jdbc.sql(sql)
                .param(SILENCE.toSeconds())
                .query((row, n) -> read(row))
                .optional();
    }

    private static VerificationRecord read(ResultSet row) throws SQLException {
        Instant seen = time(row, "seen_at").orElseThrow();
        String outcome = row.getString("outcome");
        boolean gone = outcome == null && row.getBoolean("silent");
        String failure = gone ? GONE : row.getString("failure");
        Progress progress = new Progress(row.getLong("checked"), row.getLong("total"), row.getDouble("per_second"));
        State state = new State(
                progress,
                row.getInt("anchors"),
                outcome == null || outcome.equals(State.FAILED) ? Optional.empty() : Optional.of(report(row)),
                Optional.ofNullable(failure));
        return new VerificationRecord(
                row.getString("asked_by"),
                time(row, "started_at").orElseThrow(),
                gone ? Optional.of(seen) : time(row, "ended_at"),
                state);
    }

    private static VerificationReport report(ResultSet row) throws SQLException {
        return new VerificationReport(
                new LogHead(row.getLong("head_position"), hex(row.getBytes("head_link"))),
                row.getLong("checked"),
                finding(row),
                vouched(row),
                row.getInt("unreadable_anchors"),
                Duration.ofMillis(row.getLong("took_millis")));
    }

    private static Optional<Finding> finding(ResultSet row) throws SQLException {
        String kind = row.getString("found");
        return kind == null
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        row.getLong("found_position"),
                        row.getLong("found_through"),
                        row.getString("found_detail")));
    }

    private static Optional<Anchor> vouched(ResultSet row) throws SQLException {
        byte[] link = row.getBytes("vouched_link");
        return link == null
                ? Optional.empty()
                : Optional.of(new Anchor(
                        row.getLong("vouched_position"),
                        HexFormat.of().formatHex(link),
                        time(row, "vouched_at").orElse(Anchor.TIME_UNKNOWN)));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte @Nullable [] link) {
        return link == null ? "" : HexFormat.of().formatHex(link);
    }
}
