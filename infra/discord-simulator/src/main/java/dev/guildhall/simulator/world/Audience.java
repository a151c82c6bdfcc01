package dev.guildhall.simulator.world;

/** Who is told what happens in the world: the gateway's sessions. */
public interface Audience {
    void tell(Dispatch dispatch);

    /** Apart from {@link #tell} because what a session sees of a new guild depends on what it asked for. */
    void guildAppeared(Guild guild);
}
