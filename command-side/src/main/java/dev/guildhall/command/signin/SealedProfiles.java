package dev.guildhall.command.signin;

import dev.guildhall.eventlog.PersonalData;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.SealedValue;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** What a session knows of its person, sealed under the person's own key as in the log. Thread-safe. */
final class SealedProfiles {
    private static final String FIELD = "panel_sessions/profile";
    private static final Logger LOG = LoggerFactory.getLogger(SealedProfiles.class);

    private final PersonalData personal;

    SealedProfiles(PersonalData personal) {
        this.personal = personal;
    }

    String seal(UUID session, PanelUser user) {
        SealedValue sealed =
                personal.seal(SealedValue.subjectOf(user.id()), session, FIELD, EventJson.writeString(user));
        return sealed.toJson().toString();
    }

    /** Empty when the person was erased, or somebody tampered with it. */
    Optional<PanelUser> open(UUID session, String profile) {
        try {
            SealedValue sealed = SealedValue.of(EventJson.mapper().readTree(profile));
            return personal.open(sealed, session, FIELD).map(json -> EventJson.read(json, PanelUser.class));
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            LOG.warn("The profile of session {} cannot be read: {}", session, e.getMessage());
            return Optional.empty();
        }
    }
}
