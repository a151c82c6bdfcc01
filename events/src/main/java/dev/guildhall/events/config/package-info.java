/** Which fields a configuration has, their kinds, bounds and defaults: the one place that says so. */
@NullMarked
package dev.guildhall.events.config;

import org.jspecify.annotations.NullMarked;
