package dev.guildhall.events.leveling;

import dev.guildhall.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What followed from a level was done in Discord.
 *
 * @param delivery {@code message:<level>}, or {@code role:<roleId>}
 * @param messageId of the message; {@code null} for a role
 */
@EventType("leveling.Delivered")
public record LevelingDelivered(
        String guildId,
        String userId,
        String delivery,
        @Nullable String messageId) implements LevelingEvent {}
