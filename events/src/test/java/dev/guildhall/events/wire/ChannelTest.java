package dev.guildhall.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelTest {
    /** Spelt out once more on purpose: others subscribe to these names, so a change here is a break of the contract. */
    private static final Map<String, Class<? extends Envelope>> CONTRACT = Map.ofEntries(
            Map.entry("bot:config:settings", ConfigChanged.class),
            Map.entry("bot:config:welcome", ConfigChanged.class),
            Map.entry("bot:config:moderation", ConfigChanged.class),
            Map.entry("bot:config:leveling", ConfigChanged.class),
            Map.entry("bot:config:giveaway", ConfigChanged.class),
            Map.entry("bot:config:tickets", ConfigChanged.class),
            Map.entry("bot:config:autoresponder", ConfigChanged.class),
            Map.entry("bot:config:tempvoice", ConfigChanged.class),
            Map.entry("bot:config:music", ConfigChanged.class),
            Map.entry("bot:config:subscription", ConfigChanged.class),
            Map.entry("bot:config:update", ConfigChanged.class),
            Map.entry("config:update", SettingsChange.class),
            Map.entry("module:toggle", ModuleToggle.class),
            Map.entry("guild:reload", GuildReload.class),
            Map.entry("permission:revoked", PermissionRevocation.class),
            Map.entry("command:executed", CommandExecution.class),
            Map.entry("discord_events", DiscordEvent.class));

    @Test
    void namesAndEnvelopesAreThoseOfTheContract() {
        assertThat(Arrays.stream(Channel.values())
                        .collect(Collectors.<Channel, String, Class<? extends Envelope>>toMap(
                                Channel::channelName, Channel::envelope)))
                .isEqualTo(CONTRACT);
    }

    @Test
    void theBotHasElevenOfThem() {
        assertThat(Channel.botConfig())
                .extracting(Channel::channelName)
                .hasSize(11)
                .allMatch(name -> name.startsWith("bot:config:"));
    }

    @Test
    void isFoundByItsNameOnly() {
        assertThat(Channel.of("config:update")).contains(Channel.CONFIG_UPDATE);
        assertThat(Channel.of("CONFIG_UPDATE")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPartHasItsOwn(ConfigPart part) {
        assertThat(Channel.forPart(part).channelName()).isEqualTo("bot:config:" + part.word());
    }

    @ParameterizedTest
    @EnumSource
    void everyModuleIsAPart(GuildModule module) {
        assertThat(ConfigPart.of(module).module()).contains(module);
    }

    @Test
    void envelopesCarryGuildTimeAndVersion() {
        assertThat(EventJson.writeString(
                        ConfigChanged.updated("1180000000000000001", ConfigPart.GIVEAWAY, 1_700_000_000_000L, 42)))
                .isEqualTo("{\"guildId\":\"1180000000000000001\",\"module\":\"GIVEAWAY\",\"action\":\"update\","
                        + "\"timestamp\":1700000000000,\"version\":42}");
    }
}
