package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A slash command as a member types it: {@code /giveaway create prize:Nitro duration:1h}. A value goes on, spaces
 * included, until the next option's name; or it stands in double quotes.
 *
 * @param path names of sub-command group and sub-command, if any
 * @param options the options that the command has at the end of that path
 * @param arguments option name to what was typed for it, in the order typed
 */
record CommandLine(List<String> path, JsonNode options, Map<String, String> arguments) {
    /** Longer lines are refused, as the client's input box would. */
    static final int MAX_LENGTH = 8_000;

    private static final Pattern WORD = Pattern.compile("\\s*(\\S+)");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /**
     * The command's name.
     *
     * @throws Problem if the text is no slash command
     */
    static String name(String text) {
        Matcher word = WORD.matcher(text);
        if (text.length() > MAX_LENGTH || !word.lookingAt() || !word.group(1).startsWith("/")) {
            throw Problem.invalid("a command begins with / and has at most " + MAX_LENGTH + " characters");
        }
        return word.group(1).substring(1);
    }

    /**
     * Reads the text against the command as it is registered.
     *
     * @throws Problem if the text does not fit the command
     */
    static CommandLine parse(String text, ObjectNode command) {
        String rest = text.strip().substring(1 + name(text).length());
        JsonNode options = command.path("options");
        List<String> path = new ArrayList<>();
        while (hasBranches(options)) {
            Matcher word = WORD.matcher(rest);
            String name = word.lookingAt() ? word.group(1) : "";
            JsonNode branch = option(options, name)
                    .orElseThrow(() -> Problem.invalid("expected one of " + namesOf(command, path)
                            + (name.isEmpty() ? "" : ", not '" + name + "'")));
            path.add(name);
            rest = rest.substring(word.end());
            options = branch.path("options");
        }
        return new CommandLine(List.copyOf(path), options, arguments(rest.strip(), options));
    }

    private static String namesOf(JsonNode command, List<String> path) {
        JsonNode at = command;
        for (String step : path) {
            at = option(at.path("options"), step).orElseThrow();
        }
        return at.path("options")
                .valueStream()
                .map(option -> Json.text(option, "name", ""))
                .collect(Collectors.joining(", "));
    }

    private static boolean hasBranches(JsonNode options) {
        return options.valueStream()
                .anyMatch(option -> OptionType.isBranch(option.path("type").asInt()));
    }

    private static Optional<JsonNode> option(JsonNode options, String name) {
        return options.valueStream()
                .filter(option -> Json.text(option, "name", "").equals(name))
                .findFirst();
    }

    private static Map<String, String> arguments(String text, JsonNode options) {
        Map<String, String> arguments = new LinkedHashMap<>();
        String names = options.valueStream()
                .map(option -> Pattern.quote(Json.text(option, "name", "")))
                .collect(Collectors.joining("|"));
        Matcher option = Pattern.compile("(?:^|\\s+)(" + names + "):\\s*").matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (names.isEmpty() || !option.find(at) || option.start() != at) {
                throw Problem.invalid("cannot read '" + text.substring(at).strip() + "'");
            }
            String name = option.group(1);
            Value value = value(text, option);
            if (arguments.putIfAbsent(name, value.text()) != null) {
                throw Problem.invalid("option '" + name + "' is given twice");
            }
            at = value.end();
        }
        return arguments;
    }

    private record Value(String text, int end) {}

    /** What follows the option's name that was just found. */
    private static Value value(String text, Matcher option) {
        int from = option.end();
        Matcher quoted = QUOTED.matcher(text).region(from, text.length());
        if (quoted.lookingAt()) {
            return new Value(quoted.group(1).replaceAll("\\\\(.)", "$1"), quoted.end());
        }
        int end = option.find(from) ? option.start() : text.length();
        return new Value(text.substring(from, end).strip(), end);
    }
}
