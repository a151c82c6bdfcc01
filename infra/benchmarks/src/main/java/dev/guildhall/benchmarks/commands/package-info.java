/** One-event commands to many guilds, against the same rows inserted by pgbench. */
@NullMarked
package dev.guildhall.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
