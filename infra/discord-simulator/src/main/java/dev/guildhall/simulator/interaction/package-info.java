/** Commands, clicks and modals from the member's hand to the reply that the member sees. */
@NullMarked
package dev.guildhall.simulator.interaction;

import org.jspecify.annotations.NullMarked;
