/** The view of guilds' configuration: how it follows the log, and how far it has come. */
@NullMarked
package dev.guildhall.query.configuration;

import org.jspecify.annotations.NullMarked;
