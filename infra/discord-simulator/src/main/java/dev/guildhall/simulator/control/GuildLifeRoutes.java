package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.DefaultWorld;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Membership;
import dev.guildhall.simulator.world.Membership.Departure;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.World;

/** The bot being invited and removed, and a guild's owner giving it away. */
final class GuildLifeRoutes {
    private static final int MAX_NAME = 100;

    private final Actors actors;
    private final Membership membership;

    GuildLifeRoutes(Actors actors, Membership membership) {
        this.actors = actors;
        this.membership = membership;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/sim/guilds", Proof.NONE, this::invite);
        routes.add("PATCH", "/sim/guilds/{guild}", Proof.NONE, this::transfer);
        routes.add("DELETE", "/sim/guilds/{guild}", Proof.NONE, this::remove);
    }

    /** Invites the bot to the guild of that id, or to a new one. */
    private Reply invite(Request request) {
        ObjectNode body = request.jsonObject();
        String id = Json.text(body, "guildId");
        Guild guild = id == null ? create(body) : existing(id);
        membership.botJoins(guild);
        return Reply.json(201, guild.toJson());
    }

    private Guild existing(String id) {
        Guild guild = actors.world().guild(id).orElseThrow(() -> Problem.notFound("there is no guild " + id));
        if (actors.world().hasBot(guild)) {
            throw Problem.conflict("the bot is in guild " + id + " already");
        }
        return guild;
    }

    private Guild create(ObjectNode body) {
        World world = actors.world();
        if (world.guilds().size() >= World.MAX_GUILDS) {
            throw Problem.conflict("no room for more guilds");
        }
        String name = Json.text(body, "name", "New Guild");
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw Problem.invalid("'name' has 1 to " + MAX_NAME + " characters");
        }
        User owner = actors.user(Json.text(body, "ownerId", DefaultWorld.OLIVIA));
        Guild guild = new Guild(world.nextId(), name, owner.id());
        guild.put(new Channel(world.nextId(), guild.id(), Channel.TEXT, "general", 0));
        guild.put(owner, world.now());
        world.guilds().put(guild.id(), guild);
        return guild;
    }

    private Reply transfer(Request request) {
        Guild guild = actors.guild(request);
        String ownerId = Json.text(request.jsonObject(), "ownerId");
        if (ownerId == null) {
            throw Problem.invalid("'ownerId' names the member who is the owner from now on");
        }
        membership.transfer(guild, actors.member(guild, ownerId));
        return Reply.json(guild.toJson());
    }

    /** The bot is thrown out; the guild itself lives on and can invite it again. */
    private Reply remove(Request request) {
        Guild guild = actors.botGuild(request);
        String bot = actors.world().bot().id();
        membership.leave(guild, actors.member(guild, bot), Departure.LEFT, bot);
        return Reply.noContent();
    }
}
