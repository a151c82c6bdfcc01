/** Erasing what the log says about a person. */
@NullMarked
package dev.guildhall.events.erasure;

import org.jspecify.annotations.NullMarked;
