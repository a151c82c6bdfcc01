package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.World;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the people and channels that messages mention: a reader may know neither list whole. */
final class Names {
    private static final Pattern MENTION = Pattern.compile("<(@!?|#)(\\d{15,20})>");

    private Names() {}

    /** From id to name; ids of nobody are left out. */
    static ObjectNode in(JsonNode messages, Guild guild, World world) {
        ObjectNode names = Json.object();
        Matcher mention = MENTION.matcher(messages.toString());
        while (mention.find()) {
            String id = mention.group(2);
            Channel channel = guild.channels().get(id);
            User user = world.users().get(id);
            if (mention.group(1).equals("#")) {
                names.put(id, channel == null ? "unknown" : channel.name());
            } else if (user != null) {
                names.put(id, user.displayName());
            }
        }
        return names;
    }
}
