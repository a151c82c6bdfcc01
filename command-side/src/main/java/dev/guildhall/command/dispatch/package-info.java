/** How a command reaches its aggregate: identity, expectation, retries, and what came of it. */
@NullMarked
package dev.guildhall.command.dispatch;

import org.jspecify.annotations.NullMarked;
