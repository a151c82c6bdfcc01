package dev.guildhall.bot.giveaway;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.giveaway.EffectScene.ANNOUNCEMENT;
import static dev.guildhall.bot.giveaway.EffectScene.CARD;
import static dev.guildhall.bot.giveaway.EffectScene.ended;
import static dev.guildhall.bot.giveaway.EffectScene.giveaway;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A guild that has closed itself to the bot, for which each test needs a world of its own. */
class NoWayInIT {
    @Nested
    class WhenAPermissionIsMissing {
        @ParameterizedTest
        @ValueSource(strings = {"VIEW_CHANNEL", "MESSAGE_SEND", "MESSAGE_EMBED_LINKS", "MESSAGE_HISTORY"})
        void parksAndTellsTheCommandSide(Permission permission) {
            try (EffectScene scene = new EffectScene()) {
                scene.discord().deny(DEMO, scene.channelId(), permission.getRawValue());
                scene.awaitKnown(session ->
                        !scene.channel().getGuild().getSelfMember().hasPermission(scene.channel(), permission));

                JsonNode outcome = scene.carriedOut(CARD, giveaway(Map.of()));

                assertThat(outcome.path("outcome").asString()).isEqualTo("parked");
                assertThat(outcome.path("cause").asString()).isEqualTo("missing-permission");
                assertThat(scene.reports("card").getLast().path("cause").asString())
                        .isEqualTo("missing-permission");
                assertThat(scene.discord().messages(scene.channelId())).isEmpty();
            }
        }
    }

    @Nested
    class WhenTheBotWasRemoved {
        @Test
        void parksAndTellsTheCommandSide() {
            try (EffectScene scene = new EffectScene()) {
                scene.discord().removeBot(DEMO);
                scene.awaitKnown(session -> session.getGuildById(DEMO) == null);

                JsonNode outcome = scene.carriedOut(ANNOUNCEMENT, ended(MAX));

                assertThat(outcome.path("outcome").asString()).isEqualTo("parked");
                assertThat(outcome.path("cause").asString()).isEqualTo("guild-left");
                assertThat(scene.reports("announcement-0")
                                .getLast()
                                .path("cause")
                                .asString())
                        .isEqualTo("guild-left");
            }
        }
    }
}
