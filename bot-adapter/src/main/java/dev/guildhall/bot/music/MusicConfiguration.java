package dev.guildhall.bot.music;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.sides.MusicReads;
import dev.guildhall.bot.sides.MusicSide;
import dev.guildhall.bot.sides.QueueView.QueuedTrack;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue in Discord. */
@Configuration(proxyBeanMethods = false)
public class MusicConfiguration {
    @Bean(destroyMethod = "close")
    KnownThings<QueuedTrack> botKnownTracks(MusicReads reads) {
        return new KnownThings<>(
                "tracks",
                List.of(MusicCommand.QUEUED),
                (guildId, status, limit) -> reads.queue(guildId, limit).tracks());
    }

    @Bean
    MusicCommand botMusicCommand(
            MusicSide music,
            MusicReads reads,
            ObjectProvider<DiscordConnection> discord,
            KnownThings<QueuedTrack> botKnownTracks) {
        return new MusicCommand(music, reads, new Audiences(discord), botKnownTracks);
    }
}
