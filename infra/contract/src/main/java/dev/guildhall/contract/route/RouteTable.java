package dev.guildhall.contract.route;

import dev.guildhall.contract.DocumentFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of {@code contract/routes/*.yaml}, one file for each feature. */
public final class RouteTable {
    /** Where rows are added. */
    public static final String PLACE = "infra/contract/src/main/resources/contract/routes/";

    private static final String RESOURCES = "classpath:contract/routes/*.yaml";

    private final Map<String, RouteRow> rows = new LinkedHashMap<>();

    private RouteTable() {}

    public static RouteTable load() {
        RouteTable table = new RouteTable();
        Map<Route, RouteRow> sorted = new TreeMap<>();
        DocumentFile.resources(RESOURCES)
                .forEach((file, content) -> content.forEach((key, fields) -> {
                    Route route = Route.parse(key);
                    RouteRow twice = sorted.put(route, new RouteRow(route, file, DocumentFile.map(fields)));
                    if (twice != null) {
                        throw new IllegalArgumentException(route + " has two rows");
                    }
                }));
        sorted.forEach((route, row) -> table.rows.put(route.shape(), row));
        return table;
    }

    public Collection<RouteRow> rows() {
        return List.copyOf(rows.values());
    }

    /** The row of that route or of the one whose twin it is. */
    public Optional<RouteRow> row(Route route) {
        return Optional.ofNullable(rows.get(route.plain().shape()));
    }

    static Map<String, String> texts(Map<?, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    static List<Integer> numbers(@Nullable Object list) {
        List<Integer> numbers = new ArrayList<>();
        if (list instanceof List<?> values) {
            values.forEach(value -> numbers.add(Integer.valueOf(String.valueOf(value))));
        }
        return numbers;
    }
}
