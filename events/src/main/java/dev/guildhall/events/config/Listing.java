package dev.guildhall.events.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * At most {@code max} values of one kind, in the order given.
 *
 * @param unique names of fields that together occur once only in the list; no names at all mean the whole element
 */
public record Listing(Kind element, int max, List<List<String>> unique) implements Kind {
    /** A list in which nothing occurs twice. */
    public Listing(Kind element, int max) {
        this(element, max, List.of(List.of()));
    }

    @Override
    public void check(String pointer, @Nullable Object value, List<Violation> faults) {
        if (!(value instanceof List<?> list)) {
            faults.add(new Violation(pointer, "must be a list"));
            return;
        }
        if (list.size() > max) {
            faults.add(new Violation(pointer, "must have at most %d entries".formatted(max)));
            return;
        }
        int before = faults.size();
        for (int i = 0; i < list.size(); i++) {
            element.check(pointer + "/" + i, list.get(i), faults);
        }
        if (faults.size() == before) {
            unique.forEach(names -> checkUnique(names, pointer, list, faults));
        }
    }

    private void checkUnique(List<String> names, String pointer, List<?> list, List<Violation> faults) {
        Map<Object, Integer> first = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Integer earlier = first.putIfAbsent(key(names, Objects.requireNonNull(list.get(i))), i);
            if (earlier != null) {
                String field = names.isEmpty() ? "" : "/" + names.getFirst();
                faults.add(new Violation(pointer + "/" + i + field, "is the same as in entry " + earlier));
            }
        }
    }

    private Object key(List<String> names, Object entry) {
        if (names.isEmpty() || !(element.complete(entry) instanceof Map<?, ?> fields)) {
            return element.identity(entry);
        }
        List<@Nullable Object> values = new ArrayList<>();
        names.forEach(name -> values.add(fields.get(name)));
        return values;
    }

    @Override
    public void references(String pointer, @Nullable Object value, List<ConfigReference> references) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                element.references(pointer + "/" + i, list.get(i), references);
            }
        }
    }

    @Override
    public Object complete(Object value) {
        if (!(element instanceof Structure) || !(value instanceof List<?> list)) {
            return value;
        }
        return list.stream()
                .map(entry -> element.complete(Objects.requireNonNull(entry)))
                .toList();
    }
}
