package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import dev.guildhall.events.giveaway.GiveawayStarted;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A guild of its own with giveaways of its own, in whatever data base. */
public final class GiveawayScene {
    public static final String OLIVIA = "1180000000000000101";
    public static final String CHANNEL = "1180000000000000203";
    public static final String COMMITMENT = "c".repeat(64);
    public static final String SEED = "5".repeat(64);
    public static final String HASH = "e".repeat(64);

    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_070_000L);
    private static final AtomicLong GIVEAWAYS = new AtomicLong(1_000_000);

    private final QuerySideProcess side;
    private final GuildLog log;
    public final long registered;
    public final String guild = Long.toString(GUILDS.incrementAndGet());

    public GiveawayScene(QuerySideProcess side) {
        this.side = side;
        this.log = side.log();
        registered = log.append(new GuildRegistered(guild, "Demo", OLIVIA));
        side.awaitGuilds(registered);
    }

    /** In the order of time, as all ids of giveaways are. */
    public static String newId() {
        return "01JD7Z3M8Q4V5X6Y7Z8" + GIVEAWAYS.incrementAndGet();
    }

    public static String user(int number) {
        return Long.toString(1_180_000_000_000_080_000L + number);
    }

    public GiveawayCreated created(String id) {
        return new GiveawayCreated(
                guild,
                id,
                OLIVIA,
                CHANNEL,
                "Nitro",
                "A month of it",
                2,
                1_800_000_000_000L,
                1_800_000_060_000L,
                new GiveawayRequirements(List.of("1180000000000000303"), 7, 0),
                List.of(new BonusEntries("1180000000000000304", 3)),
                new GiveawayAppearance("Enter", "🎉", "#5865f2", null),
                COMMITMENT,
                "guildhall-draw-1");
    }

    /** @return its position */
    public long start(String id) {
        return log.append(created(id), new GiveawayStarted(guild, id));
    }

    public String started() {
        String id = newId();
        start(id);
        return id;
    }

    public long enter(String id, int number, int tickets) {
        return log.append(new GiveawayEntered(guild, id, user(number), tickets));
    }

    public long end(String id, String... winners) {
        return log.append(new GiveawayEnded(
                guild, id, "time", SEED, null, winners.length, winners.length, HASH, List.of(winners)));
    }

    public GuildLog log() {
        return log;
    }

    public Reply get(String path, String userId) throws Exception {
        return side.get("/api/guilds/" + guild + "/giveaways" + path, userId);
    }

    public Reply get(String path) throws Exception {
        return get(path, OLIVIA);
    }
}
