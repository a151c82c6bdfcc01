package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.permission.TellMembers.MemberFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the bot tells about members whose roles changed, by user id. */
record MembersReport(Map<String, Facet> members) {
    /** With the most roles that Discord allows each, they still fit into a body. */
    static final int MAX_MEMBERS = 40;

    /** Discord allows 250 for a guild. */
    static final int MAX_ROLES = 250;

    /**
     * One member.
     *
     * @param permissions Discord's names of those that open a panel
     */
    record Facet(List<String> permissions, List<String> roles, boolean left) {
        boolean isGood() {
            return Facts.arePermissions(permissions) && roles.size() <= MAX_ROLES && Facts.areSnowflakes(roles);
        }

        MemberFacts facts() {
            return left
                    ? new MemberFacts(Set.of(), Set.of(), true)
                    : new MemberFacts(Facts.permissions(permissions), Set.copyOf(roles), false);
        }
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    TellMembers toCommand(String guildId) {
        Fields fields = Facts.faults();
        if (members.size() > MAX_MEMBERS) {
            fields.fault("/members", "must have at most %d members".formatted(MAX_MEMBERS));
        }
        Map<String, MemberFacts> facts = new LinkedHashMap<>();
        members.forEach((user, facet) -> {
            if (Facts.isSnowflake(user) && facet.isGood()) {
                facts.put(user, facet.facts());
            } else {
                fields.fault("/members", "must map Discord ids to known permissions and Discord ids of roles");
            }
        });
        fields.check();
        return new TellMembers(guildId, facts);
    }
}
