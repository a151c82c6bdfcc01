/** The control API for tests and demos; nothing of it exists at Discord. */
@NullMarked
package dev.guildhall.simulator.control;

import org.jspecify.annotations.NullMarked;
