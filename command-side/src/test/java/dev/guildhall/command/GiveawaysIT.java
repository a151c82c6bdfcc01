package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.CHANNEL;
import static dev.guildhall.command.GiveawayScene.MEMBER_ROLE;
import static dev.guildhall.command.GiveawayScene.SUPPORT_ROLE;
import static dev.guildhall.command.GiveawayScene.VOICE;
import static dev.guildhall.command.GiveawayScene.known;
import static dev.guildhall.command.GiveawayScene.member;
import static dev.guildhall.command.GiveawayScene.nitro;
import static dev.guildhall.command.GiveawayScene.problem;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.GiveawayScene.Known;
import dev.guildhall.command.giveaway.Seeds;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Giveaways through the door, on a real log. */
class GiveawaysIT {
    private static GivenQuerySide querySide;
    private static RunningCommandSide side;

    private GiveawayScene scene;
    private KnownGuild guild;

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide()
                .withChannel(CHANNEL, ChannelKind.TEXT)
                .withChannel(VOICE, ChannelKind.VOICE)
                .withRole(MEMBER_ROLE)
                .withRole(SUPPORT_ROLE);
        side = RunningCommandSide.on(Databases.migrated(), querySide.property());
    }

    @AfterAll
    static void close() {
        side.close();
        querySide.close();
    }

    @BeforeEach
    void meet() {
        scene = GiveawayScene.in(side);
        guild = scene.guild();
    }

    private List<LoggedEvent> events() {
        return guild.events().stream()
                .filter(event -> event.type().startsWith("giveaway."))
                .toList();
    }

    private GiveawayCreated terms() {
        return (GiveawayCreated) events().getFirst().payload();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> pointers(HttpResponse<String> response) {
        assertThat(problem(response)).isEqualTo("400 invalid-input");
        return StreamSupport.stream(body(response).get("errors").spliterator(), false)
                .map(error -> error.get("pointer").asString())
                .toList();
    }

    private HttpResponse<String> createdWith(String more) {
        return send(scene.create(ADAM, nitro(more)));
    }

    @Nested
    class WhenCreated {
        @Test
        void startsAtOnceAndIsAnswered() {
            HttpResponse<String> response = send(scene.create(ADAM, nitro("")).header("X-Reason", "birthday"));
            Known giveaway = known(response);

            assertThat(scene.giveawayEvents()).containsExactly("giveaway.Created", "giveaway.Started");
            assertThat(events().getLast().position()).isEqualTo(giveaway.version());
            assertThat(response.headers().firstValue("ETag")).contains("\"" + giveaway.version() + "\"");
            assertThat(events().getFirst().metadata())
                    .containsEntry("reason", "birthday")
                    .containsEntry("actorId", ADAM)
                    .containsEntry("guildId", guild.id());
            assertThat(giveaway.data().get("status").asString()).isEqualTo("ACTIVE");
            assertThat(giveaway.data().get("entries").asInt()).isZero();
            assertThat(giveaway.data().get("hostId").asString()).isEqualTo(ADAM);
            assertThat(giveaway.data().get("messageId").isNull()).isTrue();
            assertThat(giveaway.data().get("commitment").asString()).matches("[0-9a-f]{64}");
            Instant starts = Instant.parse(giveaway.data().get("startsAt").asString());
            assertThat(Instant.parse(giveaway.data().get("endsAt").asString())).isEqualTo(starts.plusSeconds(86_400));
        }

        @Test
        void takesFromTheModuleWhatWasLeftOut() {
            scene.configure("""
                    {"config":{"buttonText":"Join","buttonEmoji":"🎁","defaultDurationSeconds":3600,"pingRoleId":"%s",
                     "requiredRoleIds":["%s"],"minAccountAgeDays":7,"bonusEntries":[{"roleId":"%s","count":3}]}}""".formatted(MEMBER_ROLE, MEMBER_ROLE, SUPPORT_ROLE));

            scene.created(",\"requirements\":{\"minMemberAgeDays\":2}");

            GiveawayCreated terms = terms();
            assertThat(terms.endsAtMillis() - terms.startsAtMillis()).isEqualTo(3_600_000);
            assertThat(terms.requirements().roleIds()).containsExactly(MEMBER_ROLE);
            assertThat(terms.requirements().minAccountAgeDays()).isEqualTo(7);
            assertThat(terms.requirements().minMemberAgeDays()).isEqualTo(2);
            assertThat(terms.bonusEntries()).containsExactly(new BonusEntries(SUPPORT_ROLE, 3));
            assertThat(terms.appearance().buttonText()).isEqualTo("Join");
            assertThat(terms.appearance().buttonEmoji()).isEqualTo("🎁");
            assertThat(terms.appearance().pingRoleId()).isEqualTo(MEMBER_ROLE);
        }

        @Test
        void takesWhatWasSent() {
            scene.configure("{\"config\":{\"requiredRoleIds\":[\"%s\"]}}".formatted(MEMBER_ROLE));
            Instant start = Instant.now().plusSeconds(3_600);

            Known giveaway = scene.created("""
                    ,"description":"For all","winnerCount":3,"startsAt":"%s","endsAt":"%s","requirements":{"roleIds":[]},
                    "bonusEntries":[{"roleId":"%s","count":100}]""".formatted(start, start.plusSeconds(60), SUPPORT_ROLE));

            assertThat(giveaway.data().get("status").asString()).isEqualTo("PENDING");
            assertThat(scene.giveawayEvents()).containsExactly("giveaway.Created");
            GiveawayCreated terms = terms();
            assertThat(terms.description()).isEqualTo("For all");
            assertThat(terms.winnerCount()).isEqualTo(3);
            assertThat(terms.startsAtMillis()).isEqualTo(start.toEpochMilli());
            assertThat(terms.requirements().roleIds()).isEmpty();
            assertThat(terms.bonusEntries()).containsExactly(new BonusEntries(SUPPORT_ROLE, 100));
        }

        @Test
        void mayBeShorterThanAUsualOne() {
            scene.created(",\"durationSeconds\":10");

            assertThat(terms().endsAtMillis() - terms().startsAtMillis()).isEqualTo(10_000);
        }

        @Test
        void isRefusedToThoseWhoMayNot() {
            assertThat(problem(send(scene.create(MAX, nitro(""))))).isEqualTo("403 forbidden");
            assertThat(problem(send(scene.create(MAX, "{\"nonsense\":1}")))).isEqualTo("403 forbidden");
            assertThat(events()).isEmpty();
        }

        @Test
        void isRefusedWhileTheModuleIsOff() {
            scene.configure("{\"enabled\":false}");

            assertThat(problem(createdWith(""))).isEqualTo("409 module-off");
        }

        @Test
        void isRefusedWithWhatDiscordDoesNotHave() {
            assertThat(pointers(send(scene.create(ADAM, """
                            {"prize":"x","channelId":"%s","requirements":{"roleIds":["%s"]},
                             "bonusEntries":[{"roleId":"1180000000000000999","count":1}]}""".formatted(VOICE, MEMBER_ROLE)))))
                    .containsExactlyInAnyOrder("/channelId", "/bonusEntries/0/roleId");
        }

        @Test
        void isRefusedWithEveryFault() {
            assertThat(pointers(send(scene.create(ADAM, """
                            {"description":5,"winnerCount":51,"durationSeconds":9,"endsAt":"soon","startsAt":1,
                             "requirements":{"roleIds":["x"],"minAccountAgeDays":-1,"level":3},"bonusEntries":[{}],"more":1}"""))))
                    .contains(
                            "/prize",
                            "/channelId",
                            "/description",
                            "/winnerCount",
                            "/durationSeconds",
                            "/endsAt",
                            "/startsAt",
                            "/requirements/roleIds/0",
                            "/requirements/minAccountAgeDays",
                            "/requirements/level",
                            "/bonusEntries/0/roleId",
                            "/more");
            assertThat(pointers(createdWith(
                            ",\"endsAt\":\"%s\"".formatted(Instant.now().plusSeconds(9)))))
                    .containsExactly("/endsAt");
            assertThat(pointers(createdWith(
                            ",\"startsAt\":\"%s\"".formatted(Instant.now().minusSeconds(3_600)))))
                    .containsExactly("/startsAt");
            assertThat(pointers(createdWith(
                            ",\"startsAt\":\"%s\"".formatted(Instant.now().plusSeconds(91 * 86_400L)))))
                    .containsExactly("/startsAt");
            assertThat(events()).isEmpty();
        }

        @Test
        void isMadeOnceUnderOneKey() {
            HttpResponse<String> first = send(scene.create(ADAM, nitro("")).header("Idempotency-Key", "one"));
            HttpResponse<String> again = send(scene.create(ADAM, nitro("")).header("Idempotency-Key", "one"));
            HttpResponse<String> other =
                    send(scene.create(ADAM, nitro(",\"winnerCount\":2")).header("Idempotency-Key", "one"));

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(problem(other)).isEqualTo("422 idempotency-key-reused");
            assertThat(scene.giveawayEvents()).hasSize(2);
            assertThat(known(send(scene.create(ADAM, nitro("")))).id())
                    .isNotEqualTo(known(first).id());
        }

        /** Whoever carried it out died before he kept the answer. */
        @Test
        void isMadeOnceThoughTheAnswerWasLost() {
            HttpResponse<String> first = send(scene.create(ADAM, nitro("")).header("Idempotency-Key", "lost"));
            scene.jdbc()
                    .sql(
                            "update command.idempotency set answer = null, version = null, held_until = now() where user_id = ?")
                    .param(ADAM)
                    .update();
            scene.configure("{\"enabled\":false}");

            HttpResponse<String> again = send(scene.create(ADAM, nitro("")).header("Idempotency-Key", "lost"));

            assertThat(known(again).id()).isEqualTo(known(first).id());
            assertThat(scene.giveawayEvents()).hasSize(2);
        }

        @Test
        void isNotAnsweredAgainToWhoLostTheRight() {
            send(scene.create(ADAM, nitro("")).header("Idempotency-Key", "right"));
            guild.register("Guildhall Demo", "{}");

            assertThat(problem(send(scene.create(ADAM, nitro("")).header("Idempotency-Key", "right"))))
                    .isEqualTo("403 forbidden");
        }

        @Test
        void isRefusedOnAnOlderConfiguration() {
            long seen = guild.position(guild.events().size() - 1);
            scene.configure("{\"config\":{\"buttonText\":\"Join\"}}");

            HttpResponse<String> response = send(scene.create(ADAM, nitro("")).header("If-Match", "\"" + seen + "\""));

            assertThat(problem(response)).isEqualTo("412 stale-version");
            assertThat(body(response).at("/changed/0/changes/0/path").asString())
                    .isEqualTo("giveaway.buttonText");
        }

        @Test
        void isRefusedWhenTooManyAreOpen() {
            scene.created("");
            scene.jdbc()
                    .sql(
                            "insert into command.giveaway_seed (giveaway_id, guild_id, seed)"
                                    + " select 'of the test ' || ? || n, ?, decode(repeat('00', 32), 'hex') from generate_series(1, 199) n")
                    .params(guild.id(), guild.id())
                    .update();

            assertThat(problem(createdWith(""))).isEqualTo("409 too-many-giveaways");
        }

        @Test
        void answersTheOldPanelsRoutesAlike() {
            HttpResponse<String> response =
                    send(json(side.as(ADAM, "/api/panel/guilds/" + guild.id() + "/giveaways"), "POST", nitro("")));

            assertThat(known(response).data().get("prize").asString()).isEqualTo("Nitro");
        }
    }

    @Nested
    class WhenMembersComeAndGo {
        @Test
        void enterOnceAndLeaveOnce() {
            String id = scene.created(",\"bonusEntries\":[{\"roleId\":\"%s\",\"count\":4}]".formatted(SUPPORT_ROLE))
                    .id();

            HttpResponse<String> entered = scene.enter(id, member(1), SUPPORT_ROLE);
            assertThat(body(entered).get("data").toString())
                    .isEqualTo("{\"entered\":true,\"tickets\":5,\"entries\":1}");
            assertThat(body(entered).get("version").asLong())
                    .isEqualTo(events().getLast().position());
            assertThat(problem(scene.enter(id, member(1)))).isEqualTo("409 already-entered");
            assertThat(body(scene.enter(id, member(2))).at("/data/entries").asInt())
                    .isEqualTo(2);
            assertThat(body(scene.leave(id, member(1))).get("data").toString())
                    .isEqualTo("{\"entered\":false,\"entries\":1}");
            assertThat(problem(scene.leave(id, member(1)))).isEqualTo("409 not-entered");
            assertThat(problem(scene.leave(id, "nobody"))).isEqualTo("409 not-entered");
        }

        @Test
        void areToldWhatTheyLack() {
            String id = scene.created(
                            ",\"requirements\":{\"roleIds\":[\"%s\"],\"minMemberAgeDays\":365}".formatted(MEMBER_ROLE))
                    .id();

            HttpResponse<String> refused = scene.enter(id, member(1));
            assertThat(problem(refused)).isEqualTo("409 not-eligible");
            assertThat(body(refused).get("missing").toString())
                    .isEqualTo("[{\"requirement\":\"roles\",\"roleIds\":[\"%s\"]}]".formatted(MEMBER_ROLE));
        }

        @Test
        void areRefusedWhereThereIsNothing() {
            String id = scene.created("").id();
            GiveawayScene other = GiveawayScene.in(side);

            assertThat(problem(scene.enter("01JD7Z3M8Q4V5X6Y7Z8A9BCDEF", member(1))))
                    .isEqualTo("404 not-found");
            assertThat(problem(scene.enter("nonsense", member(1)))).isEqualTo("404 not-found");
            assertThat(problem(other.enter(id, member(1)))).isEqualTo("404 not-found");
            send(scene.steer(ADAM, new Known(id, 0, body(scene.enter(id, member(1)))), "cancel", "{}"));
            assertThat(problem(scene.enter(id, member(2)))).isEqualTo("409 giveaway-not-active");
            assertThat(problem(scene.enter(id, "12"))).isEqualTo("400 invalid-input");
        }

        @Test
        void areTheOnesWhoActed() {
            String id = scene.created("").id();
            String path = guild.internal() + "/giveaways/" + id + "/entries/" + member(1);
            scene.enter(id, member(1));

            HttpResponse<String> left = send(side.asBot(path)
                    .header("X-Acting-For", member(1))
                    .header("X-Acting-For-Name", "Max")
                    .header("X-Correlation-Id", "button-7")
                    .DELETE());

            assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
            assertThat(events().getLast().metadata())
                    .containsEntry("actorType", "discord")
                    .containsEntry("actorId", member(1))
                    .containsEntry("correlationId", "button-7");
        }

        @Test
        void areKeptFromTheInternalRoutes() {
            String path = guild.internal() + "/giveaways/" + scene.created("").id() + "/entries";
            assertThat(problem(send(json(side.as(ADAM, path), "POST", "{}")))).isEqualTo("403 forbidden");
        }
    }

    @Nested
    class WhenSteered {
        private Known running(int entries) {
            Known giveaway = scene.created(",\"winnerCount\":2");
            IntStream.rangeClosed(1, entries).forEach(i -> scene.enter(giveaway.id(), member(i)));
            return giveaway;
        }

        @Test
        void endsByHandAndTellsTheProof() {
            Known giveaway = running(5);

            Known ended = known(send(scene.steer(ADAM, giveaway, "end", "{\"publicValue\":\"44,336.21\"}")));

            GiveawayEnded proof = (GiveawayEnded) events().getLast().payload();
            assertThat(ended.data().get("status").asString()).isEqualTo("ENDED");
            assertThat(texts(ended.data().get("winners"))).hasSize(2).isEqualTo(proof.winners());
            assertThat(proof.cause()).isEqualTo("hand");
            assertThat(proof.publicValue()).isEqualTo("44,336.21");
            assertThat(proof.entries()).isEqualTo(5);
            HttpResponse<String> again = send(scene.steer(ADAM, giveaway, "end", "{}"));
            assertThat(problem(again)).isEqualTo("409 giveaway-not-active");
            assertThat(body(again).get("status").asInt()).isEqualTo(409);
            assertThat(body(again).get("giveawayStatus").asString()).isEqualTo("ENDED");
            assertThat(problem(send(scene.steer(ADAM, giveaway, "cancel", "{}"))))
                    .isEqualTo("409 giveaway-not-active");
        }

        @Test
        void rerollsUntilNobodyIsLeft() {
            Known giveaway = running(5);
            assertThat(problem(send(scene.steer(ADAM, giveaway, "reroll", "{}"))))
                    .isEqualTo("409 giveaway-not-ended");
            List<String> first = texts(
                    known(send(scene.steer(ADAM, giveaway, "end", "{}"))).data().get("winners"));

            List<String> second = texts(known(send(
                            scene.steer(ADAM, giveaway, "reroll", "{\"userIds\":[\"%s\"]}".formatted(first.get(0)))))
                    .data()
                    .get("winners"));
            assertThat(second).hasSize(2).contains(first.get(1)).doesNotContain(first.get(0));
            List<String> third = texts(known(send(scene.steer(ADAM, giveaway, "reroll", "{}")))
                    .data()
                    .get("winners"));
            assertThat(third).hasSize(2).doesNotContainAnyElementsOf(first).doesNotContainAnyElementsOf(second);
            assertThat(problem(send(scene.steer(ADAM, giveaway, "reroll", "{}"))))
                    .isEqualTo("409 nobody-left-to-draw");
            assertThat(pointers(send(scene.steer(ADAM, giveaway, "reroll", "{\"userIds\":[\"" + member(99) + "\"]}"))))
                    .containsExactly("/userIds/0");
            assertThat(pointers(send(scene.steer(ADAM, giveaway, "reroll", "{\"userIds\":[]}"))))
                    .containsExactly("/userIds");
        }

        @Test
        void isCancelled() {
            Known giveaway = running(1);

            Known cancelled = known(send(scene.steer(ADAM, giveaway, "cancel", "{}")));

            assertThat(cancelled.data().get("status").asString()).isEqualTo("CANCELLED");
            assertThat(cancelled.version()).isEqualTo(events().getLast().position());
            assertThat(pointers(send(scene.steer(ADAM, giveaway, "cancel", "{\"why\":1}"))))
                    .containsExactly("/why");
        }

        @Test
        void carriesOutARequestOnce() {
            Known giveaway = running(3);
            HttpResponse<String> first =
                    send(scene.steer(ADAM, giveaway, "end", "{}").header("Idempotency-Key", "end"));
            HttpResponse<String> again =
                    send(scene.steer(ADAM, giveaway, "end", "{}").header("Idempotency-Key", "end"));

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void isRefusedToWhoHasSeenAnOlderVersion() {
            Known giveaway = running(0);
            scene.enter(giveaway.id(), member(1));
            long current = events().getLast().position();

            HttpResponse<String> stale =
                    send(scene.steer(ADAM, giveaway, "end", "{}").header("If-Match", "\"" + giveaway.version() + "\""));
            assertThat(problem(stale)).isEqualTo("412 stale-version");
            assertThat(body(stale).get("currentVersion").asLong()).isEqualTo(current);
            assertThat(body(stale).at("/changed/0/type").asString()).isEqualTo("giveaway.Entered");

            assertThat(send(scene.steer(ADAM, giveaway, "end", "{}").header("If-Match", "\"" + current + "\""))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isRefusedToThoseWhoMayNotAndInOtherGuilds() {
            Known giveaway = running(0);
            GiveawayScene other = GiveawayScene.in(side);

            for (String verb : List.of("end", "cancel", "reroll")) {
                assertThat(problem(send(scene.steer(MAX, giveaway, verb, "{}"))))
                        .isEqualTo("403 forbidden");
                assertThat(problem(send(other.steer(ADAM, giveaway, verb, "{}"))))
                        .isEqualTo("404 not-found");
                assertThat(problem(send(scene.steer(ADAM, new Known("x", 0, giveaway.data()), verb, "{}"))))
                        .isEqualTo("404 not-found");
            }
        }

        @Test
        void leavesTheGuildsVersionAsItWas() {
            long configured = guild.position(guild.events().size() - 1);
            running(2);

            assertThat(send(guild.change(ADAM, KnownGuild.prefix("?")).header("If-Match", "\"" + configured + "\""))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WhenTheBotTellsOfDiscord {
        private static final String MESSAGE = "1180000000000000911";

        private String stands() {
            return "{\"channelId\":\"%s\",\"messageId\":\"%s\"}".formatted(CHANNEL, MESSAGE);
        }

        @Test
        void recordsEachOnce() {
            Known giveaway = scene.created("");
            for (int time = 0; time < 2; time++) {
                assertThat(body(scene.delivered(giveaway.id(), "card", stands()))
                                .at("/data/recorded")
                                .asBoolean())
                        .isTrue();
            }
            known(send(scene.steer(ADAM, giveaway, "end", "{}")));
            for (int time = 0; time < 2; time++) {
                scene.delivered(giveaway.id(), "announcement-0", "{\"cause\":\"channel-missing\"}");
            }
            scene.delivered(giveaway.id(), "announcement-0", stands());

            assertThat(scene.giveawayEvents())
                    .containsExactly(
                            "giveaway.Created",
                            "giveaway.Started",
                            "giveaway.MessagePosted",
                            "giveaway.Ended",
                            "giveaway.DeliveryFailed",
                            "giveaway.Announced");
        }

        @Test
        void refusesWhatIsNone() {
            Known giveaway = scene.created("");
            assertThat(problem(scene.delivered(giveaway.id(), "poster", stands())))
                    .isEqualTo("404 not-found");
            assertThat(problem(scene.delivered(giveaway.id(), "announcement-0", stands())))
                    .isEqualTo("409 giveaway-not-ended");
            assertThat(pointers(scene.delivered(giveaway.id(), "card", "{\"cause\":\"bad mood\"}")))
                    .containsExactly("/cause");
            assertThat(pointers(scene.delivered(giveaway.id(), "card", "{}")))
                    .containsExactly("/channelId", "/messageId");
        }
    }

    @Nested
    class WhenItIsOver {
        private long seeds(JdbcClient jdbc, String giveawayId) {
            return jdbc.sql("select count(*) from command.giveaway_seed where giveaway_id = ?")
                    .param(giveawayId)
                    .query(Long.class)
                    .single();
        }

        @Test
        void keepsNoSeed() {
            Known cancelled = scene.created("");
            Known ended = scene.created("");
            assertThat(seeds(scene.jdbc(), cancelled.id())).isOne();

            send(scene.steer(ADAM, cancelled, "cancel", "{}"));
            send(scene.steer(ADAM, ended, "end", "{}"));

            await().untilAsserted(() -> {
                assertThat(seeds(scene.jdbc(), cancelled.id())).isZero();
                assertThat(seeds(scene.jdbc(), ended.id())).isZero();
            });
            assertThat(send(scene.steer(ADAM, ended, "end", "{}")).statusCode()).isEqualTo(409);
        }

        @Test
        void keepsNoSeedOfWhatNeverCameToBe() {
            Known open = scene.created("");
            scene.jdbc()
                    .sql("insert into command.giveaway_seed (giveaway_id, guild_id, seed) values ('never', ?, ?)")
                    .params(guild.id(), new byte[32])
                    .update();
            assertThat(side.bean(Seeds.class).removeOrphans()).isZero();

            scene.jdbc()
                    .sql("update command.giveaway_seed set created_at = now() - interval '2 hours' where guild_id = ?")
                    .param(guild.id())
                    .update();
            assertThat(side.bean(Seeds.class).removeOrphans()).isOne();
            assertThat(seeds(scene.jdbc(), "never")).isZero();
            assertThat(seeds(scene.jdbc(), open.id())).isOne();
        }
    }
}
