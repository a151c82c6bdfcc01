package dev.guildhall.benchmarks.stockaxon;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.ContenderProgram;
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.benchmarks.commands.GuildCommands.Caller;
import java.util.List;
import java.util.stream.IntStream;

/** Stock Axon as a contender: {@code most callers}. */
public final class AxonProgram {
    private AxonProgram() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        try (AxonStack stack = new AxonStack(Address.given(), count)) {
            stack.createTables();
            IntStream.range(0, count * GuildCommands.GUILDS_A_CALLER)
                    .forEach(guild -> stack.send(GuildCommands.register(guild), GuildCommands.metadata(guild)));
            List<Caller> callers = IntStream.range(0, count)
                    .mapToObj(number -> new Caller(
                            number,
                            (guild, turn) ->
                                    stack.send(GuildCommands.change(guild, turn), GuildCommands.metadata(guild))))
                    .toList();
            ContenderProgram.serve(callers::get);
        }
    }
}
