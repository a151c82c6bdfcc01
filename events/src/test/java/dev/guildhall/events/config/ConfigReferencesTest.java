package dev.guildhall.events.config;

import static dev.guildhall.events.config.Kind.Snowflake.Target.CATEGORY;
import static dev.guildhall.events.config.Kind.Snowflake.Target.ROLE;
import static dev.guildhall.events.config.Kind.Snowflake.Target.TEXT_CHANNEL;
import static dev.guildhall.events.config.Kind.Snowflake.Target.TEXT_OR_VOICE_CHANNEL;
import static dev.guildhall.events.config.Kind.Snowflake.Target.VOICE_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigReferencesTest {
    private static final String ID = "1180000000000000301";
    private static final String OTHER = "1180000000000000302";

    @Test
    void areFoundAtAnyDepthInTheOrderOfTheSchema() {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put("levelRoles", List.of(Map.of("level", 1L, "roleId", ID), Map.of("level", 2L, "roleId", OTHER)));
        patch.put("ignoredChannelIds", List.of(OTHER));
        patch.put("levelUpChannelId", ID);
        patch.put("levelUpText", ID);

        assertThat(GuildSchemas.of(GuildModule.LEVELING).references("/config", patch))
                .containsExactly(
                        new ConfigReference("/config/levelUpChannelId", ID, TEXT_CHANNEL),
                        new ConfigReference("/config/ignoredChannelIds/0", OTHER, TEXT_OR_VOICE_CHANNEL),
                        new ConfigReference("/config/levelRoles/0/roleId", ID, ROLE),
                        new ConfigReference("/config/levelRoles/1/roleId", OTHER, ROLE));
    }

    @Test
    void leaveOutWhatIsReset() {
        assertThat(GuildSchemas.SETTINGS.references("", Collections.singletonMap("logChannelId", null)))
                .isEmpty();
    }

    /** A new id field that does not say of what it is the id is not checked against the guild: here it is missed. */
    @Test
    void coverEveryIdFieldOfEveryModule() {
        assertThat(targets(GuildSchemas.SETTINGS))
                .containsExactlyInAnyOrderEntriesOf(Map.of("logChannelId", TEXT_CHANNEL));
        assertThat(targets(GuildModule.GIVEAWAY))
                .isEqualTo(Map.of("pingRoleId", ROLE, "requiredRoleIds", ROLE, "bonusEntries", ROLE));
        assertThat(targets(GuildModule.TICKETS))
                .isEqualTo(Map.of("categoryId", CATEGORY, "supportRoleIds", ROLE, "transcriptChannelId", TEXT_CHANNEL));
        assertThat(targets(GuildModule.TEMPVOICE))
                .isEqualTo(Map.of("creatorChannelId", VOICE_CHANNEL, "categoryId", CATEGORY));
        assertThat(targets(GuildModule.WELCOME)).isEqualTo(Map.of("channelId", TEXT_CHANNEL, "autoRoleIds", ROLE));
        assertThat(targets(GuildModule.LEVELING))
                .isEqualTo(Map.of(
                        "levelUpChannelId",
                        TEXT_CHANNEL,
                        "ignoredRoleIds",
                        ROLE,
                        "ignoredChannelIds",
                        TEXT_OR_VOICE_CHANNEL,
                        "levelRoles",
                        ROLE));
        assertThat(targets(GuildModule.MODERATION)).isEqualTo(Map.of("logChannelId", TEXT_CHANNEL));
        assertThat(targets(GuildModule.AUTORESPONDER)).isEmpty();
        assertThat(targets(GuildModule.MUSIC)).isEqualTo(Map.of("djRoleId", ROLE, "requestChannelId", TEXT_CHANNEL));
    }

    private static Map<String, Target> targets(GuildModule module) {
        return targets(GuildSchemas.of(module));
    }

    private static Map<String, Target> targets(ConfigSchema schema) {
        return schema.references("", KindSamples.ofEveryField(schema)).stream()
                .collect(Collectors.toMap(r -> r.pointer().split("/", -1)[1], ConfigReference::target));
    }
}
