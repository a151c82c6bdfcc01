package dev.guildhall.bot.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.HistoryEntry;
import dev.guildhall.bot.sides.HistoryEntry.Who;
import dev.guildhall.events.Change;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTextTest {
    private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);
    private static final Change PREFIX = new Change("/settings/prefix", "!", "?");

    private static HistoryEntry entry(@Nullable Who who, @Nullable String origin, List<Change> changes) {
        return new HistoryEntry(7, Instant.EPOCH, "settings.Changed", who, origin, null, changes);
    }

    private static String changed(Change change) {
        String text = ChangeText.entry(entry(null, null, List.of(change)), ENGLISH);
        return text.substring(text.indexOf('\n') + 1);
    }

    @Nested
    class WhenAnEntryIsTold {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "panel | panel",
                    "discord | Discord",
                    "operator:console | operator",
                    "panel:import:1180000000000000001@7 | panel, from a document",
                    "carrier pigeon | elsewhere"
                })
        void saysWhereItCameFrom(String origin, String where) {
            assertThat(ChangeText.entry(entry(null, origin, List.of(PREFIX)), ENGLISH))
                    .startsWith("<t:0:R> · **somebody** · " + where + "\n");
        }

        @Test
        void namesWhoeverHasNoNameByTheirId() {
            assertThat(ChangeText.who(entry(new Who("panel", "118", null), null, List.of()), ENGLISH))
                    .isEqualTo("118");
        }

        @Test
        void countsWhatThereIsNoRoomFor() {
            assertThat(ChangeText.entry(entry(null, null, Collections.nCopies(8, PREFIX)), ENGLISH))
                    .endsWith("\n… and 3 more");
        }
    }

    @Nested
    class WhenAValueIsTold {
        @Test
        void isAMentionWhereItIsAnId() {
            assertThat(changed(new Change("/modules/music/config/djRoleId", null, "118")))
                    .isEqualTo("music.djRoleId: default → <@&118>");
            assertThat(changed(new Change("/settings/logChannelId", "118", null)))
                    .isEqualTo("settings.logChannelId: <#118> → default");
        }

        @Test
        void isJsonWhereItIsAList() {
            assertThat(changed(new Change("/modules/moderation/config/blockedWords", List.of(), List.of("a", "b"))))
                    .isEqualTo("moderation.blockedWords: `[]` → `[\"a\",\"b\"]`");
        }

        @Test
        void cannotEndTheCodeThatItStandsIn() {
            assertThat(changed(new Change("/settings/prefix", "`", "` **loud** @everyone")))
                    .isEqualTo("settings.prefix: \\` → \\` \\*\\*loud\\*\\* @\u200Beveryone");
        }

        @Test
        void isCutWhereItIsLong() {
            assertThat(changed(new Change("/modules/welcome/config/text", null, "x".repeat(2_000))))
                    .hasSizeLessThan(120)
                    .endsWith("…`");
        }

        @Test
        void ofWhatIsGoneIsToldAsItIs() {
            assertThat(changed(new Change("/modules/poker/config/stake", 1L, true)))
                    .isEqualTo("poker.stake: `1` → on");
        }
    }
}
