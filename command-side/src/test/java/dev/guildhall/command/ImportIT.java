package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.MetadataKeys;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Taking up a document, over HTTP. */
class ImportIT {
    private static final String ROLE = "1180000000000000303";
    private static final String FOREIGN = "1190000000000000303";
    private static final String DOCUMENT = """
            {'format':'guildhall-configuration','formatVersion':1,
             'guild':{'id':'1190000000000000001','name':'Elsewhere'},'version':4711,'exportedAt':'2026-01-31T12:00:00Z',
             'settings':{'prefix':'?','locale':null},
             'modules':{'music':{'enabled':true,'config':{'djRoleId':'%s','maxQueue':%s}}},
             'references':[{'id':'%s','kind':'role','name':'Role'}]}""";

    private static GivenQuerySide querySide;
    private static RunningCommandSide side;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide().withRole(ROLE);
        side = RunningCommandSide.on(Databases.migrated(), querySide.property());
    }

    @AfterAll
    static void close() {
        side.close();
        querySide.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
    }

    private static String document(String maxQueue) {
        return DOCUMENT.formatted(FOREIGN, maxQueue, FOREIGN);
    }

    private HttpRequest.Builder importing(String by, String document, String rest) {
        String body = "{'document':%s%s}".formatted(document, rest).replace('\'', '"');
        return json(side.as(by, guild.path() + "/import"), "POST", body);
    }

    private static JsonNode accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return body(response);
    }

    private static JsonNode refused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return body(response);
    }

    private static String text(JsonNode node) {
        return node.toString().replace('"', '\'');
    }

    @Nested
    class WhenItFits {
        @Test
        void isFirstOnlyToldAndThenDoneInOneRequestThatCanBeUndone() {
            JsonNode dry = accepted(send(importing(ADAM, document("7"), "")));
            assertThat(guild.events()).hasSize(2);

            JsonNode done = accepted(send(importing(ADAM, document("7"), ",'dryRun':false,'reason':'we move'")
                    .header("If-Match", "\"" + dry.path("version").asLong() + "\"")));

            assertThat(text(dry.at("/data/changes")))
                    .isEqualTo("[{'path':'/settings/prefix','before':null,'after':'?'},"
                            + "{'path':'/modules/music/enabled','before':false,'after':true},"
                            + "{'path':'/modules/music/config/djRoleId','before':null,'after':'" + ROLE + "'},"
                            + "{'path':'/modules/music/config/maxQueue','before':null,'after':7}]");
            assertThat(text(dry.at("/data/ids")))
                    .isEqualTo("[{'id':'" + FOREIGN + "','kind':'role','name':'Role','how':'NAME','to':'" + ROLE
                            + "','toName':'Role'}]");
            assertThat(done.at("/data/changes")).isEqualTo(dry.at("/data/changes"));
            LoggedEvent event = guild.events().getLast();
            assertThat(event.position()).isEqualTo(done.path("version").asLong());
            assertThat(event.metadata())
                    .containsEntry(MetadataKeys.REASON, "we move")
                    .containsEntry(MetadataKeys.ORIGIN, "panel:import:1190000000000000001@4711")
                    .containsEntry(MetadataKeys.ACTOR_ID, ADAM);

            JsonNode undone = accepted(send(json(
                    side.as(ADAM, guild.path() + "/history/revert"),
                    "POST",
                    "{\"position\":%d,\"reason\":\"back\"}".formatted(event.position()))));
            assertThat(undone.at("/data/changes")).hasSize(4);
            assertThat(ConfiguredFields.after(guild.events()).values()).isEmpty();
        }

        @Test
        void isCarriedOutOnceUnderItsKey() {
            HttpRequest.Builder request = importing(ADAM, document("7"), ",'dryRun':false,'reason':'once'")
                    .header("Idempotency-Key", "import-" + guild.id());

            HttpResponse<String> first = send(request);
            int events = guild.events().size();
            HttpResponse<String> again = send(request);

            accepted(first);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(guild.events()).hasSize(events);
        }
    }

    @Nested
    class WhenItDoesNot {
        @Test
        void isRefusedWholeWithPointersIntoTheRequest() {
            JsonNode dry = accepted(send(importing(ADAM, document("0"), "")));
            JsonNode problem = refused(send(importing(ADAM, document("0"), ",'dryRun':false,'reason':'x'")), 400);

            assertThat(dry.at("/data/changes")).hasSize(3);
            assertThat(problem.path("errors"))
                    .isEqualTo(dry.at("/data/refused"))
                    .hasSize(1);
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/document/modules/music/config/maxQueue");
            assertThat(guild.events()).hasSize(2);
        }

        @Test
        void isForThoseOnlyWhoMayChangeTheGuild() {
            refused(send(importing(MAX, document("7"), "")), 403);
        }

        @Test
        void saysSoWhereNobodyKnowsTheIds() {
            querySide.answersWith(503);
            try {
                refused(send(importing(ADAM, DOCUMENT.formatted("1190000000000000399", "7", FOREIGN), "")), 503);
            } finally {
                querySide.answersWith(200);
            }
        }

        @Test
        void isRefusedToThoseWhoHaveSeenAnOlderVersion() {
            accepted(send(guild.change(ADAM, KnownGuild.prefix("a"))));

            refused(send(importing(ADAM, document("7"), "").header("If-Match", "\"" + guild.position(0) + "\"")), 412);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "null | /document",
                    "{} | /document/format",
                    "{'format':'guildhall-configuration','formatVersion':2} | /document/formatVersion",
                },
                quoteCharacter = '"')
        void pointsAtWhatIsNoDocument(String document, String pointer) {
            assertThat(refused(send(importing(ADAM, document, "")), 400)
                            .at("/errors/0/pointer")
                            .asString())
                    .isEqualTo(pointer);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",'dryRun':false | /reason",
                    ",'dryRun':'no' | /dryRun",
                    ",'mapping':{'users':{}} | /mapping/users",
                    ",'mapping':{'roles':[]} | /mapping/roles",
                    ",'mapping':{'roles':{'1':2}} | /mapping/roles/1",
                    ",'why':'x' | /why"
                },
                quoteCharacter = '"')
        void pointsAtFaultsBesideIt(String rest, String pointer) {
            assertThat(refused(send(importing(ADAM, document("7"), rest)), 400)
                            .at("/errors/0/pointer")
                            .asString())
                    .isEqualTo(pointer);
        }
    }
}
