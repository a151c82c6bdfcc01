package dev.guildhall.query.content;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list may be asked for, page by page. Everything that takes a question throws 400 for one that is none. */
public final class ContentPages {
    public static final int MAX_PAGE = 200;
    public static final int DEFAULT_PAGE = 50;

    private static final Pattern ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern USER = Pattern.compile("[0-9]{1,20}");

    /** A part of a list with the version that it certainly reflects. */
    public record Page<T>(
            List<T> items, long version, @Nullable String next) {
        /** @param found one more than {@code limit}, if there are as many */
        public static <T> Page<T> of(List<T> found, int limit, long version, Function<T, String> place) {
            List<T> page = found.subList(0, Math.min(limit, found.size()));
            return new Page<>(page, version, found.size() > limit ? place.apply(page.getLast()) : null);
        }

        /** The same of something else, which is made of each. */
        public <U> Page<U> of(Function<? super T, ? extends U> each) {
            return new Page<>(items.stream().<U>map(each).toList(), version, next);
        }
    }

    private ContentPages() {}

    public static int limit(@Nullable Integer limit) {
        int size = limit == null ? DEFAULT_PAGE : limit;
        if (size < 1 || size > MAX_PAGE) {
            throw malformed("'limit' must be from 1 to " + MAX_PAGE);
        }
        return size;
    }

    /** One of the names. */
    public static <S extends Enum<S>> @Nullable S status(Class<S> all, @Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(all.getEnumConstants())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElseThrow(() -> malformed("'status' must be one of "
                        + Arrays.stream(all.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** A user's id under that name. */
    public static @Nullable String user(String name, @Nullable String userId) {
        if (userId == null || USER.matcher(userId).matches()) {
            return userId;
        }
        throw malformed("'" + name + "' must be a user's id");
    }

    /** The id after which the page begins. */
    public static @Nullable String after(@Nullable String after) {
        if (after == null || ID.matcher(after).matches()) {
            return after;
        }
        throw malformed("'after' must be what 'next' said");
    }

    /** The place after which the page begins. */
    public static long place(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        if (PLACE.matcher(after).matches()) {
            return Long.parseLong(after);
        }
        throw malformed("'after' must be what 'next' said");
    }

    public static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
