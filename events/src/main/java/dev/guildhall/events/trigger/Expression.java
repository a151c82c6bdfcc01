package dev.guildhall.events.trigger;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A trigger that is a pattern. RE2/J never goes back in the text, so no pattern makes it slow, only large ones. */
final class Expression implements Trigger {
    /** Most wildcards in one trigger. */
    static final int MAX_WILDCARDS = 20;

    /** Most instructions of one compiled pattern. */
    static final int MAX_SIZE = 1_000;

    private final Pattern pattern;
    private final boolean wildcards;

    private Expression(Pattern pattern, boolean wildcards) {
        this.pattern = pattern;
        this.wildcards = wildcards;
    }

    static Expression ofRegex(String text) {
        if (Repetitions.instructionsAtMost(text) > Repetitions.MAX_INSTRUCTIONS) {
            throw new UnusableTrigger("repeats too much");
        }
        if (!CaseFolding.isSafe(text)) {
            throw new UnusableTrigger(
                    "must have no characters beyond U+1C7F, nor any by number, where case is ignored");
        }
        Expression expression = new Expression(compile(text, 0), false);
        if (expression.matches("")) {
            throw new UnusableTrigger("must not match the empty text, since it would answer everything");
        }
        return expression;
    }

    static Expression ofWildcards(String text) {
        StringBuilder regex = new StringBuilder();
        long wildcards = text.chars().filter(c -> c == '*' || c == '?').count();
        if (wildcards > MAX_WILDCARDS) {
            throw new UnusableTrigger("must have at most %d wildcards".formatted(MAX_WILDCARDS));
        }
        if (text.chars().allMatch(c -> c == '*' || c == '?' || Character.isWhitespace(c))) {
            throw new UnusableTrigger("must have something besides wildcards");
        }
        CaseFolding.fold(text)
                .codePoints()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return new Expression(compile(regex.toString(), Pattern.DOTALL), true);
    }

    private static Pattern compile(String regex, int flags) {
        Pattern compiled;
        try {
            compiled = Pattern.compile(regex, flags);
        } catch (PatternSyntaxException e) {
            throw new UnusableTrigger("is not a regular expression: " + e.getDescription());
        }
        if (compiled.programSize() > MAX_SIZE) {
            throw new UnusableTrigger("repeats too much");
        }
        return compiled;
    }

    @Override
    public boolean matches(String message) {
        return wildcards
                ? pattern.matches(CaseFolding.fold(message))
                : pattern.matcher(message).find();
    }

    @Override
    public int size() {
        return pattern.programSize();
    }
}
