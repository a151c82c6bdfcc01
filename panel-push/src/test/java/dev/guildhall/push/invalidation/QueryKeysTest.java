package dev.guildhall.push.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.DiscordEventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Spelt out: panels name their queries so. */
class QueryKeysTest {
    private static final List<String> GUILD = List.of("guild", "1");

    @ParameterizedTest
    @CsvSource({"SETTINGS, settings", "SUBSCRIPTION, subscription"})
    void partsThatAreNoModulesStandByThemselves(ConfigPart part, String word) {
        assertThat(QueryKeys.of("1", part)).containsExactly("guild", "1", word);
    }

    @ParameterizedTest
    @CsvSource({"WELCOME, welcome", "GIVEAWAY, giveaway", "TEMPVOICE, tempvoice"})
    void modulesStandTogether(ConfigPart part, String word) {
        assertThat(QueryKeys.of("1", part)).containsExactly("guild", "1", "modules", word);
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBER_JOIN, members",
        "MEMBER_LEAVE, members",
        "TICKET_CREATE, tickets",
        "TICKET_CLAIM, tickets",
        "TICKET_CLOSE, tickets",
        "TICKET_REOPEN, tickets",
        "GIVEAWAY_CREATE, giveaways",
        "GIVEAWAY_ENTRY, giveaways",
        "GIVEAWAY_END, giveaways",
        "GIVEAWAY_CANCEL, giveaways",
        "GIVEAWAY_REROLL, giveaways"
    })
    void whatHappensInDiscordConcernsItsList(DiscordEventType type, String list) {
        assertThat(QueryKeys.of("1", type)).containsExactly("guild", "1", list);
    }

    @Test
    void accessHasItsOwn() {
        assertThat(QueryKeys.access("1")).containsExactly("guild", "1", "access");
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsBelowTheGuild(ConfigPart part) {
        assertThat(QueryKeys.of("1", part))
                .startsWith(GUILD.toArray(String[]::new))
                .hasSizeGreaterThan(2);
    }
}
