package dev.guildhall.query.ticket;

import static dev.guildhall.query.ticket.TicketScene.MAX;
import static dev.guildhall.query.ticket.TicketScene.OLIVIA;
import static dev.guildhall.query.ticket.TicketScene.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketParticipantRemoved;
import dev.guildhall.events.ticket.TicketRated;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestRedis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TicketReadsIT {
    private static QuerySideProcess side;

    private TicketScene scene;

    @BeforeAll
    static void start() {
        side = QuerySideProcess.start(Databases.migrated(), TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void begin() {
        scene = new TicketScene(side);
    }

    private static List<String> ids(Reply reply) {
        List<String> values = new ArrayList<>();
        reply.body().at("/data").forEach(item -> values.add(item.get("id").asString()));
        return values;
    }

    @Nested
    class WhenOneIsRead {
        @Test
        void answersWhatTheContractSays() throws Exception {
            String id = TicketScene.newId();
            long version = scene.open(id, MAX);

            Reply reply = scene.get("/" + id + "?atLeast=" + version);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.version()).isEqualTo(version);
            assertThat(reply.headers()).containsEntry("etag", "\"" + version + "\"");
            assertThat(reply.body().at("/data").toString())
                    .isEqualTo(("{'id':'%s','number':1,'subject':'The invoice of October','topic':'Billing',"
                                    + "'status':'OPEN','openerId':'%s','assigneeId':null,'participants':[],"
                                    + "'channelId':null,'createdAt':'2027-01-15T08:00:00Z','closedAt':null,"
                                    + "'closeReason':null,'rating':null,'failed':{},'version':%d}")
                            .formatted(id, MAX, version)
                            .replace('\'', '"'));
        }

        @Test
        void followsWhatHappensToIt() throws Exception {
            String id = scene.inChannel();
            scene.log().append(new TicketClaimed(scene.guild, id, STAFF));
            scene.log().append(new TicketParticipantAdded(scene.guild, id, "7"));
            scene.log().append(new TicketParticipantAdded(scene.guild, id, "8"));
            long left = scene.log().append(new TicketParticipantRemoved(scene.guild, id, "7"));
            Reply claimed = scene.get("/" + id + "?atLeast=" + left);
            assertThat(claimed.at("/data/status")).isEqualTo("CLAIMED");
            assertThat(claimed.at("/data/assigneeId")).isEqualTo(STAFF);
            assertThat(claimed.at("/data/channelId")).isEqualTo("900");
            assertThat(claimed.body().at("/data/participants").toString()).isEqualTo("[\"8\"]");

            scene.close(id, 1, STAFF, "hand");
            long rated = scene.log().append(new TicketRated(scene.guild, id, 4));
            Reply closed = scene.get("/" + id + "?atLeast=" + rated);
            assertThat(closed.at("/data/status")).isEqualTo("CLOSED");
            assertThat(closed.at("/data/closedAt")).isEqualTo("2027-01-15T09:00:00Z");
            assertThat(closed.at("/data/closeReason")).isEqualTo(TicketScene.REASON);
            assertThat(closed.at("/data/rating")).isEqualTo("4");

            scene.delivered(id, 1);
            long removed = scene.log().append(new TicketChannelRemoved(scene.guild, id, 0));
            assertThat(scene.get("/" + id + "?atLeast=" + removed)
                            .body()
                            .at("/data/channelId")
                            .isNull())
                    .isTrue();

            long again = scene.log().append(new TicketReopened(scene.guild, id, MAX, null));
            Reply reopened = scene.get("/" + id + "?atLeast=" + again);
            assertThat(reopened.at("/data/status")).isEqualTo("CLAIMED");
            assertThat(reopened.body().at("/data/closedAt").isNull()).isTrue();
            assertThat(reopened.body().at("/data/closeReason").isNull()).isTrue();
        }

        @Test
        void saysNoReasonWhereNobodyClosedIt() throws Exception {
            String id = scene.inChannel();
            long version = scene.close(id, 1, null, "silence");

            Reply closed = scene.get("/" + id + "?atLeast=" + version);

            assertThat(closed.at("/data/status")).isEqualTo("CLOSED");
            assertThat(closed.body().at("/data/closeReason").isNull()).isTrue();
        }

        @Test
        void isFoundInItsOwnGuildByThoseWhoMayReadIt() throws Exception {
            String id = scene.opened();
            TicketScene other = new TicketScene(side);
            long version = other.open(TicketScene.newId(), MAX);

            assertThat(other.get("/" + id + "?atLeast=" + version).status()).isEqualTo(404);
            assertThat(scene.get("/nothing").status()).isEqualTo(404);
            assertThat(scene.get("/" + id, MAX).status()).isEqualTo(403);
            assertThat(side.ask("/api/guilds/" + scene.guild + "/tickets/" + id).at("/data/subject"))
                    .isEqualTo(TicketScene.SUBJECT);
            assertThat(side.get("/api/panel/guilds/" + scene.guild + "/tickets/" + id, OLIVIA)
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void doesNotWaitForWhatIsNotAboutTickets() throws Exception {
            String id = scene.opened();
            for (int i = 0; i < 10; i++) {
                long version = scene.log().append(GuildLog.prefix(scene.guild, "p" + i));

                assertThat(scene.get("/" + id + "?atLeast=" + version).status()).isEqualTo(200);
            }
        }
    }

    @Nested
    class WhenTheyAreListed {
        @Test
        void tellsTheNewestFirstPageByPage() throws Exception {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                String id = TicketScene.newId();
                scene.open(id, i == 3 ? STAFF : MAX);
                ids.addFirst(id);
            }
            long version = scene.close(ids.get(2), 1, STAFF, "hand");

            Reply first = scene.get("?limit=2&atLeast=" + version);
            Reply second = scene.get("?limit=2&after=" + first.at("/next"));
            Reply third = scene.get("?limit=2&after=" + second.at("/next"));

            assertThat(ids(first)).isEqualTo(ids.subList(0, 2));
            assertThat(ids(second)).isEqualTo(ids.subList(2, 4));
            assertThat(ids(third)).isEqualTo(ids.subList(4, 5));
            assertThat(third.body().has("next")).isFalse();
            assertThat(first.version()).isEqualTo(version);
            assertThat(first.at("/data/0/number")).isEqualTo("5");
            assertThat(second.at("/data/0/closeReason")).isEqualTo(TicketScene.REASON);
            assertThat(ids(scene.get("?status=CLOSED"))).containsExactly(ids.get(2));
            assertThat(ids(scene.get("?openerId=" + STAFF))).containsExactly(ids.get(1));
            assertThat(ids(scene.get("?openerId=" + STAFF + "&status=CLOSED"))).isEmpty();
        }

        @Test
        void saysWhatIsWrongWithAQuestion() throws Exception {
            for (String question :
                    List.of("?limit=0", "?limit=201", "?limit=x", "?status=open", "?after=x", "?openerId=x")) {
                assertThat(scene.get(question + "&atLeast=" + scene.registered).status())
                        .as(question)
                        .isEqualTo(400);
            }
        }

        @Test
        void isEmptyBeforeTheFirst() throws Exception {
            Reply reply = scene.get("?atLeast=" + scene.registered);

            assertThat(reply.at("/count")).isEqualTo("0");
            assertThat(reply.version()).isZero();
        }
    }
}
