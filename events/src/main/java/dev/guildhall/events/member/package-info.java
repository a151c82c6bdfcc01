/** Who came to a guild and who went. Nothing of a person but ids is in here. */
@NullMarked
package dev.guildhall.events.member;

import org.jspecify.annotations.NullMarked;
