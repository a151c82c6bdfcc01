package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.message.Attachments;
import dev.guildhall.simulator.message.Draft;
import dev.guildhall.simulator.message.Messages;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageLog;
import java.util.List;
import java.util.regex.Pattern;

/** The bot's messages in channels. */
public final class MessageRoutes {
    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 100;
    /** Any number, not only such as ids are: clients begin at 0. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}|1[0-9]{18}");

    private static final String LIST = "/channels/{channel}/messages";
    private static final String ONE = LIST + "/{message}";

    private final Authority authority;
    private final Messages messages;

    public MessageRoutes(Authority authority, Messages messages) {
        this.authority = authority;
        this.messages = messages;
    }

    public void addTo(Routes routes) {
        routes.add("GET", LIST, Proof.BOT, this::list);
        routes.add("POST", LIST, Proof.BOT, this::post);
        routes.add("GET", ONE, Proof.BOT, this::read);
        routes.add("PATCH", ONE, Proof.BOT, this::edit);
        routes.add("DELETE", ONE, Proof.BOT, this::delete);
        routes.add("POST", "/channels/{channel}/typing", Proof.BOT, request -> {
            authority.channel(request, Permission.SEND_MESSAGES);
            return Reply.noContent();
        });
    }

    private Reply list(Request request) {
        Authority.Place place = authority.channel(request, 0);
        int limit = request.parameter("limit", DEFAULT_PAGE, 1, MAX_PAGE);
        long after = id(request, "after", -1);
        long before = id(request, "before", Long.MAX_VALUE);
        // Without the permission there is no error, but nothing to read.
        if (!authority.holds(place, Permission.READ_MESSAGE_HISTORY)) {
            return Reply.json(Json.array());
        }
        MessageLog messages = place.channel().messages();
        List<Message> page = after < 0 ? messages.before(before, limit) : messages.after(after, limit);
        return Reply.json(Json.nodes(page.stream().map(Message::body).toList()));
    }

    private static long id(Request request, String parameter, long fallback) {
        String value = request.parameter(parameter);
        if (value == null) {
            return fallback;
        }
        if (!ID.matcher(value).matches()) {
            throw ApiError.invalidForm(parameter, "NUMBER_TYPE_COERCE", "Value \"" + value + "\" is not snowflake.");
        }
        return Long.parseLong(value);
    }

    private Reply post(Request request) {
        Authority.Place place = authority.channel(request, Permission.SEND_MESSAGES);
        if (!place.channel().holdsMessages()) {
            throw ApiError.of(400, 50_008, "Cannot send messages in a non-text channel");
        }
        ObjectNode form = Attachments.form(request);
        if (!form.path("embeds").isEmpty() && !authority.holds(place, Permission.EMBED_LINKS)) {
            throw ApiError.missingPermissions();
        }
        Message message = messages.post(
                Draft.plain(place.guild(), place.channel(), authority.world().bot(), form));
        return Reply.json(message.body());
    }

    private Reply read(Request request) {
        Authority.Place place = authority.channel(request, Permission.READ_MESSAGE_HISTORY);
        return Reply.json(find(place, request).body());
    }

    private Reply edit(Request request) {
        Authority.Place place = authority.channel(request, 0);
        Message message = find(place, request);
        if (!message.authorId().equals(authority.world().bot().id())) {
            throw ApiError.of(403, 50_005, "Cannot edit a message authored by another user");
        }
        messages.edit(place.guild(), message, Attachments.form(request));
        return Reply.json(message.body());
    }

    private Reply delete(Request request) {
        Authority.Place seen = authority.channel(request, 0);
        Message message = find(seen, request);
        boolean own = message.authorId().equals(authority.world().bot().id());
        Authority.Place place = own ? seen : authority.channel(request, Permission.MANAGE_MESSAGES);
        messages.delete(place.guild(), place.channel(), message);
        return Reply.noContent();
    }

    /** Ephemeral replies are reached by their interaction's token only. */
    private static Message find(Authority.Place place, Request request) {
        return place.channel()
                .messages()
                .find(request.variable("message"))
                .filter(message -> !message.ephemeral())
                .orElseThrow(ApiError::unknownMessage);
    }
}
