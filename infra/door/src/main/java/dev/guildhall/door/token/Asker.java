package dev.guildhall.door.token;

import dev.guildhall.events.Actor;

/**
 * On whose behalf a request is made, after acting-for was resolved: what authorization and the audit trail go by.
 *
 * @param userId whose rights count; for a service on its own account the component's name, which no guild knows
 * @param service a side of Guildhall on its own account: may use the internal routes, but decides nothing for anybody
 * @param origin through which door, for the audit trail
 */
public record Asker(String userId, Actor actor, boolean service, String origin) {
    static final String PANEL = "panel";
    static final String DISCORD = "discord";
    static final String SYSTEM = "system";
    static final String OPERATOR = "operator";

    static Asker user(Caller caller) {
        return new Asker(caller.id(), Actor.panel(caller.id(), caller.name()), false, PANEL);
    }

    static Asker actingFor(Actor discordUser) {
        return new Asker(discordUser.id(), discordUser, false, DISCORD);
    }

    /** The same person, acting as one who runs Guildhall; whether that is so is for the caller to know. */
    public Asker asOperator() {
        return new Asker(userId, new Actor(Actor.Type.OPERATOR, actor.id(), actor.name()), service, OPERATOR);
    }

    /** The same, by a way that the audit trail is to name as well. */
    public Asker by(String way) {
        return new Asker(userId, actor, service, origin + ":" + way);
    }

    /** A service that tells what somebody did in Discord: what comes of it is that person's doing. */
    public Asker tellingOf(Actor discordUser) {
        return new Asker(discordUser.id(), discordUser, service, DISCORD);
    }

    static Asker service(Caller caller) {
        return new Asker(caller.id(), Actor.system(caller.id()), true, SYSTEM);
    }
}
