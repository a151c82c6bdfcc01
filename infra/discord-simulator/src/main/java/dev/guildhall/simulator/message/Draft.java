package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.User;
import org.jspecify.annotations.Nullable;

/**
 * A message about to be.
 *
 * @param form what the author sent
 * @param type Discord's message type
 * @param flags flags that the author does not decide, such as the one of a deferred reply
 * @param ephemeralFor the only user to see it
 * @param extra fields to put into the message as they are
 */
public record Draft(
        Guild guild,
        Channel channel,
        User author,
        ObjectNode form,
        int type,
        int flags,
        @Nullable String ephemeralFor,
        ObjectNode extra) {
    public static final int DEFAULT = 0;
    public static final int REPLY = 19;
    public static final int CHAT_INPUT_COMMAND = 20;

    /** An ordinary message. */
    public static Draft plain(Guild guild, Channel channel, User author, ObjectNode form) {
        return new Draft(guild, channel, author, form, DEFAULT, 0, null, Json.object());
    }
}
