package dev.guildhall.command.signin;

import dev.guildhall.eventlog.PersonalData;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.SealedValue;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** What a session knows of its person, sealed under the person's own key as in the log. Thread-safe. */
final class SealedProfiles {
    /** What a browser calls itself is cut there; the rest tells nobody anything. */
    static final int MAX_USER_AGENT_LENGTH = 200;

    private static final String FIELD = "panel_sessions/profile";
    private static final String USER_AGENT = "panel_sessions/user_agent";
    private static final Logger LOG = LoggerFactory.getLogger(SealedProfiles.class);

    private final PersonalData personal;

    SealedProfiles(PersonalData personal) {
        this.personal = personal;
    }

    String seal(UUID session, PanelUser user) {
        return seal(user.id(), session, FIELD, EventJson.writeString(user));
    }

    /** {@code null} for a browser that does not say what it is. */
    @Nullable String sealUserAgent(UUID session, String userId, @Nullable String userAgent) {
        String printable =
                userAgent == null ? "" : userAgent.replaceAll("\\p{Cntrl}", "").strip();
        return printable.isEmpty()
                ? null
                : seal(
                        userId,
                        session,
                        USER_AGENT,
                        printable.substring(0, Math.min(MAX_USER_AGENT_LENGTH, printable.length())));
    }

    private String seal(String userId, UUID session, String field, String text) {
        return personal.seal(SealedValue.subjectOf(userId), session, field, text)
                .toJson()
                .toString();
    }

    /** Empty when the person was erased, or somebody tampered with it. */
    Optional<PanelUser> open(UUID session, String profile) {
        return open(session, FIELD, profile).map(json -> EventJson.read(json, PanelUser.class));
    }

    Optional<String> openUserAgent(UUID session, @Nullable String sealed) {
        return sealed == null ? Optional.empty() : open(session, USER_AGENT, sealed);
    }

    private Optional<String> open(UUID session, String field, String json) {
        try {
            SealedValue sealed = SealedValue.of(EventJson.mapper().readTree(json));
            return personal.open(sealed, session, field);
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            LOG.warn("{} of session {} cannot be read: {}", field, session, e.getMessage());
            return Optional.empty();
        }
    }
}
