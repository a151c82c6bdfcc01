package dev.guildhall.query.giveaway;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list of giveaways, or of who takes part, may be asked for. All methods throw 400 for anything else. */
final class GiveawayPages {
    static final int MAX_PAGE = 200;
    static final int DEFAULT_PAGE = 50;

    private static final Pattern ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");

    private GiveawayPages() {}

    static int limit(@Nullable Integer limit) {
        int size = limit == null ? DEFAULT_PAGE : limit;
        if (size < 1 || size > MAX_PAGE) {
            throw malformed("'limit' must be from 1 to " + MAX_PAGE);
        }
        return size;
    }

    static @Nullable GiveawayStatus status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(GiveawayStatus.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElseThrow(() -> malformed("'status' must be one of "
                        + Arrays.stream(GiveawayStatus.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    static @Nullable String giveaway(@Nullable String after) {
        if (after == null || ID.matcher(after).matches()) {
            return after;
        }
        throw malformed("'after' must be what 'next' said");
    }

    static long place(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        if (PLACE.matcher(after).matches()) {
            return Long.parseLong(after);
        }
        throw malformed("'after' must be what 'next' said");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
