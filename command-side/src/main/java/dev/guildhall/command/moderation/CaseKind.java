package dev.guildhall.command.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was decided about a member. */
enum CaseKind {
    WARN(ModeratorPermission.MODERATE_MEMBERS),
    TIMEOUT(ModeratorPermission.MODERATE_MEMBERS),
    KICK(ModeratorPermission.KICK_MEMBERS),
    BAN(ModeratorPermission.BAN_MEMBERS),
    /** A message alone was deleted: by rules only, moderators do that by themselves. */
    DELETE(ModeratorPermission.MODERATE_MEMBERS);

    private final ModeratorPermission permission;

    CaseKind(ModeratorPermission permission) {
        this.permission = permission;
    }

    /** As events and routes name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a moderator must hold in Discord. */
    ModeratorPermission permission() {
        return permission;
    }

    /** Whether something is to be done to the member in Discord. */
    boolean acts() {
        return this == TIMEOUT || this == KICK || this == BAN;
    }

    static Optional<CaseKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
