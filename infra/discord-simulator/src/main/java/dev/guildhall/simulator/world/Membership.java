package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members coming, changing roles and going, the bot among them. Confined to the world's thread. */
public final class Membership {
    private static final int KICK_LOGGED = 20;
    private static final int BAN_LOGGED = 22;

    private final World world;
    private final Audience audience;
    private final Voice voice;

    public Membership(World world, Audience audience) {
        this.world = world;
        this.audience = audience;
        this.voice = new Voice(world, audience);
    }

    public Member join(Guild guild, User user, Set<String> roles) {
        Member member = new Member(user, roles, world.now(), null);
        guild.members().put(user.id(), member);
        announce(Intent.GUILD_MEMBERS, "GUILD_MEMBER_ADD", guild, member.toJson());
        return member;
    }

    public Member changeRoles(Guild guild, Member member, Set<String> roles) {
        return put(guild, member.withRoles(roles));
    }

    /** @param until {@code null} for not any more */
    public Member timeOut(Guild guild, Member member, @Nullable Instant until) {
        return put(guild, member.timedOut(until));
    }

    public Member changeNick(Guild guild, Member member, @Nullable String nick) {
        return put(guild, member.withNick(nick));
    }

    /** Every guild that the user is in is told, as there is no event of users alone for bots. */
    public void rename(User renamed) {
        world.users().put(renamed.id(), renamed);
        for (Guild guild : world.guilds().values()) {
            guild.member(renamed.id()).ifPresent(member -> put(guild, member.withUser(renamed)));
        }
    }

    private Member put(Guild guild, Member changed) {
        guild.members().put(changed.user().id(), changed);
        announce(Intent.GUILD_MEMBERS, "GUILD_MEMBER_UPDATE", guild, changed.toJson());
        return changed;
    }

    /** Only a person can do this in Discord, and only the owner. */
    public void transfer(Guild guild, Member newOwner) {
        guild.transferTo(newOwner.user().id());
        audience.tell(new Dispatch(guild.id(), Intent.GUILDS, "GUILD_UPDATE", guild.toJson()));
    }

    /** How a member goes. */
    public enum Departure {
        LEFT,
        KICKED,
        BANNED
    }

    /**
     * The member goes, or is made to; when the bot itself goes, the guild vanishes for it.
     *
     * @param executorId who makes them
     */
    public void leave(Guild guild, Member member, Departure how, String executorId) {
        User user = member.user();
        if (user.id().equals(world.bot().id())) {
            botLeaves(guild);
            return;
        }
        voice.disconnect(guild, member);
        guild.members().remove(user.id());
        ObjectNode gone = Json.object();
        gone.set("user", user.toJson());
        if (how == Departure.BANNED) {
            ban(guild, user);
        }
        announce(Intent.GUILD_MEMBERS, "GUILD_MEMBER_REMOVE", guild, gone);
        if (how != Departure.LEFT) {
            log(guild, user, how, executorId);
        }
    }

    /** Whether or not they are a member. */
    public void ban(Guild guild, User user) {
        guild.bans().put(user.id(), user);
        announce(Intent.GUILD_MODERATION, "GUILD_BAN_ADD", guild, banned(user));
    }

    public void unban(Guild guild, User user) {
        guild.bans().remove(user.id());
        announce(Intent.GUILD_MODERATION, "GUILD_BAN_REMOVE", guild, banned(user));
    }

    private static ObjectNode banned(User user) {
        ObjectNode json = Json.object();
        json.set("user", user.toJson());
        return json;
    }

    /** Only those who may read a guild's audit log are told what is written there. */
    private void log(Guild guild, User user, Departure how, String executorId) {
        boolean told = guild.member(world.bot().id())
                .map(bot -> Permission.has(Access.in(guild, bot), Permission.VIEW_AUDIT_LOG))
                .orElse(false);
        if (told) {
            ObjectNode entry = Json.object()
                    .put("id", world.nextId())
                    .put("user_id", executorId)
                    .put("target_id", user.id())
                    .put("action_type", how == Departure.BANNED ? BAN_LOGGED : KICK_LOGGED);
            announce(Intent.GUILD_MODERATION, "GUILD_AUDIT_LOG_ENTRY_CREATE", guild, entry);
        }
    }

    /** The bot is invited, and gets the role of its own that Discord makes for it. */
    public void botJoins(Guild guild) {
        Role role = BotRole.of(world.nextId(), world.bot(), guild);
        guild.put(role);
        guild.put(world.bot(), world.now(), role.id());
        audience.guildAppeared(guild);
    }

    private void botLeaves(Guild guild) {
        guild.members().remove(world.bot().id());
        guild.roles().values().removeIf(role -> world.bot().id().equals(role.botId()));
        ObjectNode gone = Json.object().put("id", guild.id());
        audience.tell(new Dispatch(guild.id(), Intent.GUILDS, "GUILD_DELETE", gone));
    }

    /** So many new users join, silently to sessions that do not ask for members. */
    public List<Member> generate(Guild guild, int count) {
        List<Member> joined = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String id = world.nextId();
            User user = new User(id, "member-" + id, "Member " + id, false);
            world.users().put(id, user);
            joined.add(join(guild, user, Set.of()));
        }
        return joined;
    }

    /** Takes the role from everyone who has it. */
    public void dropRole(Guild guild, String roleId) {
        for (Member member : List.copyOf(guild.members().values())) {
            if (member.roles().contains(roleId)) {
                Set<String> left = new LinkedHashSet<>(member.roles());
                left.remove(roleId);
                changeRoles(guild, member, left);
            }
        }
    }

    private void announce(int intent, String type, Guild guild, ObjectNode data) {
        audience.tell(new Dispatch(guild.id(), intent, type, data.put("guild_id", guild.id())));
    }
}
