package dev.guildhall.bot.interaction;

import dev.guildhall.bot.sides.ActingFor;
import dev.guildhall.door.access.AccessLevel;
import java.util.Map;
import java.util.Optional;

/**
 * A slash command as a member gave it.
 *
 * @param command with its subcommand, by their own (not localised) names: {@code config set}
 * @param options as text, by their own names; those left out are not there
 * @param access what the member may do in the guild, as Discord says at this moment
 */
public record Invocation(
        String guildId,
        String command,
        Map<String, String> options,
        ActingFor member,
        AccessLevel access,
        Wording wording) {
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
