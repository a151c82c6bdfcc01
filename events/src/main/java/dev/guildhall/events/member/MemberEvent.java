package dev.guildhall.events.member;

import dev.guildhall.events.OfGuild;

/** None of them changes the guild's configuration, or its version. */
public sealed interface MemberEvent extends OfGuild permits MemberJoined, MemberLeft, MemberDeliveryFailed {
    /** The snowflake of the user. */
    String userId();
}
