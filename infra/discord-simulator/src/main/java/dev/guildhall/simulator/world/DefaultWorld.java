package dev.guildhall.simulator.world;

import dev.guildhall.simulator.wire.Permission;
import java.time.Clock;
import java.time.Instant;

/** The world at the start: two guilds, seven people, ids that never change. All of it is make-believe. */
public final class DefaultWorld {
    public static final String GUILD = "1180000000000000001";
    public static final String ELSEWHERE = "1180000000000000002";
    public static final String OLIVIA = id(101);
    public static final String ADAM = id(102);
    public static final String MONA = id(103);
    public static final String MAX = id(104);
    public static final String OTTO = id(105);
    public static final String ERIN = id(106);
    public static final String GENERAL = id(201);
    public static final String LOGS = id(202);
    public static final String GIVEAWAYS = id(203);
    public static final String LOBBY = id(211);
    public static final String TICKETS = id(221);
    public static final String ELSEWHERE_GENERAL = id(231);
    public static final String ROLE_ADMIN = id(301);
    public static final String ROLE_MANAGER = id(302);
    public static final String ROLE_MEMBER = id(303);
    public static final String ROLE_SUPPORT = id(304);

    private static final String ROLE_BOT = id(309);
    private static final String ROLE_BOT_ELSEWHERE = id(319);
    private static final Instant JOINED = Instant.parse("2024-01-15T12:00:00Z");

    private DefaultWorld() {}

    private static String id(int suffix) {
        return "1180000000000000" + suffix;
    }

    public static World create(String botId, Clock clock) {
        World world = new World(new User(botId, "Guildhall", "Guildhall", true), clock);
        person(world, OLIVIA, "olivia", "Olivia");
        person(world, ADAM, "adam", "Adam");
        person(world, MONA, "mona", "Mona");
        person(world, MAX, "max", "Max");
        person(world, OTTO, "otto", "Otto");
        person(world, ERIN, "erin", "Erin");
        world.guilds().put(GUILD, demo(world));
        world.guilds().put(ELSEWHERE, elsewhere(world));
        return world;
    }

    private static void person(World world, String id, String username, String displayName) {
        world.users().put(id, new User(id, username, displayName, false));
    }

    private static User user(World world, String id) {
        User user = world.users().get(id);
        if (user == null) {
            throw new IllegalStateException("the default world has no user " + id);
        }
        return user;
    }

    private static Guild demo(World world) {
        Guild guild = new Guild(GUILD, "Guildhall Demo", OLIVIA);
        guild.put(Role.of(ROLE_MEMBER, "Member", 0x99AAB5, 1, 0));
        guild.put(Role.of(ROLE_SUPPORT, "Support", 0x3498DB, 2, Permission.MANAGE_MESSAGES));
        guild.put(Role.of(ROLE_MANAGER, "Manager", 0xE67E22, 3, Permission.MANAGE_GUILD));
        guild.put(Role.of(ROLE_ADMIN, "Admin", 0xE74C3C, 4, Permission.ADMINISTRATOR));
        guild.put(BotRole.of(ROLE_BOT, world.bot(), guild));
        guild.put(new Channel(TICKETS, GUILD, Channel.CATEGORY, "tickets", 0));
        guild.put(new Channel(GENERAL, GUILD, Channel.TEXT, "general", 1));
        guild.put(new Channel(LOGS, GUILD, Channel.TEXT, "logs", 2));
        guild.put(new Channel(GIVEAWAYS, GUILD, Channel.TEXT, "giveaways", 3));
        guild.put(new Channel(LOBBY, GUILD, Channel.VOICE, "lobby", 4));
        guild.put(user(world, OLIVIA), JOINED, ROLE_MEMBER);
        guild.put(user(world, ADAM), JOINED, ROLE_ADMIN, ROLE_MEMBER);
        guild.put(user(world, MONA), JOINED, ROLE_MANAGER, ROLE_MEMBER);
        guild.put(user(world, MAX), JOINED, ROLE_MEMBER);
        guild.put(world.bot(), JOINED, ROLE_BOT);
        return guild;
    }

    private static Guild elsewhere(World world) {
        Guild guild = new Guild(ELSEWHERE, "Elsewhere", ERIN);
        guild.put(BotRole.of(ROLE_BOT_ELSEWHERE, world.bot(), guild));
        Channel general = new Channel(ELSEWHERE_GENERAL, ELSEWHERE, Channel.TEXT, "general", 0);
        guild.put(general);
        guild.put(user(world, ERIN), JOINED);
        guild.put(user(world, MAX), JOINED);
        guild.put(world.bot(), JOINED, ROLE_BOT_ELSEWHERE);
        return guild;
    }
}
