package dev.guildhall.bot.shard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Shards that follow one another; both ends belong to it. */
public record ShardRange(int first, int last) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:\\s*-\\s*([0-9]{1,5}))?");

    public ShardRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "shards go from a lower number to a higher one, not %d-%d".formatted(first, last));
        }
    }

    /**
     * As people write it: {@code 2} or {@code 0-3}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static ShardRange parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a shard such as 2, shards such as 0-3, 'all' or 'any', not '%s'".formatted(text));
        }
        int first = Integer.parseInt(matcher.group(1));
        return new ShardRange(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
    }

    public int size() {
        return last - first + 1;
    }

    public IntStream shards() {
        return IntStream.rangeClosed(first, last);
    }

    @Override
    public String toString() {
        return first == last ? String.valueOf(first) : first + "-" + last;
    }
}
