package dev.guildhall.query.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.config.SchemaDescription;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaRoutesIT {
    private static final String NOBODY = "";

    private static QuerySideProcess side;

    @BeforeAll
    static void start() {
        side = QuerySideProcess.start(
                TestPostgres.freshDatabase(), TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    private static Reply get(Map<String, String> headers) throws Exception {
        return side.send("GET", "/api/schema", NOBODY, headers);
    }

    @Test
    void tellsEverybodyWhatCanBeConfigured() throws Exception {
        Reply reply = get(Map.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("success").asBoolean()).isTrue();
        assertThat(reply.body().path("data"))
                .isEqualTo(EventJson.mapper().readTree(EventJson.write(SchemaDescription.ofEverything())));
    }

    @Test
    void isKeptByCachesAndAskedForAgainByItsTag() throws Exception {
        Reply reply = get(Map.of());
        String tag = Objects.requireNonNull(reply.headers().get("etag"));

        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(reply.headers().get("cache-control")).isEqualTo("max-age=300, public");
        assertThat(get(Map.of("If-None-Match", tag)).status()).isEqualTo(304);
        assertThat(get(Map.of("If-None-Match", "\"another\"")).status()).isEqualTo(200);
    }

    @Test
    void doesNotOpenWhatStandsBesideIt() throws Exception {
        assertThat(side.send("GET", "/api/schema/anything", NOBODY, Map.of()).status())
                .isEqualTo(401);
        assertThat(side.send("GET", "/api/guilds", NOBODY, Map.of()).status()).isEqualTo(401);
    }
}
