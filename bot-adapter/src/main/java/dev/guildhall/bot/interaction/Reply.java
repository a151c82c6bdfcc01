package dev.guildhall.bot.interaction;

import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** What the user sees in the end. Nobody is ever mentioned by it. */
public record Reply(boolean success, MessageEditData message) {
    public static Reply success(String text) {
        return new Reply(true, new MessageEditBuilder().setContent(text).build());
    }

    public static Reply success(MessageEmbed embed) {
        return new Reply(true, new MessageEditBuilder().setEmbeds(embed).build());
    }

    public static Reply failure(String text) {
        return new Reply(false, new MessageEditBuilder().setContent(text).build());
    }
}
