package dev.guildhall.query.giveaway;

import static dev.guildhall.query.giveaway.GiveawayScene.OLIVIA;
import static dev.guildhall.query.giveaway.GiveawayScene.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
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
import tools.jackson.databind.JsonNode;

class GiveawayReadsIT {
    private static QuerySideProcess side;

    private GiveawayScene scene;

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
        scene = new GiveawayScene(side);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static List<String> all(Reply reply, String field) {
        List<String> values = new ArrayList<>();
        reply.body().at("/data").forEach(item -> values.add(item.get(field).asString()));
        return values;
    }

    @Nested
    class WhenOneIsRead {
        @Test
        void answersWhatTheContractSays() throws Exception {
            String id = GiveawayScene.newId();
            long version = scene.start(id);

            Reply reply = scene.get("/" + id + "?atLeast=" + version);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.version()).isEqualTo(version);
            assertThat(reply.headers()).containsEntry("etag", "\"" + version + "\"");
            assertThat(reply.body().at("/data").toString())
                    .isEqualTo(("{'id':'%s','prize':'Nitro','description':'A month of it','winnerCount':2,"
                                    + "'status':'ACTIVE','entries':0,'startsAt':'2027-01-15T08:00:00Z',"
                                    + "'endsAt':'2027-01-15T08:01:00Z','channelId':'%s','messageId':null,'hostId':'%s',"
                                    + "'requirements':{'roleIds':['1180000000000000303'],'minAccountAgeDays':7,"
                                    + "'minMemberAgeDays':0},'bonusEntries':[{'roleId':'1180000000000000304','count':3}],"
                                    + "'winners':[],'commitment':'%s','version':%d}")
                            .formatted(id, GiveawayScene.CHANNEL, OLIVIA, GiveawayScene.COMMITMENT, version)
                            .replace('\'', '"'));
        }

        @Test
        void followsWhatHappensToIt() throws Exception {
            String id = GiveawayScene.newId();
            long created = scene.log().append(scene.created(id));
            assertThat(scene.get("/" + id + "?atLeast=" + created).at("/data/status"))
                    .isEqualTo("PENDING");

            scene.log().append(new GiveawayMessagePosted(scene.guild, id, "1180000000000000201", "77"));
            scene.enter(id, 1, 1);
            scene.enter(id, 2, 4);
            long left = scene.log().append(new GiveawayEntryWithdrawn(scene.guild, id, user(1)));
            Reply entered = scene.get("/" + id + "?atLeast=" + left);
            assertThat(entered.at("/data/entries")).isEqualTo("1");
            assertThat(entered.at("/data/messageId")).isEqualTo("77");
            assertThat(entered.at("/data/channelId")).isEqualTo("1180000000000000201");

            scene.end(id, user(2), user(3));
            long rerolled =
                    scene.log().append(new GiveawayRerolled(scene.guild, id, 1, List.of(user(2)), List.of(user(4))));
            Reply ended = scene.get("/" + id + "?atLeast=" + rerolled);
            assertThat(ended.at("/data/status")).isEqualTo("ENDED");
            assertThat(texts(ended.body().at("/data/winners"))).containsExactly(user(3), user(4));
        }

        @Test
        void isFoundInItsOwnGuildOnly() throws Exception {
            String id = scene.started();
            GiveawayScene other = new GiveawayScene(side);
            long version = other.start(GiveawayScene.newId());

            assertThat(other.get("/" + id + "?atLeast=" + version).status()).isEqualTo(404);
            assertThat(scene.get("/" + id, "1180000000000000999").status()).isEqualTo(403);
            assertThat(scene.get("/nothing").status()).isEqualTo(404);
        }

        @Test
        void doesNotWaitForWhatIsNotAboutGiveaways() throws Exception {
            String id = scene.started();
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
                ids.addFirst(scene.started());
            }
            long version = scene.log().append(new GiveawayCancelled(scene.guild, ids.get(1)));

