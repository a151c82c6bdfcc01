package dev.guildhall.bot.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuildMirrorTest {
    @ParameterizedTest
    @CsvSource({
        "TEXT,TEXT",
        "NEWS,TEXT",
        "VOICE,VOICE",
        "CATEGORY,CATEGORY",
        "STAGE,STAGE",
        "FORUM,FORUM",
        "MEDIA,MEDIA",
        "UNKNOWN,OTHER"
    })
    void tellsChannelsApart(ChannelType type, ChannelKind kind) {
        assertThat(GuildMirror.kind(type)).isEqualTo(kind);
    }

    @Test
    void cutsNamesBetweenCharacters() {
        assertThat(GuildMirror.name("general", 7)).isEqualTo("general");
        assertThat(GuildMirror.name("general", 3)).isEqualTo("gen");
        assertThat(GuildMirror.name("ab\ud83c\udf89", 3)).isEqualTo("ab");
        assertThat(GuildMirror.name("a\u0000b\n", 9)).isEqualTo("ab");
    }
}
