/** The stored language: what every side may know. Nothing here decides, reads a clock or talks to anyone. */
@NullMarked
package dev.guildhall.events;

import org.jspecify.annotations.NullMarked;
