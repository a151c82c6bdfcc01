package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.door.access.GuildAuthority;
import java.util.List;
import java.util.Set;

/** Everybody who holds one role. */
record HolderReport(List<String> userIds) {
    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    TellHolders toCommand(String guildId, String roleId) {
        Fields fields = Facts.faults();
        if (!Facts.isSnowflake(roleId)) {
            fields.fault("", "the role's id must be a Discord id");
        }
        if (userIds.size() > GuildAuthority.MAX_HOLDERS || !Facts.areSnowflakes(userIds)) {
            fields.fault("/userIds", "must have at most %d Discord ids".formatted(GuildAuthority.MAX_HOLDERS));
        }
        fields.check();
        return new TellHolders(guildId, roleId, Set.copyOf(userIds));
    }
}
