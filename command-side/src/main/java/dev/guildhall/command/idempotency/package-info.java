/** The same request twice is carried out once and answered alike. */
@NullMarked
package dev.guildhall.command.idempotency;

import org.jspecify.annotations.NullMarked;
