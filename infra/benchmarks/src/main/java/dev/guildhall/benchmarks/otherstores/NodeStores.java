package dev.guildhall.benchmarks.otherstores;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.ChildContender;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.NodePackages;
import dev.guildhall.benchmarks.commands.StoredRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Event stores for Node.js. */
final class NodeStores {
    private final StoredRow row;
    private final int callers;

    NodeStores(StoredRow row, int callers) {
        this.row = row;
        this.callers = callers;
    }

    /** The peer of a folder, installed if need be; returns when it is ready. */
    Contender start(String name, Address address) {
        Map<String, String> environment = new HashMap<>(address.environment());
        environment.put("BENCHMARK_PAYLOAD", row.payload());
        environment.put("BENCHMARK_METADATA", row.metadata());
        environment.put("BENCHMARK_CALLERS", Integer.toString(callers));
        return ChildContender.start(
                name, List.of("node", "store.mjs"), NodePackages.installed(name.toLowerCase(Locale.ROOT)), environment);
    }
}
