package dev.guildhall.bot.tempvoice;

import net.dv8tion.jda.api.entities.channel.unions.AudioChannelUnion;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/**
 * Follows who goes where. What happened while there was no session has no event of its own; after a new one JDA reports
 * every guild as ready once more, and then it is compared.
 */
public final class TempVoiceWatch implements EventListener {
    private final TempVoice voice;

    TempVoiceWatch(TempVoice voice) {
        this.voice = voice;
    }

    @Override
    public void onEvent(GenericEvent event) {
        switch (event) {
            case GuildVoiceUpdateEvent moved -> moved(moved);
            case GuildReadyEvent ready -> voice.compare(ready.getGuild().getId());
            case GuildAvailableEvent available ->
                voice.compare(available.getGuild().getId());
            case ChannelCreateEvent created -> created(created);
            default -> {
                // Concerns no voice channel.
            }
        }
    }

    private void moved(GuildVoiceUpdateEvent moved) {
        String guildId = moved.getGuild().getId();
        AudioChannelUnion left = moved.getChannelLeft();
        if (left != null) {
            voice.left(guildId, left.getId());
        }
        if (moved.getChannelJoined() != null) {
            voice.entered(guildId, moved.getMember().getId());
        }
    }

    private void created(ChannelCreateEvent created) {
        if (created.isFromGuild() && created.getChannelType().isAudio()) {
            voice.appeared(created.getGuild().getId(), created.getChannel().getId());
        }
    }
}
