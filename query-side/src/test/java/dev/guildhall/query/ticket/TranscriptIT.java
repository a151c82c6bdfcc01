package dev.guildhall.query.ticket;

import static dev.guildhall.query.ticket.TicketScene.MAX;
import static dev.guildhall.query.ticket.TicketScene.OLIVIA;
import static dev.guildhall.query.ticket.TicketScene.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.ticket.TicketAttachment;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageWritten;
import dev.guildhall.query.Databases;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TranscriptIT {
    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202Eevil\u200B";

    private static TestDatabase database;
    private static QuerySideProcess side;

    private TicketScene scene;

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(database, TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void begin() {
        scene = new TicketScene(side);
    }

    private String path(String ticketId, String query) {
        return "/api/guilds/" + scene.guild + "/tickets/" + ticketId + "/transcript" + query;
    }

    private JsonNode messages(String ticketId, long version) throws Exception {
        Reply reply = scene.get("/" + ticketId + "/transcript?atLeast=" + version);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().at("/data/messages");
    }

    private HttpResponse<InputStream> page(String ticketId, String query, String accept) throws Exception {
        return side.open(path(ticketId, query), OLIVIA, accept);
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class WhenItIsReadAsJson {
        @Test
        void tellsEverythingInTheOrderInWhichItWasWritten() throws Exception {
            String id = scene.inChannel();
            scene.write(id, 30, MAX, "third");
            scene.write(id, 9, MAX, "first");
            scene.edit(id, 9, MAX, "first, mended", new TicketAttachment("a.txt", "https://cdn.example/a.txt"));
            scene.edit(id, 9, MAX, "first, mended again");
            scene.delete(id, 30);
            long version = scene.write(id, 10, STAFF, "second");

            Reply reply = scene.get("/" + id + "/transcript?format=json&atLeast=" + version);

            assertThat(reply.headers()).containsEntry("content-type", "application/json");
            assertThat(reply.at("/data/ticket/subject")).isEqualTo(TicketScene.SUBJECT);
            JsonNode messages = reply.body().at("/data/messages");
            assertThat(messages).hasSize(3);
            assertThat(messages.get(0).toString())
                    .isEqualTo(("{'messageId':'9','authorId':'%1$s','authorName':'Name of %1$s','byBot':false,"
                                    + "'writtenAt':'2027-01-15T08:00:00.009Z','text':'first','attachments':[],"
                                    + "'edits':[{'at':'2027-01-15T08:00:00.509Z','text':'first, mended',"
                                    + "'attachments':[{'name':'a.txt','url':'https://cdn.example/a.txt'}]},"
                                    + "{'at':'2027-01-15T08:00:00.509Z','text':'first, mended again',"
                                    + "'attachments':[]}],'deletedAt':null}")
                            .formatted(MAX)
                            .replace('\'', '"'));
            assertThat(messages.at("/1/text").asString()).isEqualTo("second");
            assertThat(messages.at("/2/text").asString()).isEqualTo("third");
            assertThat(messages.at("/2/deletedAt").asString()).isEqualTo("2027-01-15T08:00:01.030Z");
        }

        @Test
        void knowsWhatWasToldOfBeforeItWasSeen() throws Exception {
            String id = scene.inChannel();
            scene.delete(id, 5);
            scene.delete(id, 6);
            scene.write(id, 5, MAX, "gone at once");
            long version = scene.delete(id, 5);

            JsonNode messages = messages(id, version);

            assertThat(messages).hasSize(1);
            assertThat(messages.at("/0/text").asString()).isEqualTo("gone at once");
            assertThat(messages.at("/0/deletedAt").isNull()).isFalse();
        }

        @Test
        void isEmptyBeforeAnybodyWrote() throws Exception {
            String id = TicketScene.newId();

            assertThat(messages(id, scene.open(id, MAX))).isEmpty();
        }

        @Test
        void isForThoseOnlyWhoMayReadTheGuild() throws Exception {
            String id = TicketScene.newId();
            scene.projected(scene.open(id, MAX));

            assertThat(scene.get("/" + id + "/transcript", MAX).status()).isEqualTo(403);
            assertThat(scene.get("/" + TicketScene.newId() + "/transcript").status())
                    .isEqualTo(404);
            assertThat(scene.get("/" + id + "/transcript?format=pdf").status()).isEqualTo(400);
            assertThat(side.ask(path(id, "")).status()).isEqualTo(200);
        }
    }

    @Nested
    class WhenSomebodyIsErased {
        @Test
        void readsAsErasedAndTheOthersAsTheyWere() throws Exception {
            String erased = "1180000000000000777";
            String id = TicketScene.newId();
            scene.open(id, erased);
            scene.write(id, 1, erased, "my secret");
            scene.edit(id, 1, erased, "my other secret", new TicketAttachment("me.png", "https://cdn.example/me.png"));
            scene.write(id, 2, MAX, "not mine");
            long version = scene.close(id, 1, erased, "hand");
            assertThat(messages(id, version).at("/0/text").asString()).isEqualTo("my secret");

            SubjectKeys keys = side.bean(SubjectKeys.class);
            keys.destroy(erased, List.of(keys.newest(erased).orElseThrow()));

            JsonNode messages = messages(id, version);
            assertThat(messages.at("/0/text").asString()).isEqualTo("[erased]");
            assertThat(messages.at("/0/authorName").asString()).isEqualTo("[erased]");
            assertThat(messages.at("/0/authorId").asString()).isEqualTo(erased);
            assertThat(messages.at("/0/edits/0/text").asString()).isEqualTo("[erased]");
            assertThat(messages.at("/0/edits/0/attachments/0/name").asString()).isEqualTo("[erased]");
            assertThat(messages.at("/1/text").asString()).isEqualTo("not mine");
            Reply read = scene.get("/" + id);
            assertThat(read.at("/data/subject")).isEqualTo("[erased]");
            assertThat(read.at("/data/closeReason")).isEqualTo("[erased]");
            assertThat(text(page(id, "?format=html", "*/*")))
                    .contains("[erased]")
                    .doesNotContain("secret", "me.png");
        }
    }

    @Nested
    class WhenItIsReadAsAPage {
        @Test
        void isOneThatRunsNothingAndLoadsNothing() throws Exception {
            String id = scene.inChannel();
            scene.projected(scene.write(id, 1, MAX, "hello"));

            HttpResponse<InputStream> answer = page(id, "", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
            String html = text(answer);

            assertThat(answer.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
            String policy =
                    answer.headers().firstValue("content-security-policy").orElseThrow();
            assertThat(policy).startsWith("default-src 'none'; style-src 'sha256-");
            assertThat(answer.headers().allValues("content-security-policy")).hasSize(1);
            assertThat(html)
                    .startsWith("<!doctype html>")
                    .endsWith("</html>\n")
                    .contains("Ticket #1", TicketScene.SUBJECT, "hello", "color-scheme")
                    .doesNotContain("<script", "src=", "@import", "url(");
        }

        @Test
        void speaksTheLanguageOfTheGuild() throws Exception {
            String id = scene.inChannel();
            scene.write(id, 1, MAX, "bonjour");
            scene.edit(id, 1, MAX, "bonsoir");
            scene.log().append(new SettingsChanged(scene.guild, List.of(new Change("locale", null, "fr"))));
            scene.projected(scene.close(id, 1, MAX, "hand"));

            assertThat(text(page(id, "?format=html", "*/*")))
                    .contains("<html lang=\"fr\">", "Fermé", "Raison: " + TicketScene.REASON, "modifié");
        }

        @Test
        void showsHostileTextAndDoesNothingOfIt() throws Exception {
            String id = scene.inChannel();
            scene.log()
                    .append(new TicketMessageWritten(
                            scene.guild,
                            id,
                            "1",
                            MAX,
                            HOSTILE,
                            false,
                            HOSTILE,
                            List.of(
                                    new TicketAttachment(HOSTILE, "javascript:alert(3)"),
                                    new TicketAttachment("b", "https://cdn.example/\"onload=\"alert(4)"),
                                    new TicketAttachment("c", "https://cdn.example/?a=1&b=\"'<2>")),
                            TicketScene.OPENED_AT,
                            null));
            scene.projected(
                    scene.log().append(new TicketMessageEdited(scene.guild, id, "1", MAX, HOSTILE, List.of(), 5)));

            String html = text(page(id, "?format=html", "*/*"));

            assertThat(html)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "<i>U+202E</i>evil<i>U+200B</i>")
                    .contains("href=\"https://cdn.example/?a=1&amp;b=&quot;&#39;&lt;2&gt;\"")
                    .contains("href=\"https://cdn.example/&quot;onload=&quot;alert(4)\"")
                    .doesNotContain("<script", "<img", "href=\"javascript", "\u202E", "\u200B");
        }
    }

    @Nested
    class WhenVeryMuchWasWritten {
        private static final int MESSAGES = 25_000;
        private static final int AT_ONCE = 1_000;
        private static final int LOOK_AFTER = 20_000;

        private static TicketScene large;
        private static String id = "";

        @BeforeAll
        static void writeMuch() {
            large = new TicketScene(side);
            id = large.inChannel();
            String words = "so much to say ".repeat(20);
            long last = 0;
            for (int first = 1; first <= MESSAGES; first += AT_ONCE) {
                last = large.log()
                        .append(LongStream.range(first, first + AT_ONCE)
                                .mapToObj(n -> large.written(id, n, MAX, n + " " + words))
                                .toArray(GuildhallEvent[]::new));
            }
            large.projected(last);
        }

        private static HttpResponse<InputStream> open(String format) throws Exception {
            return side.open(
                    "/api/guilds/" + large.guild + "/tickets/" + id + "/transcript?format=" + format, OLIVIA, "*/*");
        }

        @Test
        void holdsNoMoreThanAPageOfIt() throws Exception {
            Counting counting = new Counting();
            TicketDetails ticket = side.bean(TicketReading.class)
                    .details(side.bean(TicketViews.class).find(large.guild, id).orElseThrow());

            side.bean(Transcripts.class).tell(ticket, counting);

            assertThat(counting.messages).isEqualTo(MESSAGES);
            assertThat(counting.held).isBetween(1L, 2L * Transcripts.PAGE);
            HttpResponse<InputStream> answer = open("json");
            assertThat(answer.headers().firstValue("content-length")).isEmpty();
            assertThat(EventJson.mapper().readTree(text(answer)).at("/data/messages"))
                    .hasSize(MESSAGES);
        }

        @Test
        void isCutOffWhereItCannotBeEnded() throws Exception {
            HttpResponse<InputStream> cut = open("html");
            cut.body().readNBytes(100);
            rename("ticket_message", "ticket_message_away");
            try {
                assertThatThrownBy(() -> text(cut)).isInstanceOf(IOException.class);
            } finally {
                rename("ticket_message_away", "ticket_message");
            }
        }

        @Test
        void isReadByAFewAtOnceHoweverSlowlyTheyRead() throws Exception {
            List<HttpResponse<InputStream>> slow = new ArrayList<>();
            for (int i = 0; i < Transcripts.MAX_AT_ONCE; i++) {
                HttpResponse<InputStream> one = open("html");
                one.body().readNBytes(100);
                slow.add(one);
            }

            HttpResponse<InputStream> refused = open("json");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
            assertThat(text(refused)).contains("Too many transcripts");

            for (HttpResponse<InputStream> one : slow) {
                one.body().close();
            }
            await().until(() -> {
                HttpResponse<InputStream> again = open("json");
                again.body().close();
                return again.statusCode() == 200;
            });
        }

        private void rename(String from, String to) throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE query." + from + " RENAME TO " + to);
            }
        }

        /** Looks, far into it, how much of what it was told is still in memory. */
        private static final class Counting implements TranscriptForm {
            private final List<WeakReference<String>> texts = new ArrayList<>();
            private int messages;
            private long held;

            @Override
            public void begin(TicketDetails ticket) {}

            @Override
            public void message(TicketMessageWritten message) {
                texts.add(new WeakReference<>(message.text()));
                if (++messages == LOOK_AFTER) {
                    System.gc();
                    held = texts.stream().filter(text -> text.get() != null).count();
                }
            }

            @Override
            public void edited(TicketMessageEdited edit) {}

            @Override
            public void messageEnd(@Nullable Long deletedAtMillis) {}

            @Override
            public void end() {}
        }
    }
}
