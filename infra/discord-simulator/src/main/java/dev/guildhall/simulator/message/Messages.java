package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Audience;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Dispatch;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Intent;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Posting, editing and deleting, and telling those who listen. Confined to the world's thread. */
public final class Messages {
    private final World world;
    private final Audience audience;

    public Messages(World world, Audience audience) {
        this.world = world;
        this.audience = audience;
    }

    /**
     * Posts the draft; with {@code enforce_nonce} a repetition finds the message that it already made.
     *
     * @throws ApiError if the form breaks one of Discord's limits
     */
    public Message post(Draft draft) {
        String nonce = nonce(draft.form());
        if (nonce != null && draft.form().path("enforce_nonce").asBoolean()) {
            Optional<Message> earlier =
                    world.findByNonce(draft.channel(), draft.author().id(), nonce);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        String id = world.nextId();
        ObjectNode body = blank(id, draft);
        MessageForm.apply(body, draft.form());
        Attachments.apply(body, draft.form(), world);
        Mentions.apply(body, draft.form().path("allowed_mentions"), draft.guild());
        refer(body, draft);
        if ((draft.flags() & Message.FLAG_LOADING) == 0) {
            MessageForm.requireSomething(body);
        }
        if (nonce != null) {
            body.set("nonce", draft.form().get("nonce"));
        }
        Message message = new Message(id, draft.channel().id(), draft.author().id(), nonce, draft.ephemeralFor(), body);
        draft.channel().add(message);
        announce("MESSAGE_CREATE", draft.guild(), message);
        return message;
    }

    private static @Nullable String nonce(ObjectNode form) {
        String nonce = form.path("nonce").asText("");
        MessageForm.tooLong("nonce", nonce, 25);
        return nonce.isEmpty() ? null : nonce;
    }

    private ObjectNode blank(String id, Draft draft) {
        ObjectNode body = Json.object()
                .put("id", id)
                .put("channel_id", draft.channel().id())
                .put("type", draft.type())
                .put("content", "")
                .put("timestamp", world.now().toString())
                .putNull("edited_timestamp")
                .put("tts", false)
                .put("pinned", false)
                .put("mention_everyone", false)
                .put("flags", draft.flags());
        body.set("author", draft.author().toJson());
        body.putArray("embeds");
        body.putArray("components");
        body.putArray("attachments");
        body.setAll(draft.extra());
        return body;
    }

    private static void refer(ObjectNode body, Draft draft) {
        String referred = Json.text(draft.form().path("message_reference"), "message_id");
        if (referred == null) {
            return;
        }
        Message found = draft.channel().messages().find(referred).orElseThrow(ApiError::unknownMessage);
        body.put("type", Draft.REPLY);
        body.putObject("message_reference")
                .put("type", 0)
                .put("message_id", referred)
                .put("channel_id", draft.channel().id())
                .put("guild_id", draft.guild().id());
        body.set("referenced_message", found.body().deepCopy());
    }

    /**
     * Changes the fields that the form names; a deferred reply is thereby filled in.
     *
     * @throws ApiError if the form breaks one of Discord's limits, the message then stays as it was
     */
    public void edit(Guild guild, Message message, ObjectNode form) {
        ObjectNode changed = message.body().deepCopy();
        boolean fillsIn = message.loading();
        MessageForm.apply(changed, form);
        Attachments.apply(changed, form, world);
        Mentions.apply(changed, form.path("allowed_mentions"), guild);
        MessageForm.requireSomething(changed);
        changed.put("flags", changed.path("flags").asInt() & ~Message.FLAG_LOADING);
        if (!fillsIn) {
            changed.put("edited_timestamp", world.now().toString());
        }
        message.body().setAll(changed);
        announce("MESSAGE_UPDATE", guild, message);
    }

    public void delete(Guild guild, Channel channel, Message message) {
        channel.remove(message);
        Attachments.remove(message.body(), world);
        if (!message.ephemeral() && botSees(guild, channel)) {
            ObjectNode data = Json.object()
                    .put("id", message.id())
                    .put("channel_id", channel.id())
                    .put("guild_id", guild.id());
            audience.tell(new Dispatch(guild.id(), Intent.GUILD_MESSAGES, "MESSAGE_DELETE", data));
        }
    }

    /** Several at once, as moderating bots do. */
    public void purge(Guild guild, Channel channel, List<Message> purged) {
        purged.forEach(message -> {
            channel.remove(message);
            Attachments.remove(message.body(), world);
        });
        if (botSees(guild, channel)) {
            ObjectNode data = Json.object().put("channel_id", channel.id()).put("guild_id", guild.id());
            data.set("ids", Json.strings(purged.stream().map(Message::id).toList()));
            audience.tell(new Dispatch(guild.id(), Intent.GUILD_MESSAGES, "MESSAGE_DELETE_BULK", data));
        }
    }

    /** Of what happens in channels that it cannot see a bot hears nothing. */
    private boolean botSees(Guild guild, Channel channel) {
        return guild.member(world.bot().id())
                .filter(bot -> Permission.has(Access.in(guild, channel, bot), Permission.VIEW_CHANNEL))
                .isPresent();
    }

    /** Ephemeral messages are nobody's business but their one reader's. */
    private void announce(String type, Guild guild, Message message) {
        Channel channel = guild.channels().get(message.channelId());
        if (message.ephemeral() || channel == null || !botSees(guild, channel)) {
            return;
        }
        ObjectNode data = message.body().deepCopy().put("guild_id", guild.id());
        guild.member(message.authorId()).ifPresent(member -> data.set("member", member.toJsonWithoutUser()));
        audience.tell(new Dispatch(guild.id(), Intent.GUILD_MESSAGES, type, data));
    }
}
