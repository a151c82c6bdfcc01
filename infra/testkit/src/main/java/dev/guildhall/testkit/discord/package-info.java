/** Discord's own description of its API, to hold what bot and simulator say to each other against. */
@NullMarked
package dev.guildhall.testkit.discord;

import org.jspecify.annotations.NullMarked;
