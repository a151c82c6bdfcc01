package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import dev.guildhall.events.giveaway.GiveawayStarted;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;

/** One giveaway and those who play in it. */
final class Scene {
    static final String GUILD = "1180000000000000001";
    static final String ELSEWHERE = "1180000000000000002";
    static final String GIVEAWAY = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";
    static final String HOST = "1180000000000000102";
    static final String CHANNEL = "1180000000000000203";
    static final String MEMBER_ROLE = "1180000000000000303";
    static final String SUPPORT_ROLE = "1180000000000000304";
    static final String MAX = "1180000000000000104";

    static final long DAY = 86_400_000L;
    static final long START = 1_800_000_000_000L;
    static final long END = START + DAY;
    static final long DURING = START + 1;

    static final Seed SEED = Seed.of(new byte[Seed.BYTES]);

    static final GiveawayStarted STARTED = new GiveawayStarted(GUILD, GIVEAWAY);
    static final GiveawayCancelled CANCELLED = new GiveawayCancelled(GUILD, GIVEAWAY);

    private Scene() {}

    static GiveawayCreated created(
            int winnerCount, GiveawayRequirements requirements, List<BonusEntries> bonusEntries) {
        return new GiveawayCreated(
                GUILD,
                GIVEAWAY,
                HOST,
                CHANNEL,
                "Nitro",
                "",
                winnerCount,
                START,
                END,
                requirements,
                bonusEntries,
                new GiveawayAppearance("Enter", null, "#5865f2", null),
                SEED.commitment(),
                Draw.ALGORITHM);
    }

    /** Open to everybody, two win. */
    static GiveawayCreated created() {
        return created(2, new GiveawayRequirements(List.of(), 0, 0), List.of());
    }

    static GiveawayEntered entered(String userId, int tickets) {
        return new GiveawayEntered(GUILD, GIVEAWAY, userId, tickets);
    }

    /** Members 1, 2, 3 … */
    static String member(long number) {
        return Long.toString(1_180_000_000_000_001_000L + number);
    }

    static GiveawayEntered[] membersEntered(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(i -> entered(member(i), 1))
                .toArray(GiveawayEntered[]::new);
    }

    /** A running giveaway in which so many members take part. */
    static Object[] runningWith(int count) {
        return history(new Object[] {created(), STARTED}, (Object[]) membersEntered(count));
    }

    /** That giveaway, drawn. */
    static Object[] endedWith(int count) {
        return history(runningWith(count), ended(count, DrawPolicy.BY_TIME, null));
    }

    static Object[] history(Object[] before, Object... more) {
        Object[] all = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, all, before.length, more.length);
        return all;
    }

    static Entries entriesOf(int count) {
        Entries entries = new Entries();
        LongStream.rangeClosed(1, count).forEach(i -> entries.put(member(i), 1));
        return entries;
    }

    /** In which order they are drawn. */
    static List<String> order(int count) {
        return new Draw(SEED, GIVEAWAY, null).first(count, entriesOf(count));
    }

    static GiveawayEnded ended(int count, String cause, @Nullable String publicValue) {
        Entries entries = entriesOf(count);
        return new GiveawayEnded(
                GUILD,
                GIVEAWAY,
                cause,
                SEED.reveal(),
                publicValue,
                count,
                count,
                entries.hash(),
                new Draw(SEED, GIVEAWAY, publicValue).first(2, entries));
    }

    static EnterGiveaway enter(String userId, long at, String... roles) {
        return new EnterGiveaway(GUILD, GIVEAWAY, userId, Set.of(roles), 0, 0, at);
    }

    static void expectRejection(ResultValidator<Giveaway> result, Rejection rejection) {
        Rejections.expect(result, rejection);
    }
}
