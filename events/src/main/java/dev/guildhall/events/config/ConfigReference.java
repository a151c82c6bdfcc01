package dev.guildhall.events.config;

import dev.guildhall.events.config.Kind.Snowflake.Target;

/** An id in a configuration: where it stands (an RFC 6901 pointer), and what it must be the id of. */
public record ConfigReference(String pointer, String id, Target target) {}
