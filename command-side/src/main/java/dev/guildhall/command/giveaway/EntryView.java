package dev.guildhall.command.giveaway;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether a member takes part now.
 *
 * @param tickets of that member; left out for who takes no part
 * @param entries how many take part in all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(boolean entered, @Nullable Integer tickets, int entries) {}
