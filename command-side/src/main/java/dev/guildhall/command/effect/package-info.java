/** What operators decide about effects. */
@NullMarked
package dev.guildhall.command.effect;

import org.jspecify.annotations.NullMarked;
