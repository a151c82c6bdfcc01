package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel of one guild. Confined to the world's thread. */
public final class Channel {
    public static final int TEXT = 0;
    public static final int VOICE = 2;
    public static final int CATEGORY = 4;
    public static final int ANNOUNCEMENT = 5;
    public static final int STAGE = 13;
    public static final int FORUM = 15;
    public static final int MEDIA = 16;

    private final String id;
    private final String guildId;
    private final int type;
    private final Map<String, Overwrite> overwrites = new LinkedHashMap<>();
    private final MessageLog messages = new MessageLog();
    private String name;
    private int position;
    private @Nullable String parentId;
    private @Nullable String topic;
    private boolean nsfw;
    private int slowmodeSeconds;
    private int bitrate = 64_000;
    private int userLimit;

    public Channel(String id, String guildId, int type, String name, int position) {
        this.id = id;
        this.guildId = guildId;
        this.type = type;
        this.name = name;
        this.position = position;
    }

    public String id() {
        return id;
    }

    public String guildId() {
        return guildId;
    }

    public int type() {
        return type;
    }

    public String name() {
        return name;
    }

    public @Nullable String parentId() {
        return parentId;
    }

    /** How many may be in it; 0 for any number. */
    public int userLimit() {
        return userLimit;
    }

    /** Whether members can be in it. */
    public boolean isVoice() {
        return type == VOICE || type == STAGE;
    }

    /** Categories do not; nor do forums, whose posts are threads, which this world does not have. */
    public boolean holdsMessages() {
        return type != CATEGORY && !isForum();
    }

    private boolean isForum() {
        return type == FORUM || type == MEDIA;
    }

    public MessageLog messages() {
        return messages;
    }

    public void add(Message message) {
        messages.add(message);
    }

    public void remove(Message message) {
        messages.remove(message.id());
    }

    public Map<String, Overwrite> overwrites() {
        return overwrites;
    }

    /** Takes over the fields that a create or modify body names; the caller has validated them. */
    public void assign(ObjectNode fields) {
        name = Json.text(fields, "name", name);
        position = fields.path("position").asInt(position);
        nsfw = fields.path("nsfw").asBoolean(nsfw);
        slowmodeSeconds = fields.path("rate_limit_per_user").asInt(slowmodeSeconds);
        bitrate = fields.path("bitrate").asInt(bitrate);
        userLimit = fields.path("user_limit").asInt(userLimit);
        if (fields.has("parent_id")) {
            parentId = Json.text(fields, "parent_id");
        }
        if (fields.has("topic")) {
            topic = Json.text(fields, "topic");
        }
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("type", type)
                .put("guild_id", guildId)
                .put("name", name)
                .put("position", position)
                .put("parent_id", parentId)
                .put("flags", 0);
        ArrayNode permissions = json.putArray("permission_overwrites");
        overwrites.values().forEach(overwrite -> permissions.add(overwrite.toJson()));
        if (type == TEXT || type == ANNOUNCEMENT || isForum()) {
            json.put("topic", topic);
        }
        if (type == VOICE || type == STAGE) {
            json.put("bitrate", bitrate).put("user_limit", userLimit).putNull("rtc_region");
        }
        if (isForum()) {
            json.putNull("default_reaction_emoji").putNull("default_sort_order");
            json.put("default_forum_layout", 0).putArray("available_tags");
        }
        if (type != CATEGORY) {
            json.put("last_message_id", messages.lastId());
            json.put("rate_limit_per_user", slowmodeSeconds).put("nsfw", nsfw);
        }
        return json;
    }
}
