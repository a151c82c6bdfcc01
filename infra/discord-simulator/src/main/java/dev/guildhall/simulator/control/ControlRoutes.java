package dev.guildhall.simulator.control;

import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.interaction.Acts;
import dev.guildhall.simulator.message.Messages;
import dev.guildhall.simulator.oauth.Grants;
import dev.guildhall.simulator.world.Membership;
import dev.guildhall.simulator.world.World;

/** The part of the control API that acts on the world: people, guilds, consent. */
public final class ControlRoutes {
    private final Actors actors;
    private final ActRoutes acts;
    private final WritingRoutes writing;
    private final Membership membership;
    private final Grants grants;

    public ControlRoutes(World world, Acts acts, Messages messages, Membership membership, Grants grants) {
        this.actors = new Actors(world);
        this.acts = new ActRoutes(actors, acts);
        this.writing = new WritingRoutes(actors, messages);
        this.membership = membership;
        this.grants = grants;
    }

    public void addTo(Routes routes) {
        acts.addTo(routes);
        writing.addTo(routes);
        new SightRoutes(actors).addTo(routes);
        new MembershipRoutes(actors, membership).addTo(routes);
        new GuildLifeRoutes(actors, membership).addTo(routes);
        new CodeRoutes(actors, grants).addTo(routes);
    }
}
