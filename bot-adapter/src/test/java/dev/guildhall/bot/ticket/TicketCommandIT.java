package dev.guildhall.bot.ticket;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.ELSEWHERE;
import static dev.guildhall.bot.bench.Discord.GENERAL;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.RecordedGiveaways.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.bench.RecordedEffects;
import dev.guildhall.bot.bench.RecordedTickets;
import dev.guildhall.bot.bench.SideCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TicketCommandIT {
    private static final String TICKETS = "/internal/guilds/" + DEMO + "/tickets";
    private static final String PANEL = "01JD8ZK4M7Q2W5X9Y0ABCDPANE";

    private static TicketScene scene;

    @BeforeAll
    static void start() {
        scene = new TicketScene();
        scene.stage().bot().awaitCommands();
    }

    @BeforeEach
    void moveOn() {
        scene.moveOn();
    }

    @AfterEach
    void heal() {
        scene.sides().refuse(0, null);
        scene.sides().tickets().clear();
        scene.sides().beforeAnswering(call -> {});
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static String content(String userId, String command) {
        return scene.discord().command(DEMO, userId, command).path("content").asString();
    }

    private static SideCall last(String path) {
        return scene.sides().calls("POST", path).getLast();
    }

    /** The answer of the command side, and a channel as soon as it has answered. */
    private static void opensWithAChannel() {
        scene.sides().tickets().put(RecordedTickets.ticket(RecordedTickets.ID, 12, "help"));
        scene.sides().beforeAnswering(call -> {
            if (call.is("POST", TICKETS)) {
                Map<String, @Nullable Object> effect =
                        RecordedEffects.effect(RecordedTickets.ID + ":channel:0", "ticket.channel", 0);
                effect.put("ticket", RecordedTickets.ticket(RecordedTickets.ID, 12, "help"));
                scene.sides().effects().wanted(effect);
            }
        });
    }

    /** Several tests open it, each time as if for the first time. */
    private static List<String> mentionsOfItsChannels() {
        return scene.discord().channels(DEMO).stream()
                .filter(channel -> channel.path("topic").asString("").contains(RecordedTickets.ID))
                .map(channel -> "<#" + channel.path("id").asString() + ">")
                .toList();
    }

    @Nested
    class WhenATicketIsOpened {
        @Test
        void tellsTheMemberWhereItIs() {
            opensWithAChannel();

            JsonNode seen = scene.discord().command(DEMO, MAX, "/ticket open subject:\"My order is gone\"");

            assertThat(mentionsOfItsChannels())
                    .extracting(mention -> "Your ticket #12: " + mention)
                    .contains(seen.path("content").asString());
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
            JsonNode asked = last(TICKETS).json();
            assertThat(asked.path("openerId").asString()).isEqualTo(MAX);
            assertThat(asked.path("subject").asString()).isEqualTo("My order is gone");
            assertThat(last(TICKETS).header("idempotency-key")).startsWith("discord-");
        }

        @ParameterizedTest
        @CsvSource({
            "module-off, Tickets are switched off. Turn them on with /module enable tickets.",
            "ticket-too-old, This ticket was closed too long ago. Open a new one."
        })
        void saysWhyNot(String word, String said) {
            scene.sides().refuse(409, problem(word, Map.of()));

            assertThat(content(MAX, "/ticket open subject:help")).isEqualTo(said);
        }

        @Test
        void saysHowManyThereMayBeAndWhenTheNext() {
            scene.sides().refuse(409, problem("too-many-open", Map.of("scope", "member", "limit", 3)));
            assertThat(content(MAX, "/ticket open subject:help"))
                    .isEqualTo("You have as many open tickets as you may have: 3. Close one first.");

            Instant until = Instant.now().plusSeconds(600);
            scene.sides().refuse(409, problem("cooling-down", Map.of("until", until.toString())));
            assertThat(content(MAX, "/ticket open subject:help")).contains("<t:" + until.getEpochSecond() + ":R>");
        }
    }

    @Nested
    class WhenAPanelIsUsed {
        private static JsonNode panel(List<String> topics) {
            String channel = scene.newChannel("help");
            Map<String, @Nullable Object> effect = RecordedEffects.effect(PANEL + ":panel", "ticket.panel", 0);
            effect.put("panel", Map.of("id", PANEL, "channelId", channel, "text", "Help", "topics", topics));
            scene.carriedOut(effect);
            return scene.discord().messages(channel).getFirst();
        }

        @Test
        void asksWhatItIsAboutAndOpensIt() {
            opensWithAChannel();
            JsonNode form =
                    scene.discord().click(DEMO, MAX, panel(List.of()).path("id").asString(), "ticket:open:" + PANEL);
            assertThat(form.at("/modal/title").asString()).isEqualTo("New ticket");

            JsonNode seen = scene.discord()
                    .submit(DEMO, MAX, form.path("interactionId").asString(), Map.of("subject", "@everyone help"));

            assertThat(seen.path("content").asString()).startsWith("Your ticket #12: <#");
            assertThat(last(TICKETS).json().path("subject").asString()).isEqualTo("@everyone help");
            assertThat(last(TICKETS).json().has("topic")).isFalse();
        }

        @Test
        void knowsTheTopicThatWasChosen() {
            opensWithAChannel();
            JsonNode form = scene.discord()
                    .choose(
                            DEMO,
                            MAX,
                            panel(List.of("Orders", "Refunds")).path("id").asString(),
                            "ticket:topic:" + PANEL,
                            "1");

            scene.discord().submit(DEMO, MAX, form.path("interactionId").asString(), Map.of("subject", "help"));

            assertThat(last(TICKETS).json().path("topic").asString()).isEqualTo("Refunds");
        }
    }

    @Nested
    class WhenACardIsUsed {
        private static JsonNode press(String userId, String customId) {
            TextChannel channel = Objects.requireNonNull(scene.stage().session().getTextChannelById(GENERAL));
            String message = channel.sendMessage("card")
                    .addComponents(ActionRow.of(Button.primary(customId, "x")))
                    .complete()
                    .getId();
            return scene.discord().click(DEMO, userId, message, customId);
        }

        @Test
        void asksWhyBeforeItCloses() {
            JsonNode form = press(MAX, TicketIds.close(scene.ticketId()));
            assertThat(form.at("/modal/title").asString()).isEqualTo("Close the ticket?");

            JsonNode seen = scene.discord()
                    .submit(DEMO, MAX, form.path("interactionId").asString(), Map.of("reason", "solved"));

            assertThat(seen.path("content").asString()).isEqualTo("Ticket #1 is closed.");
            JsonNode asked = last(TICKETS + "/" + scene.ticketId() + "/close").json();
            assertThat(asked.path("userId").asString()).isEqualTo(MAX);
            assertThat(asked.path("reason").asString()).isEqualTo("solved");
            assertThat(asked.path("roleIds").toString()).contains(MEMBER_ROLE);
            assertThat(asked.path("administrator").asBoolean()).isFalse();
        }

        @Test
        void claimsInTheNameOfWhoeverPresses() {
            press(ADAM, TicketIds.claim(scene.ticketId()));

            JsonNode asked = last(TICKETS + "/" + scene.ticketId() + "/claim").json();
            assertThat(asked.path("userId").asString()).isEqualTo(ADAM);
            assertThat(asked.path("administrator").asBoolean()).isTrue();
        }

        @Test
        void leavesItToTheCommandSideWhoMay() {
            scene.sides().refuse(403, problem("not-staff", Map.of()));

            assertThat(press(MAX, TicketIds.claim(scene.ticketId()))
                            .path("content")
                            .asString())
                    .startsWith("Only those who look after tickets may do this.");
        }

        @Test
        void knowsNoTicketOfAnotherGuild() {
            scene.sides().refuse(404, problem("not-found", Map.of()).replace("\"status\":409", "\"status\":404"));

            assertThat(press(MAX, TicketIds.reopen(scene.ticketId()))
                            .path("content")
                            .asString())
                    .startsWith("There is no such ticket here.");
            assertThat(scene.sides().calls().stream()
                            .filter(call -> call.path().contains(ELSEWHERE)
                                    && call.path().contains("/tickets/")))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ticket:claim", "ticket:close:1", "ticket:rate:x", "ticket:reopen:a:b"})
        void doesNothingForIdsThatNobodyGave(String customId) {
            int before = scene.sides().calls().size();

            assertThat(press(MAX, customId).path("content").asString())
                    .startsWith("This button is of no use any more.");
            assertThat(scene
                            .sides()
                            .calls()
                            .subList(before, scene.sides().calls().size())
                            .stream()
                            .filter(call ->
                                    call.method().equals("POST") && call.path().startsWith(TICKETS)))
                    .isEmpty();
        }
    }

    @Nested
    class WhenItIsGivenInATicketsChannel {
        @Test
        void meansThatTicket() {
            String channel = String.valueOf(scene.opened(Map.of()).get("channelId"));

            JsonNode seen = scene.discord().commandIn(DEMO, channel, ADAM, "/ticket add user:@mona");

            assertThat(seen.path("content").asString()).startsWith("They are in ticket #");
            JsonNode asked =
                    last(TICKETS + "/" + scene.ticketId() + "/participants").json();
            assertThat(asked.path("add").toString()).contains(MONA);
        }

        @Test
        void isAskedForAnywhereElse() {
            assertThat(content(ADAM, "/ticket claim")).startsWith("I do not know which ticket you mean.");
        }

        @Test
        void takesANumberFromThoseWhoMayRead() {
            scene.sides().tickets().put(scene.ticket(Map.of("number", 4711)));

            content(ADAM, "/ticket close ticket:#4711 reason:done");

            assertThat(last(TICKETS + "/" + scene.ticketId() + "/close")
                            .json()
                            .path("reason")
                            .asString())
                    .isEqualTo("done");
            assertThat(content(MAX, "/ticket close ticket:#4711")).startsWith("I do not know which ticket you mean.");
        }

        @Test
        void offersTicketsToThoseWhoMayRead() {
            scene.sides().tickets().put(scene.ticket(Map.of("number", 4712, "subject", "Broken door")));

            JsonNode offered = scene.discord().autocomplete(DEMO, ADAM, "/ticket claim ticket:brok", "ticket");
            assertThat(offered.at("/choices/0/name").asString()).isEqualTo("#4712 Broken door");
            assertThat(offered.at("/choices/0/value").asString()).isEqualTo(scene.ticketId());
            assertThat(scene.discord()
                            .autocomplete(DEMO, MAX, "/ticket claim ticket:brok", "ticket")
                            .path("choices"))
                    .isEmpty();
        }
    }

    @Nested
    class WhenAPanelIsAskedFor {
        @Test
        void asksTheCommandSideOnBehalfOfTheMember() {
            content(ADAM, "/ticket panel channel:#general text:Help topics:\"Orders, Refunds,,Orders\"");

            SideCall asked = last("/api/guilds/" + DEMO + "/tickets/panels");
            assertThat(asked.header("x-acting-for")).isEqualTo(ADAM);
            assertThat(asked.json().path("channelId").asString()).isEqualTo(GENERAL);
            assertThat(asked.json().path("topics").toString()).isEqualTo("[\"Orders\",\"Refunds\"]");
        }
    }
}
