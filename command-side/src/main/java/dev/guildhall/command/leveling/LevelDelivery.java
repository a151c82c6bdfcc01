package dev.guildhall.command.leveling;

import dev.guildhall.command.identity.Ids;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows from a level in Discord: the member is told, or given a role. */
sealed interface LevelDelivery {
    Pattern FORM = Pattern.compile("(message|role)-([1-9][0-9]{0,19})");

    /** No level has more digits. */
    int MAX_LEVEL_DIGITS = 6;

    /** As events name it. */
    String word();

    /** That somebody has come to a level. */
    record Message(int level) implements LevelDelivery {
        @Override
        public String word() {
            return "message:" + level;
        }
    }

    record Role(String roleId) implements LevelDelivery {
        @Override
        public String word() {
            return "role:" + roleId;
        }
    }

    /** As it stands in a path: {@code message-<level>} or {@code role-<roleId>}. */
    static Optional<LevelDelivery> ofPath(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        String id = form.group(2);
        if (form.group(1).equals("role")) {
            return Ids.isSnowflake(id) ? Optional.of(new Role(id)) : Optional.empty();
        }
        return id.length() <= MAX_LEVEL_DIGITS ? Optional.of(new Message(Integer.parseInt(id))) : Optional.empty();
    }
}
