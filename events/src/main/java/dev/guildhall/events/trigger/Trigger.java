package dev.guildhall.events.trigger;

/**
 * A trigger ready to be matched, in time linear in the length of the message whoever wrote it. Immutable, for any
 * number of threads.
 */
public sealed interface Trigger permits Trigger.Literal, Expression {
    /** Longest trigger, in characters. */
    int MAX_LENGTH = 200;

    boolean matches(String message);

    /** What one character of a message costs at most, in instructions; next to nothing for plain words. */
    int size();

    /** @throws UnusableTrigger when it cannot or must not be used */
    static Trigger of(TriggerMatch match, String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new UnusableTrigger("must have at most %d characters".formatted(MAX_LENGTH));
        }
        return switch (match) {
            case EXACT, CONTAINS, STARTS, ENDS -> Literal.of(match, text);
            case WILDCARD -> Expression.ofWildcards(text);
            case REGEX -> Expression.ofRegex(text);
        };
    }

    /** Plain words, in one case. */
    record Literal(TriggerMatch match, String folded) implements Trigger {
        private static Literal of(TriggerMatch match, String text) {
            if (text.isBlank()) {
                throw new UnusableTrigger("must not be blank");
            }
            return new Literal(match, CaseFolding.fold(text));
        }

        @Override
        public boolean matches(String message) {
            String text = CaseFolding.fold(message);
            return switch (match) {
                case EXACT -> text.equals(folded);
                case STARTS -> text.startsWith(folded);
                case ENDS -> text.endsWith(folded);
                default -> text.contains(folded);
            };
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
