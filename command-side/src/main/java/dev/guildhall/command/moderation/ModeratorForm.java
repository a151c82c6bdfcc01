package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.moderation.CaseRejection.MemberProtected.Because;
import dev.guildhall.events.Actor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in Discord, as the bot tells it, and how they stand to the member.
 *
 * @param name the moderator's display name; {@code null} when it was left out
 * @param channelId where; {@code null} when it was left out
 * @param fields the other members, still to be checked
 */
record ModeratorForm(
        String moderatorId,
        @Nullable String name,
        Set<ModeratorPermission> permissions,
        boolean outranks,
        Member member,
        @Nullable String channelId,
        Fields fields) {
    private static final String MODERATOR = "moderatorId";
    private static final String NAME = "moderatorName";
    private static final String PERMISSIONS = "moderatorPermissions";
    private static final String RANK = "moderatorRank";
    private static final String OWNS = "moderatorOwns";
    private static final String MEMBER = "member";
    private static final String MEMBER_RANK = "memberRank";
    private static final String MEMBER_OWNS = "memberOwns";
    private static final String MEMBER_IS_BOT = "memberIsThisBot";
    private static final String CHANNEL = "channelId";
    private static final Set<String> OWN =
            Set.of(MODERATOR, NAME, PERMISSIONS, RANK, OWNS, MEMBER, MEMBER_RANK, MEMBER_OWNS, MEMBER_IS_BOT, CHANNEL);
    private static final String ADMINISTRATOR = "ADMINISTRATOR";

    /** @param present whether they are in the guild */
    private record Member(boolean present, boolean owns, boolean isThisBot) {}

    /** @param more members beside those about moderator and member */
    static ModeratorForm read(Map<String, @Nullable Object> body, Set<String> more) {
        Fields fields =
                new Fields(body, Stream.concat(OWN.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()));
        boolean owns = Boolean.TRUE.equals(fields.flag(OWNS));
        long rank = Objects.requireNonNullElse(fields.number(RANK, 0, CaseLimits.MAX_RANK), 0L);
        long memberRank = Objects.requireNonNullElse(fields.number(MEMBER_RANK, 0, CaseLimits.MAX_RANK), 0L);
        boolean present = Boolean.TRUE.equals(fields.flag(MEMBER));
        return new ModeratorForm(
                fields.requiredId(MODERATOR),
                fields.text(NAME, 1, CaseLimits.MAX_NAME_LENGTH),
                permissions(fields, body.get(PERMISSIONS), owns),
                owns || !present || rank > memberRank,
                new Member(
                        present,
                        Boolean.TRUE.equals(fields.flag(MEMBER_OWNS)),
                        Boolean.TRUE.equals(fields.flag(MEMBER_IS_BOT))),
                fields.id(CHANNEL),
                fields);
    }

    private static Set<ModeratorPermission> permissions(Fields fields, @Nullable Object value, boolean owns) {
        if (value != null && !(value instanceof List<?>)) {
            fields.fault("/" + PERMISSIONS, "must be Discord's names of permissions");
        }
        List<?> names = value instanceof List<?> list ? list : List.of();
        return owns || names.contains(ADMINISTRATOR)
                ? EnumSet.allOf(ModeratorPermission.class)
                : Arrays.stream(ModeratorPermission.values())
                        .filter(permission -> names.contains(permission.name()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    Standing against(String userId) {
        return new Standing(moderatorId, permissions, protection(userId), member.present());
    }

    private Optional<Because> protection(String userId) {
        if (userId.equals(moderatorId)) {
            return Optional.of(Because.SELF);
        }
        if (member.isThisBot()) {
            return Optional.of(Because.BOT);
        }
        if (member.owns()) {
            return Optional.of(Because.OWNER);
        }
        return outranks ? Optional.empty() : Optional.of(Because.RANK);
    }

    Actor actor() {
        return Actor.discord(moderatorId, name);
    }
}
