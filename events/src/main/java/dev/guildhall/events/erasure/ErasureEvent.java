package dev.guildhall.events.erasure;

import dev.guildhall.events.GuildhallEvent;
import org.jspecify.annotations.Nullable;

public sealed interface ErasureEvent extends GuildhallEvent permits PersonErased {
    String userId();

    /** A person is erased everywhere, not in one guild. */
    @Override
    default @Nullable String guildId() {
        return null;
    }
}
