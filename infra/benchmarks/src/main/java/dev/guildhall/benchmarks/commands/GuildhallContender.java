package dev.guildhall.benchmarks.commands;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.ChildContender;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.testkit.TestDatabase;
import java.util.List;

/** Guildhall's command side in a process of its own, with its guilds registered. */
public final class GuildhallContender {
    private GuildhallContender() {}

    public static Contender start(TestDatabase database, int maxCallers) {
        return start(database, maxCallers, Variant.WHOLE);
    }

    static Contender start(TestDatabase database, int maxCallers, Variant variant) {
        return ChildContender.java(
                variant.title(),
                GuildhallProgram.class,
                List.of(variant.name(), "" + maxCallers),
                Address.of(database).environment());
    }
}
