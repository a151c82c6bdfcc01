package dev.guildhall.bot.tempvoice;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MONA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.RunningBot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.Category;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TempVoiceIT {
    private static final AtomicInteger SCENES = new AtomicInteger();

    private static VoiceScene scene;
    private static RunningBot bot;

    /** What the names of this test's channels begin with. */
    private String prefix = "";

    private String creator = "";

    @BeforeAll
    static void open() {
        scene = new VoiceScene();
        bot = scene.start();
    }

    @AfterAll
    static void close() {
        bot.close();
        scene.close();
    }

    @BeforeEach
    void moveOn() {
        prefix = "room " + (char) ('a' + SCENES.getAndIncrement()) + " ";
        creator = scene.createVoice(bot, "join here");
    }

    @AfterEach
    void hangUp() {
        scene.discord().heal();
        scene.discord().hangUp(DEMO, MAX);
        scene.discord().hangUp(DEMO, MONA);
        scene.discord().deleteChannel(DEMO, creator);
    }

    private void configure(Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("namePattern", prefix + "{number} {name}"));
        fields.putAll(more);
        bot.learn(DEMO, scene.configure(creator, fields));
    }

    private static String id(JsonNode channel) {
        return channel.path("id").asString();
    }

    @Nested
    class WhenAMemberWantsAChannel {
        @Test
        void makesOneAsConfiguredAndDeletesItWhenEverybodyHasLeft() {
            String category = scene.discord().createChannel(DEMO, "category", "rooms");
            VoiceScene.awaitKnown(bot, category);
            configure(Map.of("categoryId", category, "userLimit", 5, "bitrateKbps", 384));

            scene.discord().speak(DEMO, MAX, creator);
            JsonNode made = scene.awaitIn(MAX, prefix);

            String name = made.path("name").asString();
            assertThat(name).matches(prefix + "[0-9]+ Max");
            assertThat(made.path("parent_id").asString()).isEqualTo(category);
            assertThat(made.path("user_limit").asInt()).isEqualTo(5);
            assertThat(made.path("bitrate").asInt()).isEqualTo(96_000);

            scene.discord().speak(DEMO, MONA, id(made));
            scene.discord().hangUp(DEMO, MAX);
            scene.discord().speak(DEMO, MAX, creator);
            assertThat(scene.awaitIn(MAX, prefix).path("name").asString())
                    .matches(prefix + "[0-9]+ Max")
                    .isNotEqualTo(name);
            assertThat(scene.channels(prefix)).hasSize(2);

            scene.discord().hangUp(DEMO, MONA);
            scene.awaitChannels(prefix, 1);
            scene.discord().hangUp(DEMO, MAX);
            scene.awaitChannels(prefix, 0);
        }

        @Test
        void leavesNothingOfThoseWhoComeAndGo() {
            configure(Map.of());
            for (int i = 0; i < 10; i++) {
                scene.discord().speak(DEMO, MAX, creator);
                scene.discord().hangUp(DEMO, MAX);
            }
            scene.discord().speak(DEMO, MONA, creator);

            scene.awaitIn(MONA, prefix);
            scene.awaitChannels(prefix, 1);
        }

        @Test
        void keepsItWhereTheGuildWantsThat() {
            configure(Map.of("deleteWhenEmpty", false));
            scene.discord().speak(DEMO, MAX, creator);
            JsonNode first = scene.awaitIn(MAX, prefix);
            scene.discord().speak(DEMO, MAX, creator);

            await().atMost(VoiceScene.PATIENCE)
                    .until(() -> !scene.awaitIn(MAX, prefix).equals(first));

            assertThat(scene.channels(prefix)).hasSize(2);
        }
    }

    @Nested
    class WhenThereIsNoRoomInTheCategory {
        @Test
        void makesItOutsideForThoseWhoMaySeeTheCategory() {
            Guild guild = VoiceScene.guild(bot);
            Category full = guild.createCategory("full")
                    .addPermissionOverride(guild.getPublicRole(), List.of(), List.of(Permission.VIEW_CHANNEL))
                    .complete();
            for (int i = 0; i < TempChannels.MAX_IN_CATEGORY; i++) {
                guild.createVoiceChannel("filled " + i, full).complete();
            }
            configure(Map.of("categoryId", full.getId()));

            scene.discord().speak(DEMO, MAX, creator);

            JsonNode made = scene.awaitIn(MAX, prefix);
            assertThat(made.path("parent_id").isNull()).isTrue();
            assertThat(made.path("permission_overwrites").valueStream()).anySatisfy(overwrite -> {
                assertThat(overwrite.path("id").asString()).isEqualTo(DEMO);
                assertThat(overwrite.path("deny").asString())
                        .isEqualTo(Long.toString(Permission.VIEW_CHANNEL.getRawValue()));
            });
        }
    }

    @Nested
    class WhenTheMemberCannotBeMoved {
        @Test
        void takesTheChannelBack() {
            configure(Map.of());
            scene.discord()
                    .fault(Map.of(
                            "kind",
                            "status",
                            "status",
                            403,
                            "code",
                            50_013,
                            "method",
                            "PATCH",
                            "path",
                            "/guilds/" + DEMO + "/members/" + MAX));

            scene.discord().speak(DEMO, MAX, creator);

            await().atMost(VoiceScene.PATIENCE)
                    .until(() -> scene.discord().calls("/members/" + MAX).stream()
                            .anyMatch(call -> call.path("method").asString().equals("PATCH")
                                    && call.path("status").asInt() == 403));
            scene.awaitChannels(prefix, 0);
            assertThat(scene.discord().whereabouts(DEMO, MAX)).isEqualTo(creator);
        }
    }

    @Nested
    class WhenTwoProcessesSeeIt {
        @Test
        void theMemberEndsUpInTheOnlyChannel() {
            RunningBot second = scene.start();
            try {
                configure(Map.of());
                VoiceScene.awaitKnown(second, creator);
                second.learn(DEMO, scene.configure(creator, Map.of("namePattern", prefix + "{number}")));

                for (int i = 0; i < 5; i++) {
                    scene.discord().speak(DEMO, MAX, creator);
                    scene.awaitIn(MAX, prefix);
                    scene.awaitChannels(prefix, 1);
                }
            } finally {
                second.close();
            }
            scene.awaitIn(MAX, prefix);
        }
    }

    @Nested
    class WhenNobodyWatched {
        @Test
        void cleansUpItsOwnAndNothingElseAndServesThoseWhoWait() {
            try (VoiceScene own = new VoiceScene()) {
                String waiting;
                RunningBot before = own.start();
                try {
                    waiting = own.createVoice(before, "join here");
                    before.learn(DEMO, own.configure(waiting, Map.of("namePattern", prefix + "{name}")));
                    own.discord().speak(DEMO, MAX, waiting);
                    own.awaitIn(MAX, prefix);
                    Guild guild = VoiceScene.guild(before);
                    guild.createVoiceChannel(prefix + "lasting").complete();
                } finally {
                    before.close();
                }
                own.discord().hangUp(DEMO, MAX);
                own.discord().speak(DEMO, MONA, waiting);

                RunningBot after = own.start("--guildhall.tempvoice.grace=3s");
                try {
                    own.awaitIn(MONA, prefix);
                    await().atMost(VoiceScene.PATIENCE)
                            .until(() -> own.channels(prefix).stream()
                                    .map(channel -> channel.path("name").asString())
                                    .sorted()
                                    .toList()
                                    .equals(List.of(prefix + "Mona", prefix + "lasting")));
                } finally {
                    after.close();
                }
            }
        }
    }
}
