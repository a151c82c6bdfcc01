package dev.guildhall.bot.interaction;

import dev.guildhall.door.access.AccessLevel;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;

/**
 * An option that a member is typing.
 *
 * @param command with its subcommand, by their own names
 * @param access what the member may do in the guild, as Discord says at this moment
 */
public record Completion(String guildId, String command, String option, String typed, AccessLevel access) {
    /** Those words that start as typed, whatever the case. */
    public CompletableFuture<List<Choice>> among(List<String> words) {
        String start = typed.toLowerCase(Locale.ROOT);
        return CompletableFuture.completedFuture(words.stream()
                .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(start))
                .map(word -> new Choice(word, word))
                .toList());
    }
}
