package dev.guildhall.query.moderation;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.content.ContentPages;
import dev.guildhall.query.content.ContentPages.Page;
import dev.guildhall.query.content.ContentReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at cases: new enough, and only for those who may see the guild. Thread-safe. */
final class CaseReading {
    private static final Set<String> KINDS = Set.of("warn", "timeout", "kick", "ban", "delete");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final ContentReading<CaseView> reading;
    private final CaseTexts texts;

    CaseReading(ContentReading<CaseView> reading, CaseTexts texts) {
        this.reading = reading;
        this.texts = texts;
    }

    /** Which of a guild's cases are asked for; of all where {@code null}. */
    record Which(@Nullable String userId, @Nullable String kind) {
        /** Throws 400 for what there cannot be. */
        Which {
            ContentPages.user("userId", userId);
            if (kind != null && !KINDS.contains(kind)) {
                throw ContentPages.malformed("'kind' must be warn, timeout, kick, ban or delete");
            }
        }

        private Map<String, String> where() {
            Map<String, String> where = new HashMap<>();
            if (userId != null) {
                where.put("user_id", userId);
            }
            if (kind != null) {
                where.put("kind", kind);
            }
            return where;
        }
    }

    /** @param after the number of the last case of the page before */
    Page<CaseDetails> list(
            Asker asker,
            String guildId,
            @Nullable String atLeastVersion,
            Which which,
            @Nullable String after,
            int limit) {
        if (after != null && !NUMBER.matcher(after).matches()) {
            throw ContentPages.malformed("'after' must be what 'next' said");
        }
        String place = after == null ? null : CaseView.id(guildId, Integer.parseInt(after));
        Page<CaseView> page = reading.list(asker, guildId, atLeastVersion, which.where(), place, limit);
        Map<String, CaseTexts.Texts> found = texts.of(page.items());
        Page<CaseDetails> told = page.of(view -> CaseDetails.of(view, Objects.requireNonNull(found.get(view.id()))));
        return new Page<>(
                told.items(),
                told.version(),
                told.next() == null
                        ? null
                        : Integer.toString(told.items().getLast().number()));
    }

    /** @throws ProblemException 404 when the guild has no such case */
    CaseDetails one(Asker asker, String guildId, String number, @Nullable String atLeastVersion) {
        if (!NUMBER.matcher(number).matches()) {
            reading.open(asker, guildId, atLeastVersion);
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such case in this guild");
        }
        CaseView view = reading.one(asker, guildId, CaseView.id(guildId, Integer.parseInt(number)), atLeastVersion);
        return CaseDetails.of(view, texts.of(view));
    }
}
