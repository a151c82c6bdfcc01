/** What operators decide about effects. */
@NullMarked
package dev.guildhall.events.effect;

import org.jspecify.annotations.NullMarked;
