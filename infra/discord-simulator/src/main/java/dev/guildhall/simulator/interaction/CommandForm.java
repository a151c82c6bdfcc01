package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.wire.Json;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that Discord holds a command against when it is registered. */
final class CommandForm {
    static final int MAX_DESCRIPTION = 100;
    static final int MAX_OPTIONS = 25;
    static final int MAX_CHOICES = 25;
    private static final int CHAT_INPUT = 1;
    private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}]{1,32}");

    private CommandForm() {}

    static void check(JsonNode form) {
        if (form.path("type").asInt(CHAT_INPUT) == CHAT_INPUT) {
            checkNamed(form, "");
            checkOptions(form.path("options"), "options");
        }
    }

    private static void checkNamed(JsonNode form, String prefix) {
        String name = Json.text(form, "name", "");
        if (!NAME.matcher(name).matches() || !name.toLowerCase(Locale.ROOT).equals(name)) {
            throw ApiError.invalidForm(prefix + "name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
        int length = Json.text(form, "description", "").length();
        if (length < 1 || length > MAX_DESCRIPTION) {
            throw ApiError.invalidForm(
                    prefix + "description", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        }
    }

    private static void checkOptions(JsonNode options, String path) {
        tooMany(options, MAX_OPTIONS, path);
        Set<String> names = new HashSet<>();
        boolean optionalSeen = false;
        int index = 0;
        for (JsonNode option : options) {
            String at = path + "." + index++;
            checkNamed(option, at + ".");
            tooMany(option.path("choices"), MAX_CHOICES, at + ".choices");
            boolean required = option.path("required").asBoolean();
            if (!names.add(option.path("name").asText())) {
                throw ApiError.invalidForm(
                        at + ".name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            }
            if (required && optionalSeen) {
                throw ApiError.invalidForm(
                        at,
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optionalSeen |= !required;
            checkOptions(option.path("options"), at + ".options");
        }
    }

    private static void tooMany(JsonNode list, int most, String at) {
        if (list.size() > most) {
            throw ApiError.invalidForm(at, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
        }
    }
}
