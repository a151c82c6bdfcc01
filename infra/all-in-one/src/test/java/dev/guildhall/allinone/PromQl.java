package dev.guildhall.allinone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads as much of Prometheus' query language as the files in infra/deploy/monitoring use, and refuses the rest: which
 * metrics and labels does an expression ask for? Promtool knows the whole language, but is not on every machine.
 */
final class PromQl {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
            + "|(?<duration>[0-9]+(?:ms|s|m|h|d)(?![a-zA-Z0-9]))|(?<number>[0-9]+(?:\\.[0-9]+)?)"
            + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")|(?<mark>=~|!~|==|!=|>=|<=|[-+*/(){}\\[\\],=<>]))");
    private static final Set<String> OF_RANGES = Set.of("rate", "increase");
    private static final Set<String> OF_INSTANTS = Set.of("absent");
    private static final Set<String> AGGREGATIONS = Set.of("sum", "min", "max", "avg", "count", "topk");
    private static final Set<String> WITH_PARAMETER = Set.of("topk");
    private static final Set<String> MATCHERS = Set.of("=", "!=", "=~", "!~");

    /** The weakest first. */
    private static final List<Set<String>> OPERATORS = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", ">", "<", ">=", "<="),
            Set.of("+", "-"),
            Set.of("*", "/"));

    /**
     * What is asked for.
     *
     * @param labels that the metric must have
     * @param values patterns that some value of the label must match
     */
    record Selector(String metric, Set<String> labels, Map<String, Pattern> values) {}

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final List<Selector> selectors = new ArrayList<>();
    private int at;

    private PromQl(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (end < text.strip().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("no token at %d of: %s".formatted(end, text));
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    /** @throws IllegalArgumentException naming what is wrong */
    static List<Selector> selectors(String expression) {
        PromQl query = new PromQl(expression);
        query.operation(0);
        if (query.at < query.tokens.size()) {
            throw query.wrong("something is left over");
        }
        return List.copyOf(query.selectors);
    }

    private void operation(int level) {
        if (level == OPERATORS.size()) {
            primary();
            return;
        }
        operation(level + 1);
        while (OPERATORS.get(level).contains(peek())) {
            at++;
            operation(level + 1);
        }
    }

    private void primary() {
        String token = next();
        if (token.equals("(")) {
            operation(0);
            expect(")");
        } else if (AGGREGATIONS.contains(token)) {
            aggregation(token);
        } else if (OF_RANGES.contains(token)) {
            expect("(");
            selector(next());
            range();
            expect(")");
        } else if (OF_INSTANTS.contains(token)) {
            expect("(");
            operation(0);
            expect(")");
        } else if (!token.matches("[0-9.]+")) {
            selector(token);
        }
    }

    private void aggregation(String name) {
        int first = selectors.size();
        Set<String> by = peek().equals("by") ? by() : Set.of();
        expect("(");
        if (WITH_PARAMETER.contains(name)) {
            if (!next().matches("[0-9]+")) {
                throw wrong(name + " needs a number");
            }
            expect(",");
        }
        operation(0);
        expect(")");
        Set<String> grouping = peek().equals("by") ? by() : by;
        for (int i = first; i < selectors.size(); i++) {
            selectors.get(i).labels().addAll(grouping);
        }
    }

    private Set<String> by() {
        at++;
        expect("(");
        Set<String> labels = new TreeSet<>();
        do {
            labels.add(name(next()));
        } while (next().equals(","));
        at--;
        expect(")");
        return labels;
    }

    private void selector(String metric) {
        Selector selector = new Selector(name(metric), new TreeSet<>(), new LinkedHashMap<>());
        if (peek().equals("{")) {
            at++;
            do {
                matcher(selector);
            } while (next().equals(","));
            at--;
            expect("}");
        }
        if (peek().equals("(")) {
            throw wrong("no such function is known: " + metric);
        }
        selectors.add(selector);
    }

    private void matcher(Selector selector) {
        String label = name(next());
        String operator = next();
        String quoted = next();
        if (!MATCHERS.contains(operator) || !quoted.startsWith("\"")) {
            throw wrong("no matcher for " + label);
        }
        String value = quoted.substring(1, quoted.length() - 1);
        selector.labels().add(label);
        if (operator.equals("=~")) {
            selector.values().put(label, Pattern.compile(value));
        } else if (operator.equals("=")) {
            selector.values().put(label, Pattern.compile(Pattern.quote(value)));
        }
    }

    private void range() {
        expect("[");
        if (!next().matches("[0-9]+(ms|s|m|h|d)")) {
            throw wrong("no duration");
        }
        expect("]");
    }

    private String name(String token) {
        if (!token.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
            throw wrong("no name: " + token);
        }
        return token;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at == tokens.size()) {
            throw wrong("it ends too early");
        }
        return tokens.get(at++);
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            at--;
            throw wrong("no '" + token + "'");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("%s at token %d of: %s".formatted(what, at, text));
    }
}
