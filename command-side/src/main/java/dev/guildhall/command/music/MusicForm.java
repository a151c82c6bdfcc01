package dev.guildhall.command.music;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.events.Actor;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who does something with the queue in Discord, as the bot tells it, and with what.
 *
 * @param name the member's display name; {@code null} when it was left out
 * @param channelId where; {@code null} when it was left out
 * @param fields the other members, still to be checked
 */
record MusicForm(
        String userId,
        Set<String> roleIds,
        @Nullable String name,
        @Nullable String channelId,
        Fields fields) {
    static final String TEXT = "text";
    static final String NUMBER = "number";
    static final String PLACE = "place";
    static final String VOLUME = "volume";
    static final String LISTENS = "listens";
    static final String LISTENERS = "listeners";

    private static final String USER = "userId";
    private static final String ROLES = "roleIds";
    private static final String NAME = "name";
    private static final String CHANNEL = "channelId";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** @param more members beside those about who does it; others are faults */
    static MusicForm read(Map<String, @Nullable Object> body, String... more) {
        Fields fields = new Fields(
                body,
                Stream.concat(Stream.of(USER, ROLES, NAME, CHANNEL), Stream.of(more))
                        .collect(Collectors.toSet()));
        List<String> roleIds = fields.ids(ROLES, 0, MusicLimits.MAX_ROLES);
        return new MusicForm(
                fields.requiredId(USER),
                roleIds == null ? Set.of() : Set.copyOf(roleIds),
                fields.text(NAME, 1, MusicLimits.MAX_NAME_LENGTH),
                fields.id(CHANNEL),
                fields);
    }

    /** Words, or a link that browsers open; empty when faulty. */
    String text() {
        fields.required(TEXT);
        String text = fields.text(TEXT, 1, MusicLimits.MAX_TEXT_LENGTH);
        String stripped = text == null ? "" : text.strip();
        if (SCHEME.matcher(stripped).matches() && !isLink(stripped)) {
            fields.fault("/" + TEXT, "must be words, or a link that begins with https:// or http://");
        }
        return stripped;
    }

    private static boolean isLink(String text) {
        try {
            URI link = new URI(text);
            return SCHEMES.contains(link.getScheme().toLowerCase(Locale.ROOT)) && link.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** 0 when faulty. */
    int whole(String field, int min, int max) {
        fields.required(field);
        Long value = fields.number(field, min, max);
        return value == null ? 0 : Math.toIntExact(value);
    }

    /** Of a track; 0 when faulty. */
    int number() {
        return whole(NUMBER, 1, MusicLimits.MAX_NUMBER);
    }

    SkipTrack.Audience audience() {
        return new SkipTrack.Audience(
                Boolean.TRUE.equals(fields.flag(LISTENS)), whole(LISTENERS, 0, MusicLimits.MAX_LISTENERS));
    }

    MusicMember member(boolean mayWrite) {
        return new MusicMember(userId, roleIds, channelId, mayWrite);
    }

    Actor actor() {
        return Actor.discord(userId, name);
    }
}
