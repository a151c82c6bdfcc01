/** How soon the bot answers people in Discord. */
@NullMarked
package dev.guildhall.benchmarks.interaction;

import org.jspecify.annotations.NullMarked;
