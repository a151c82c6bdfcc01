package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;

/** Roles coming, changing and going. Confined to the world's thread. */
public final class Roles {
    private final Audience audience;
    private final Membership membership;

    public Roles(Audience audience, Membership membership) {
        this.audience = audience;
        this.membership = membership;
    }

    public void create(Guild guild, Role role) {
        put("GUILD_ROLE_CREATE", guild, role);
    }

    public void modify(Guild guild, Role role) {
        put("GUILD_ROLE_UPDATE", guild, role);
    }

    /** Whoever has it loses it. */
    public void delete(Guild guild, Role role) {
        guild.roles().remove(role.id());
        membership.dropRole(guild, role.id());
        ObjectNode data = Json.object().put("guild_id", guild.id()).put("role_id", role.id());
        audience.tell(new Dispatch(guild.id(), Intent.GUILDS, "GUILD_ROLE_DELETE", data));
    }

    private void put(String type, Guild guild, Role role) {
        guild.put(role);
        ObjectNode data = Json.object().put("guild_id", guild.id());
        data.set("role", role.toJson());
        audience.tell(new Dispatch(guild.id(), Intent.GUILDS, type, data));
    }
}
