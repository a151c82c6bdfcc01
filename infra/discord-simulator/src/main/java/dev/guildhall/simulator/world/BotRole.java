package dev.guildhall.simulator.world;

import dev.guildhall.simulator.wire.Permission;

/** The managed role that a bot has in every guild it is in; ranked above all others, so that it can hand them out. */
final class BotRole {
    private BotRole() {}

    static Role of(String id, User bot, Guild guild) {
        int top = guild.roles().values().stream().mapToInt(Role::position).max().orElse(0);
        return new Role(id, bot.username(), 0, top + 1, Permission.ADMINISTRATOR, false, false, bot.id());
    }
}
