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
 */
public record Invocation(Occasion occasion, String command, Map<String, String> options) {
    public String guildId() {
        return occasion.guildId();
    }

    public ActingFor member() {
        return occasion.member();
    }

    public AccessLevel access() {
        return occasion.access();
    }

    public Wording wording() {
        return occasion.wording();
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
