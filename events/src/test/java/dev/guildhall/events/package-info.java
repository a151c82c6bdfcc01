/** Holds the stored language still: golden files, the catalogue document, the JSON dialect. */
@NullMarked
package dev.guildhall.events;

import org.jspecify.annotations.NullMarked;
