package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.events.Actor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who does something with a ticket in Discord, as the bot tells it, and with what.
 *
 * @param name the member's display name; {@code null} when it was left out
 * @param fields the other members, still to be checked
 */
record MemberForm(Member member, @Nullable String name, Fields fields) {
    private static final String USER = "userId";
    private static final String ROLES = "roleIds";
    private static final String ADMINISTRATOR = "administrator";
    private static final String NAME = "name";

    /** @param userMember which member names the user; more members than these and {@code more} are faults */
    static MemberForm of(String userMember, Map<String, @Nullable Object> body, String... more) {
        Set<String> known = Stream.concat(Stream.of(userMember, ROLES, ADMINISTRATOR, NAME), Stream.of(more))
                .collect(Collectors.toSet());
        Fields fields = new Fields(body, known);
        String userId = fields.requiredId(userMember);
        List<String> roleIds = fields.ids(ROLES, 0, TicketLimits.MAX_ROLES);
        Boolean administrator = fields.flag(ADMINISTRATOR);
        String name = fields.text(NAME, 1, TicketLimits.MAX_MEMBER_NAME_LENGTH);
        return new MemberForm(
                new Member(
                        userId, roleIds == null ? Set.of() : Set.copyOf(roleIds), Boolean.TRUE.equals(administrator)),
                name,
                fields);
    }

    static MemberForm read(Map<String, @Nullable Object> body, String... more) {
        return of(USER, body, more);
    }

    Actor actor() {
        return Actor.discord(member.userId(), name);
    }
}
