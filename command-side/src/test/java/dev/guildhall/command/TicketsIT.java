package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.problem;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.send;
import static dev.guildhall.command.TicketScene.CARD;
import static dev.guildhall.command.TicketScene.CATEGORY;
import static dev.guildhall.command.TicketScene.GENERAL;
import static dev.guildhall.command.TicketScene.LOGS;
import static dev.guildhall.command.TicketScene.SUPPORT_ROLE;
import static dev.guildhall.command.TicketScene.TICKET_CHANNEL;
import static dev.guildhall.command.TicketScene.VOICE;
import static dev.guildhall.command.TicketScene.known;
import static dev.guildhall.command.TicketScene.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.TicketScene.Known;
import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tickets through the door, on a real log. */
class TicketsIT {
    private static final String STAFF = ",\"roleIds\":[\"%s\"]".formatted(SUPPORT_ROLE);

    private static GivenQuerySide querySide;
    private static RunningCommandSide side;

    private TicketScene scene;

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide()
                .withChannel(GENERAL, ChannelKind.TEXT)
                .withChannel(LOGS, ChannelKind.TEXT)
                .withChannel(VOICE, ChannelKind.VOICE)
                .withChannel(CATEGORY, ChannelKind.CATEGORY)
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
        scene = TicketScene.in(side);
    }

    private static List<String> pointers(HttpResponse<String> response) {
        assertThat(problem(response)).isEqualTo("400 invalid-input");
        return StreamSupport.stream(body(response).get("errors").spliterator(), false)
                .map(error -> error.get("pointer").asString())
                .toList();
    }

    @Nested
    class WhenOpened {
        @Test
        void isAnsweredWithTheNextNumber() {
            HttpResponse<String> response = send(
                    scene.panel(ADAM, "", "{\"subject\":\"Où est « ça » ?\"}").header("X-Reason", "asked by phone"));
            Known ticket = known(response);

            assertThat(ticket.number()).isEqualTo(1);
            assertThat(scene.opened(MAX).number()).isEqualTo(2);
            assertThat(ticket.data().get("subject").asString()).isEqualTo("Où est « ça » ?");
            assertThat(ticket.status()).isEqualTo("OPEN");
            assertThat(ticket.data().get("openerId").asString()).isEqualTo(ADAM);
            assertThat(ticket.data().get("channelId").isNull()).isTrue();
            assertThat(ticket.data().get("closedAt").isNull()).isTrue();
            assertThat(ticket.data().get("participants").size()).isZero();
            LoggedEvent opened = scene.events().getFirst();
            assertThat(opened.position()).isEqualTo(ticket.version());
            assertThat(response.headers().firstValue("ETag")).contains("\"" + ticket.version() + "\"");
            assertThat(opened.metadata())
                    .containsEntry("reason", "asked by phone")
                    .containsEntry("actorId", ADAM)
                    .containsEntry("guildId", scene.guild().id());
        }

        @Test
        void takesItsTermsFromTheModule() {
            scene.configure("""
                    {"config":{"categoryId":"%s","supportRoleIds":["%s"],"namePattern":"help-{number}","welcomeText":"Hi {user}",
                     "autoCloseHours":48}}""".formatted(CATEGORY, SUPPORT_ROLE));
            Known ticket = scene.opened(MAX);
            scene.configure("{\"config\":{\"namePattern\":\"other-{number}\"}}");

            TicketOpened opened = (TicketOpened) scene.events().getFirst().payload();
            assertThat(opened.ticketId()).isEqualTo(ticket.id());
            assertThat(opened.terms().categoryId()).isEqualTo(CATEGORY);
            assertThat(opened.terms().supportRoleIds()).containsExactly(SUPPORT_ROLE);
            assertThat(opened.terms().namePattern()).isEqualTo("help-{number}");
            assertThat(opened.terms().welcomeText()).isEqualTo("Hi {user}");
            assertThat(opened.terms().autoCloseHours()).isEqualTo(48);
        }

        @Test
        void isRefusedToThoseWhoMayNot() {
            assertThat(problem(send(scene.panel(MAX, "", "{\"nonsense\":1}")))).isEqualTo("403 forbidden");
            assertThat(scene.events()).isEmpty();
        }

        @Test
        void isRefusedWhileTheModuleIsOff() {
            Known ticket = scene.opened(MAX);
            scene.configure("{\"enabled\":false}");

            assertThat(problem(send(scene.open(MAX, "Help")))).isEqualTo("409 module-off");
            assertThat(problem(send(scene.memberOpens(MAX, "Help")))).isEqualTo("409 module-off");
            assertThat(problem(send(scene.panel(ADAM, "/panels", "{\"channelId\":\"%s\"}".formatted(GENERAL)))))
                    .isEqualTo("409 module-off");
            assertThat(known(scene.steer(ticket, "close", "{}")).status()).isEqualTo("CLOSED");
            assertThat(problem(scene.steer(ticket, "reopen", "{}"))).isEqualTo("409 module-off");
        }

        @Test
        void isRefusedWithEveryFault() {
            assertThat(pointers(send(scene.panel(ADAM, "", "{\"openerId\":\"x\",\"more\":1}"))))
                    .containsExactlyInAnyOrder("/subject", "/openerId", "/more");
            assertThat(pointers(send(scene.open(MAX, "x".repeat(201))))).containsExactly("/subject");
            assertThat(pointers(send(scene.open(MAX, "  ")))).containsExactly("/subject");
            assertThat(pointers(send(scene.told("POST", "/tickets", "{\"subject\":7,\"topic\":\"\",\"roleIds\":1}"))))
                    .containsExactlyInAnyOrder("/openerId", "/subject", "/topic", "/roleIds");
            assertThat(scene.events()).isEmpty();
        }

        @Test
        void isOpenedOnceUnderOneKeyWhoeverAsks() {
            HttpResponse<String> first = send(scene.open(MAX, "Secret").header("Idempotency-Key", "one"));
            HttpResponse<String> again = send(scene.open(MAX, "Secret").header("Idempotency-Key", "one"));
            HttpResponse<String> told = send(scene.memberOpens(MAX, "Secret").header("Idempotency-Key", "two"));
            HttpResponse<String> toldAgain =
                    send(scene.memberOpens(MAX, "Secret").header("Idempotency-Key", "two"));

            assertThat(known(first).number()).isEqualTo(1);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(known(told).number()).isEqualTo(2);
            assertThat(toldAgain.body()).isEqualTo(told.body());
            assertThat(scene.types()).containsExactly("ticket.Opened", "ticket.Opened");
        }

        @Test
        void tellsWhichAreOpenOnceTheMemberHasTooMany() {
            scene.configure("{\"config\":{\"maxPerUser\":1}}");
            Known first = scene.opened(MAX);

            HttpResponse<String> refused = send(scene.memberOpens(MAX, "Help"));

            assertThat(problem(refused)).isEqualTo("409 too-many-open");
            assertThat(body(refused).get("scope").asString()).isEqualTo("member");
            assertThat(body(refused).get("limit").asInt()).isEqualTo(1);
            assertThat(body(refused).at("/open/0/id").asString()).isEqualTo(first.id());
            assertThat(body(refused).at("/open/0/number").asInt()).isEqualTo(1);
            known(scene.steer(first, "close", "{}"));
            assertThat(known(send(scene.memberOpens(MAX, "Help"))).number()).isEqualTo(2);
        }

        @Test
        void tellsWhenAnotherMayBeOpened() {
            scene.configure("{\"config\":{\"cooldownMinutes\":5}}");
            scene.opened(MAX);

            HttpResponse<String> refused = send(scene.memberOpens(MAX, "Help"));

            assertThat(problem(refused)).isEqualTo("409 cooling-down");
            assertThat(body(refused).get("until").asString()).matches("20.*Z");
            assertThat(known(send(scene.memberOpens(someone(1), "Help"))).number())
                    .isEqualTo(2);
        }
    }

    @Nested
    class WhenSteered {
        @Test
        void goesThroughItsWholeLife() {
            scene.configure("{\"config\":{\"transcriptChannelId\":\"%s\"}}".formatted(LOGS));
            Known ticket = scene.opened(MAX);

            assertThat(known(scene.steer(ticket, "claim", "{}"))
                            .data()
                            .get("assigneeId")
                            .asString())
                    .isEqualTo(ADAM);
            assertThat(known(scene.steer(ticket, "claim", "{\"assigneeId\":\"%s\"}".formatted(OLIVIA)))
                            .status())
                    .isEqualTo("CLAIMED");
            assertThat(known(scene.steer(
                                    ticket,
                                    "participants",
                                    "{\"add\":[\"%s\",\"%s\"],\"remove\":[\"%s\"]}"
                                            .formatted(someone(1), someone(2), someone(1))))
                            .data()
                            .get("participants")
                            .toString())
                    .isEqualTo("[\"%s\"]".formatted(someone(2)));
            Known closed = known(scene.steer(ticket, "close", "{\"reason\":\"Solved «»\"}"));
            assertThat(closed.status()).isEqualTo("CLOSED");
            assertThat(closed.data().get("closeReason").asString()).isEqualTo("Solved «»");
            assertThat(closed.data().get("closedAt").asString()).matches("20.*Z");
            assertThat(problem(scene.steer(ticket, "close", "{}"))).isEqualTo("409 ticket-closed");
            assertThat(problem(scene.steer(ticket, "claim", "{}"))).isEqualTo("409 ticket-closed");
            Known reopened = known(scene.steer(ticket, "reopen", "{}"));
            assertThat(reopened.status()).isEqualTo("CLAIMED");
            assertThat(reopened.data().get("closeReason").isNull()).isTrue();
            assertThat(problem(scene.steer(ticket, "reopen", "{}"))).isEqualTo("409 ticket-not-closed");
            assertThat(scene.types())
                    .containsExactly(
                            "ticket.Opened",
                            "ticket.Claimed",
                            "ticket.Claimed",
                            "ticket.ParticipantAdded",
                            "ticket.ParticipantAdded",
                            "ticket.ParticipantRemoved",
                            "ticket.Closed",
                            "ticket.Reopened");
        }

        @Test
        void isNotReopenedWhereTheGuildDoesNotWantThat() {
            scene.configure("{\"config\":{\"reopenEnabled\":false}}");
            Known ticket = scene.opened(MAX);
            scene.steer(ticket, "close", "{}");

            assertThat(problem(scene.steer(ticket, "reopen", "{}"))).isEqualTo("409 reopening-off");
        }

        @Test
        void isUnknownInAnotherGuildOrWhenThereIsNone() {
            Known ticket = scene.opened(MAX);
            TicketScene elsewhere = TicketScene.in(side);

            assertThat(problem(elsewhere.steer(ticket, "close", "{}"))).isEqualTo("404 not-found");
            elsewhere.opened(MAX);
            assertThat(problem(elsewhere.steer(ticket, "close", "{}"))).isEqualTo("404 not-found");
            assertThat(problem(send(scene.panel(ADAM, "/nonsense/close", "{}"))))
                    .isEqualTo("404 not-found");
            assertThat(problem(elsewhere.delivered(ticket.id(), "removal-0", "{}")))
                    .isEqualTo("404 not-found");
            assertThat(problem(elsewhere.written(ticket, "{\"messages\":[]}"))).isEqualTo("404 not-found");
        }

        @Test
        void tellsWhatHappenedToThatTicketSinceTheVersionThatWasSeen() {
            Known ticket = scene.opened(MAX);
            scene.opened(someone(1));
            Known claimed = known(scene.steer(ticket, "claim", "{}"));

            HttpResponse<String> stale = send(scene.panel(ADAM, "/" + ticket.id() + "/close", "{}")
                    .header("If-Match", "\"%d\"".formatted(ticket.version())));

            assertThat(problem(stale)).isEqualTo("412 stale-version");
            assertThat(body(stale).get("currentVersion").asLong()).isEqualTo(claimed.version());
            assertThat(body(stale).get("changed").size()).isEqualTo(1);
            assertThat(body(stale).at("/changed/0/type").asString()).isEqualTo("ticket.Claimed");
            known(send(scene.panel(ADAM, "/" + ticket.id() + "/close", "{}")
                    .header("If-Match", "\"%d\"".formatted(claimed.version()))));
        }
    }

    @Nested
    class WhenMembersAct {
        private Known ticket;

        @BeforeEach
        void open() {
            scene.configure("{\"config\":{\"supportRoleIds\":[\"%s\"]}}".formatted(SUPPORT_ROLE));
            ticket = known(send(scene.told(
                    "POST",
                    "/tickets",
                    "{\"openerId\":\"%s\",\"name\":\"Max\",\"subject\":\"Help\",\"topic\":\"Other\"}".formatted(MAX))));
        }

        @Test
        void itIsTheirDoing() {
            LoggedEvent opened = scene.events().getFirst();
            assertThat(opened.metadata())
                    .containsEntry("actorType", "discord")
                    .containsEntry("actorId", MAX)
                    .containsEntry("actorName", "Max");
            assertThat(((TicketOpened) opened.payload()).topic()).isEqualTo("Other");
        }

        @Test
        void onlyStaffLooksAfterIt() {
            assertThat(problem(scene.member(MAX, ticket, "claim", ""))).isEqualTo("403 not-staff");
            assertThat(problem(scene.member(MAX, ticket, "participants", ",\"add\":[]")))
                    .isEqualTo("403 not-staff");
            assertThat(problem(scene.member(someone(1), ticket, "close", ""))).isEqualTo("403 not-staff");
            assertThat(known(scene.member(someone(1), ticket, "claim", STAFF))
                            .data()
                            .get("assigneeId")
                            .asString())
                    .isEqualTo(someone(1));
            known(scene.member(someone(2), ticket, "claim", ",\"administrator\":true"));
            known(scene.member(someone(1), ticket, "participants", STAFF + ",\"add\":[\"%s\"]".formatted(someone(3))));
        }

        @Test
        void theOpenerClosesReopensAndRates() {
            assertThat(problem(scene.member(MAX, ticket, "rating", ",\"stars\":5")))
                    .isEqualTo("409 ticket-not-closed");
            assertThat(known(scene.member(MAX, ticket, "close", ",\"reason\":\"Found it\""))
                            .data()
                            .get("closeReason")
                            .asString())
                    .isEqualTo("Found it");
            known(scene.member(MAX, ticket, "rating", ",\"stars\":5"));
            assertThat(problem(scene.member(someone(1), ticket, "rating", STAFF + ",\"stars\":1")))
                    .isEqualTo("403 not-opener");
            assertThat(pointers(scene.member(MAX, ticket, "rating", ",\"stars\":6")))
                    .containsExactly("/stars");
            assertThat(pointers(scene.member(MAX, ticket, "rating", ""))).containsExactly("/stars");
            assertThat(known(scene.member(MAX, ticket, "reopen", "")).status()).isEqualTo("OPEN");
            assertThat(scene.types())
                    .containsExactly("ticket.Opened", "ticket.Closed", "ticket.Rated", "ticket.Reopened");
        }

        @Test
        void nobodyButTheBotTellsOfThem() {
            assertThat(send(RunningCommandSide.json(
                                    side.as(ADAM, scene.guild().internal() + "/tickets"),
                                    "POST",
                                    "{\"openerId\":\"%s\",\"subject\":\"x\"}".formatted(MAX)))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Nested
    class WhenDiscordIsTold {
        @Test
        void recordsWhatBecameOfItOnce() {
            Known ticket = scene.opened(MAX);
            String channel = "{\"channelId\":\"%s\",\"messageId\":\"%s\"}".formatted(TICKET_CHANNEL, CARD);

            assertThat(scene.delivered(ticket.id(), "channel-0", channel).body())
                    .contains("\"recorded\":true");
            scene.delivered(ticket.id(), "channel-0", channel);
            assertThat(known(scene.steer(ticket, "claim", "{}"))
                            .data()
                            .get("channelId")
                            .asString())
                    .isEqualTo(TICKET_CHANNEL);
            scene.steer(ticket, "close", "{}");
            scene.delivered(ticket.id(), "transcript-1", "{\"cause\":\"missing-permission\"}");
            scene.delivered(ticket.id(), "transcript-1", "{\"channelId\":null,\"messageId\":null,\"messages\":3}");
            scene.delivered(ticket.id(), "transcript-1", "{\"channelId\":null,\"messageId\":null,\"messages\":3}");
            scene.delivered(ticket.id(), "removal-0", "{}");
            scene.delivered(ticket.id(), "removal-0", "{}");

            assertThat(scene.types())
                    .containsExactly(
                            "ticket.Opened",
                            "ticket.ChannelCreated",
                            "ticket.CardPosted",
                            "ticket.Claimed",
                            "ticket.Closed",
                            "ticket.DeliveryFailed",
                            "ticket.TranscriptDelivered",
                            "ticket.ChannelRemoved");
            assertThat(problem(scene.delivered(ticket.id(), "channel-1", channel)))
                    .isEqualTo("404 not-found");
            assertThat(problem(scene.delivered(ticket.id(), "nonsense", channel)))
                    .isEqualTo("404 not-found");
            assertThat(pointers(scene.delivered(ticket.id(), "channel-0", "{\"messageId\":\"x\"}")))
                    .containsExactlyInAnyOrder("/channelId", "/messageId");
            assertThat(pointers(scene.delivered(ticket.id(), "removal-0", "{\"cause\":\"whim\"}")))
                    .containsExactly("/cause");
        }

        @Test
        void closesWhatHasLostItsChannelOrItsOpener() {
            Known gone = scene.opened(MAX);
            Known left = scene.opened(someone(1));
            scene.delivered(gone.id(), "channel-0", "{\"channelId\":\"%s\"}".formatted(TICKET_CHANNEL));

            assertThat(known(scene.member(
                                    MAX,
                                    gone,
                                    "close",
                                    ",\"cause\":\"channel-deleted\",\"channelId\":\"%s\"".formatted(LOGS)))
                            .status())
                    .isEqualTo("OPEN");
            String lost = "{\"cause\":\"channel-deleted\",\"channelId\":\"%s\"}".formatted(TICKET_CHANNEL);
            for (int times = 0; times < 2; times++) {
                assertThat(known(send(scene.told("POST", "/tickets/" + gone.id() + "/close", lost)))
                                .status())
                        .isEqualTo("CLOSED");
                known(send(scene.told("POST", "/tickets/" + left.id() + "/close", "{\"cause\":\"member-left\"}")));
            }
            assertThat(problem(send(scene.told("POST", "/tickets/" + left.id() + "/close", "{\"cause\":\"whim\"}"))))
                    .isEqualTo("400 invalid-input");
            assertThat(scene.types())
                    .containsExactly(
                            "ticket.Opened",
                            "ticket.Opened",
                            "ticket.ChannelCreated",
                            "ticket.Closed",
                            "ticket.ChannelRemoved",
                            "ticket.Closed");
        }
    }

    @Nested
    class WhenAPanelIsWanted {
        private HttpResponse<String> want(String more) {
            return send(scene.panel(ADAM, "/panels", "{\"channelId\":\"%s\"%s}".formatted(GENERAL, more)));
        }

        @Test
        void isRecordedWithWhatBecameOfIt() {
            HttpResponse<String> response = want(",\"text\":\"Ask here\",\"topics\":[\"One\",\"Two\"]");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            String path = "/ticket-panels/" + body(response).at("/data/id").asString() + "/delivery";

            String posted = "{\"channelId\":\"%s\",\"messageId\":\"%s\"}".formatted(GENERAL, CARD);
            send(scene.told("PUT", path, "{\"cause\":\"missing-permission\"}"));
            assertThat(send(scene.told("PUT", path, posted)).body()).contains("\"recorded\":true");
            send(scene.told("PUT", path, posted));
            send(scene.told("PUT", path, "{\"cause\":\"message-deleted\"}"));

            assertThat(scene.types())
                    .containsExactly("ticket.PanelRequested", "ticket.PanelFailed", "ticket.PanelPosted");
            assertThat(problem(send(scene.told("PUT", "/ticket-panels/x/delivery", posted))))
                    .isEqualTo("404 not-found");
        }

        @Test
        void isRefusedWithEveryFaultAndWhatDiscordDoesNotHave() {
            assertThat(pointers(want(",\"text\":\"%s\",\"topics\":[\"\",\"%s\"],\"more\":1"
                            .formatted("x".repeat(2_001), "y".repeat(81)))))
                    .containsExactlyInAnyOrder("/text", "/topics/0", "/topics/1", "/more");
            assertThat(pointers(want(",\"topics\":[\"a\",\"a\"]"))).containsExactly("/topics");
            assertThat(pointers(send(scene.panel(ADAM, "/panels", "{\"channelId\":\"%s\"}".formatted(VOICE)))))
                    .containsExactly("/channelId");
            assertThat(problem(send(scene.panel(MAX, "/panels", "{}")))).isEqualTo("403 forbidden");
        }
    }

    /** Texts about persons are nowhere but in the log, sealed. */
    @Nested
    class WhenTextsAreErased {
        private String stored(String key) {
            return new String(
                    scene.jdbc()
                            .sql("select answer from command.idempotency where key = ?")
                            .param(key)
                            .query(byte[].class)
                            .single(),
                    StandardCharsets.UTF_8);
        }

        @Test
        void noAnswerRemembersThem() {
            String opener = someone(77);
            HttpResponse<String> opened = send(scene.open(opener, "Kumquats").header("Idempotency-Key", "erased"));
            assertThat(opened.body()).contains("Kumquats");
            assertThat(stored("erased")).doesNotContain("Kumquats").contains("\"success\":true");

            SubjectKeys keys = side.bean(SubjectKeys.class);
            keys.destroy(opener, List.of(keys.newest(opener).orElseThrow()));

            assertThat(send(scene.open(opener, "Kumquats").header("Idempotency-Key", "erased"))
                            .body())
                    .doesNotContain("Kumquats")
                    .contains("\"subject\":\"[erased]\"");
            assertThat(scene.steer(known(opened), "claim", "{}").body()).contains("\"subject\":\"[erased]\"");
        }
    }

    /** Memory is lost in between, as by a restart: what is kept beside the log and what follows it are all there is. */
    @Nested
    class WhenHistoriesAreLong {
        private static final int MANY = 120;

        private String kept(String aggregateId) {
            return scene.jdbc()
                    .sql("select convert_from(payload, 'UTF8') from log.snapshot where aggregate_id = ?")
                    .param(aggregateId)
                    .query((row, n) -> row.getString(1))
                    .optional()
                    .orElse("");
        }

        private void awaitKept(String aggregateId) {
            await().until(() -> !kept(aggregateId).isEmpty());
        }

        @Test
        void theDeskGoesOnWithTheNextNumber() {
            Known ticket = scene.opened(MAX);
            for (int i = 0; i < MANY; i++) {
                known(scene.steer(ticket, "claim", "{\"assigneeId\":\"%s\"}".formatted(someone(i % 2))));
            }
            String desk = AggregateIds.ticketDesk(scene.guild().id());
            awaitKept(desk);
            assertThat(kept(desk)).contains(ticket.id()).doesNotContain("Help");

            side.bean(AggregateCache.class).removeAll();

            assertThat(scene.opened(MAX).number()).isEqualTo(2);
            assertThat(known(scene.steer(ticket, "close", "{}"))
                            .data()
                            .get("assigneeId")
                            .asString())
                    .isEqualTo(someone((MANY - 1) % 2));
        }

        @Test
        void theTranscriptKnowsWhatItHolds() {
            Known ticket = scene.opened(MAX);
            List<String> reports = IntStream.range(0, 3).mapToObj(this::hundred).toList();
            reports.forEach(report ->
                    assertThat(scene.written(ticket, report).statusCode()).isEqualTo(200));
            awaitKept(AggregateIds.ticket(ticket.id()));
            assertThat(kept(AggregateIds.ticket(ticket.id())))
                    .doesNotContain("Hello")
                    .hasSizeLessThan(6_000);

            side.bean(AggregateCache.class).removeAll();

            for (String report : reports) {
                assertThat(scene.written(ticket, report).body())
                        .contains("\"messages\":300,\"written\":0,\"edited\":0,\"deleted\":0");
            }
            assertThat(scene.transcript(ticket.id())).hasSize(300);
        }

        private String hundred(int page) {
            return IntStream.range(100 * page, 100 * page + 100)
                    .mapToObj(i -> """
                            {"messageId":"%d","authorId":"%s","authorName":"Max","byBot":false,"text":"Hello","writtenAtMillis":%d}""".formatted(1_180_000_000_000_800_000L + i, MAX, 1_800_000_000_000L + i))
                    .collect(Collectors.joining(",", "{\"messages\":[", "]}"));
        }
    }
}
