package dev.guildhall.events.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applies to a ticket as long as it exists, whatever the guild configures later.
 *
 * @param categoryId under which its channel is made
 * @param supportRoleIds whose holders are staff
 * @param namePattern of its channel, with the placeholders of the configuration
 * @param welcomeText with the placeholders of the configuration; empty when there is none
 * @param autoCloseHours after how long a silence it is closed; 0 for never
 */
public record TicketTerms(
        @Nullable String categoryId,
        List<String> supportRoleIds,
        String namePattern,
        String welcomeText,
        int autoCloseHours) {}
