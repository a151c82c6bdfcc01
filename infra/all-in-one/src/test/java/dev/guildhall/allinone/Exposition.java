package dev.guildhall.allinone;

import dev.guildhall.allinone.PromQl.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one process tells, as Prometheus would keep it.
 *
 * @param samples by the metric's name, the labels of each
 */
record Exposition(Map<String, List<Map<String, String>>> samples) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Prometheus says by itself whether a process answers, and who it is. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance");

    /** Faults are asked for, and hoped not to be there. */
    private static final Set<String> FREE_VALUES = Set.of("status");

    static Exposition of(String text) {
        Map<String, List<Map<String, String>>> samples = new HashMap<>();
        text.lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
            Map<String, String> labels = new HashMap<>();
            String listed = sample.group(2);
            if (listed != null) {
                LABEL.matcher(listed).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            samples.computeIfAbsent(sample.group(1), name -> new ArrayList<>()).add(labels);
        });
        return new Exposition(samples);
    }

    /** What an expression asks for and is not told. */
    List<String> missing(String expression) {
        List<String> missing = new ArrayList<>();
        for (Selector selector : PromQl.selectors(expression)) {
            if (!OF_PROMETHEUS.contains(selector.metric()) && !isTold(selector)) {
                missing.add(selector + " in " + expression);
            }
        }
        return missing;
    }

    private boolean isTold(Selector selector) {
        return samples.getOrDefault(selector.metric(), List.of()).stream()
                .anyMatch(labels -> selector.labels().stream()
                        .filter(label -> !LABELS_OF_PROMETHEUS.contains(label))
                        .allMatch(label -> labels.containsKey(label) && hasValue(selector, label, labels)));
    }

    private static boolean hasValue(Selector selector, String label, Map<String, String> labels) {
        Pattern wanted = selector.values().get(label);
        return wanted == null
                || FREE_VALUES.contains(label)
                || wanted.matcher(labels.getOrDefault(label, "")).matches();
    }
}
