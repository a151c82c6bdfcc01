package dev.guildhall.benchmarks.commands;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.ContenderProgram;
import dev.guildhall.benchmarks.commands.GuildCommands.Caller;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.settings.SettingsInEffect;
import java.util.List;
import java.util.stream.IntStream;

/** Guildhall as a contender: {@code variant, most callers}. */
public final class GuildhallProgram {
    private GuildhallProgram() {}

    public static void main(String[] arguments) {
        try (CommandStack stack = new CommandStack(Address.given(), Variant.valueOf(arguments[0]))) {
            List<Caller> callers = callers(stack.door(), Integer.parseInt(arguments[1]));
            ContenderProgram.serve(callers::get);
        }
    }

    /** Registers their guilds, too. The same callers go on from sample to sample, so that every prefix is a new one. */
    static List<Caller> callers(CommandDoor door, int count) {
        IntStream.range(0, count * GuildCommands.GUILDS_A_CALLER)
                .forEach(guild -> door.record(GuildCommands.register(guild), Object.class, GuildCommands.write(guild)));
        return IntStream.range(0, count)
                .mapToObj(number -> new Caller(
                        number,
                        (guild, turn) -> door.send(
                                GuildCommands.change(guild, turn), SettingsInEffect.class, GuildCommands.write(guild))))
                .toList();
    }
}
