package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.EventTail;

/** Of the view of guilds' configuration. */
public final class ConfigurationHealth extends ViewHealth {
    public ConfigurationHealth(ConfigurationProcessor processor, EventTail tail) {
        super(processor, tail);
    }
}