            Reply first = scene.get("?limit=2&atLeast=" + version);
            Reply second = scene.get("?limit=2&after=" + first.at("/next"));
            Reply third = scene.get("?limit=2&after=" + second.at("/next"));

            assertThat(all(first, "id")).isEqualTo(ids.subList(0, 2));
            assertThat(all(second, "id")).isEqualTo(ids.subList(2, 4));
            assertThat(all(third, "id")).isEqualTo(ids.subList(4, 5));
            assertThat(third.body().has("next")).isFalse();
            assertThat(first.version()).isEqualTo(version);
            assertThat(first.at("/count")).isEqualTo("2");
            assertThat(all(scene.get("?status=CANCELLED"), "id")).containsExactly(ids.get(1));
            assertThat(all(scene.get("?status=ENDED"), "id")).isEmpty();
        }

        @Test
        void saysWhatIsWrongWithAQuestion() throws Exception {
            for (String question : List.of("?limit=0", "?limit=201", "?limit=x", "?status=open", "?after=x")) {
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

    @Nested
    class WhenEntriesAreRead {
        @Test
        void tellsWhoIsInPageByPageInTheirOrder() throws Exception {
            String id = scene.started();
            for (int number : List.of(5, 3, 9, 7)) {
                scene.enter(id, number, number);
            }
            scene.log().append(new GiveawayEntryWithdrawn(scene.guild, id, user(3)));
            long version = scene.enter(id, 3, 1);

            Reply first = scene.get("/" + id + "/entries?limit=3&atLeast=" + version);
            Reply second = scene.get("/" + id + "/entries?limit=3&after=" + first.at("/next"));

            assertThat(all(first, "userId")).containsExactly(user(5), user(9), user(7));
            assertThat(all(second, "userId")).containsExactly(user(3));
            assertThat(all(second, "tickets")).containsExactly("1");
            assertThat(second.body().has("next")).isFalse();
            assertThat(scene.get("/" + id + "/entries?after=x").status()).isEqualTo(400);
        }
    }

    @Nested
    class WhenAProofIsRead {
        @Test
        void tellsNothingButTheCommitmentBeforeTheEnd() throws Exception {
            String id = scene.started();
            long version = scene.enter(id, 1, 1);

            JsonNode proof =
                    scene.get("/" + id + "/proof?atLeast=" + version).body().at("/data");

            assertThat(proof.at("/commitment").asString()).isEqualTo(GiveawayScene.COMMITMENT);
            assertThat(proof.at("/seed").isNull()).isTrue();
            assertThat(proof.at("/entriesHash").isNull()).isTrue();
            assertThat(proof.at("/entries")).isEmpty();
        }

        @Test
        void tellsAllThatIsNeededToRepeatTheDraw() throws Exception {
            String id = scene.started();
            scene.log().append(new GiveawayEntered(scene.guild, id, "99", 2));
            scene.enter(id, 2, 1);
            scene.enter(id, 1, 4);
            scene.end(id, user(1));
            long version =
                    scene.log().append(new GiveawayRerolled(scene.guild, id, 1, List.of(user(1)), List.of("99")));

            Reply reply = scene.get("/" + id + "/proof?atLeast=" + version);

            assertThat(all(replyOf(reply, "entries"), "userId")).containsExactly("99", user(1), user(2));
            assertThat(reply.at("/data/seed")).isEqualTo(GiveawayScene.SEED);
            assertThat(reply.at("/data/entriesHash")).isEqualTo(GiveawayScene.HASH);
            assertThat(texts(reply.body().at("/data/winners"))).containsExactly(user(1));
            assertThat(reply.at("/data/rerolls/0/round")).isEqualTo("1");
            assertThat(reply.at("/data/algorithm")).isEqualTo("guildhall-draw-1");
        }

        private Reply replyOf(Reply reply, String member) {
            return new Reply(
                    reply.status(),
                    EventJson.mapper()
                            .createObjectNode()
                            .set("data", reply.body().at("/data/" + member)),
                    reply.headers());
        }
    }
}
