package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.events.wire.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Everything that Guildhall says and stores in Redis, held against the one list of it. A channel that is added to the
 * list and that nobody subscribes to, or that nothing of {@link #doEverything} has published, fails here; so does a
 * channel or key that is not on the list.
 */
abstract class RedisContract extends Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADMIN_ROLE = "1180000000000000301";

    /** Otherwise in neither guild, and leaves again. */
    private static final String VISITOR = World.OTTO;

    private static Set<String> channels() {
        return Arrays.stream(Channel.values()).map(Channel::channelName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whatever has something published; each is done by the one who would do it. */
    private void doEverything() {
        Panel adam = panelOf(World.ADAM);
        accepted(adam.changePrefix(World.DEMO, newPrefix()));
        for (GuildModule module : GuildModule.values()) {
            String path = "/api/guilds/" + World.DEMO + "/modules/" + module.word();
            boolean enabled = adam.get(path).data().path("enabled").asBoolean();
            accepted(adam.post(path + "/toggle", "{\"enabled\":" + !enabled + "}"));
        }
        subscribe("PREMIUM");
        subscribe("FREE");
        assertThat(adam.post("/api/guilds/" + World.DEMO + "/sync", "").status())
                .isEqualTo(200);
        installation().discord().type(World.DEMO, World.ADAM, "/config show");
        somebodyComesAndGoes();
    }

    private void subscribe(String plan) {
        Http.Answer answer = Http.send(
                "PUT",
                installation().commandUrl() + "/api/admin/guilds/" + World.DEMO + "/subscription",
                Map.of("Authorization", "Bearer " + Tokens.valid(World.OTTO)),
                "{\"plan\":\"" + plan + "\"}");
        accepted(answer);
    }

    /** A member joins, becomes an administrator, is one no longer, and leaves. */
    private void somebodyComesAndGoes() {
        Discord discord = installation().discord();
        Panel visitor = installation().panel(Tokens.valid(VISITOR));
        discord.member("PUT", World.DEMO, VISITOR, List.of(ADMIN_ROLE));
        await("the visitor's access")
                .atMost(PATIENCE)
                .until(() -> visitor.settings(World.DEMO).status() == 200);
        discord.member("PATCH", World.DEMO, VISITOR, List.of());
        await("the loss of it")
                .atMost(PATIENCE)
                .until(() -> visitor.settings(World.DEMO).status() == 403);
        discord.member("DELETE", World.DEMO, VISITOR, List.of());
    }

    @Nested
    class WhenEverythingHappens {
        @Test
        void whatIsPublishedIsExactlyWhatIsListedAndEachIsOfItsForm() {
            try (PatternEar ear = new PatternEar(installation().redis().url())) {
                doEverything();

                await("something on every channel")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(ear.published()).isEqualTo(channels()));
                for (Channel channel : Channel.values()) {
                    assertThat(ear.published(channel.channelName()))
                            .as(channel.channelName())
                            .allSatisfy(json -> assertThat(EventJson.read(json, channel.envelope()))
                                    .satisfies(envelope -> {
                                        assertThat(envelope.guildId()).isNotBlank();
                                        assertThat(envelope.timestamp()).isPositive();
                                        assertThat(envelope.version()).isNotNegative();
                                    }));
                }
            }
        }

        @Test
        void whatIsSubscribedIsExactlyWhatIsListed() {
            try (PatternEar ear = new PatternEar(installation().redis().url())) {
                await("a subscriber of every channel")
                        .atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(new TreeSet<>(ear.subscribed().keySet()))
                                        .isEqualTo(channels()));
                assertThat(ear.subscribed())
                        .allSatisfy((channel, subscribers) ->
                                assertThat(subscribers).isPositive());
            }
        }

        @Test
        void whatIsStoredIsExactlyWhatIsListedAndEachLivesForAnHourAtMost() {
            try (PatternEar ear = new PatternEar(installation().redis().url())) {
                doEverything();

                await("a value of every kind")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        ear.keys().stream().map(CacheKey::of).collect(Collectors.toSet()))
                                .isEqualTo(Arrays.stream(CacheKey.values())
                                        .map(java.util.Optional::of)
                                        .collect(Collectors.toSet())));
                assertThat(ear.keys()).allSatisfy(key -> {
                    assertThat(ear.secondsToLive(key)).as(key).isBetween(0L, CacheKey.TTL.toSeconds());
                    assertThat(EventJson.mapper()
                                    .readTree(ear.value(key))
                                    .path("version")
                                    .asLong())
                            .as(key)
                            .isPositive();
                });
            }
        }
    }
}
