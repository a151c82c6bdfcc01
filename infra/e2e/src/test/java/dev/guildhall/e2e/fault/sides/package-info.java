/** What programs have in common that strike the processes of an installation while something is going on there. */
@NullMarked
package dev.guildhall.e2e.fault.sides;

import org.jspecify.annotations.NullMarked;
