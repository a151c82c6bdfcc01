package dev.guildhall.e2e.fault;

import dev.guildhall.command.dispatch.WriteCommand;
import dev.guildhall.command.modules.ConfigureModule;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.events.GuildModule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One caller's commands: on guilds that both processes write, and on one that only its process writes. Each writes a
 * value of its own, so none that is permitted can turn out to need no event.
 */
final class CommandsAtRandom {
    static final String OWNER = "1190000000000000100";

    /** Every guild is written by both processes often enough that what either holds in memory is mostly stale. */
    static final int SHARED_GUILDS = 8;

    static final int OWN_GUILDS = 4;

    private static final String STRANGER = "1190000000000000999";
    private static final long FIRST_GUILD = 1190000000000001000L;
    private static final long FIRST_OWN_GUILD = 1190000000000002000L;
    private static final long GUILDS_A_PROCESS = 100;
    private static final int SHARED_PERCENT = 70;
    private static final int MODULE_PERCENT = 30;
    private static final int STRANGER_PERCENT = 2;
    private static final int PERCENT = 100;
    private static final int MAX_CALLERS = 64;
    private static final int MAX_INCARNATIONS = 100;
    private static final long MAX_COMMANDS = 1_000_000;

    private final Random random;
    private final int index = ChildProcess.number("index");
    private final String process = ChildProcess.text("process");
    private final int pauseMillis = ChildProcess.number("pause");
    private final int caller;
    private long commands;

    CommandsAtRandom(int caller) {
        this.caller = caller;
        this.random = new Random(Long.parseLong(ChildProcess.text("seed")) * 31 + (process + "-" + caller).hashCode());
    }

    /** All that a process writes. */
    static List<String> guilds(int index) {
        return Stream.concat(shared(), own(index)).toList();
    }

    private static Stream<String> shared() {
        return LongStream.range(FIRST_GUILD, FIRST_GUILD + SHARED_GUILDS).mapToObj(Long::toString);
    }

    private static Stream<String> own(int index) {
        long first = FIRST_OWN_GUILD + index * GUILDS_A_PROCESS;
        return LongStream.range(first, first + OWN_GUILDS).mapToObj(Long::toString);
    }

    Attempt next() {
        commands++;
        String guild = guild();
        String id = process + "-" + caller + "-" + commands;
        boolean permitted = !draw(STRANGER_PERCENT);
        return new Attempt(id, command(guild, permitted ? OWNER : STRANGER), mark(), permitted);
    }

    private WriteCommand command(String guild, String by) {
        if (draw(MODULE_PERCENT)) {
            return new ConfigureModule(
                    guild, by, GuildModule.WELCOME.word(), random.nextBoolean(), Map.of("text", mark()), null);
        }
        return new ChangeSettings(guild, by, Map.of("prefix", mark()), null);
    }

    /** Unlike that of any other command of any process, and short enough for a prefix. */
    private String mark() {
        int incarnation = ChildProcess.number("incarnation");
        long number = ((long) index * MAX_INCARNATIONS + incarnation) * MAX_CALLERS + caller;
        return Long.toString(number * MAX_COMMANDS + commands, Character.MAX_RADIX);
    }

    private String guild() {
        List<String> choice = (draw(SHARED_PERCENT) ? shared() : own(index)).toList();
        return choice.get(random.nextInt(choice.size()));
    }

    /** Whether something that happens in so many of a hundred cases happens now. */
    boolean draw(int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    /** How long the caller thinks before the next command. */
    Duration thought() {
        return Duration.ofMillis(random.nextInt(2 * pauseMillis + 1));
    }
}
