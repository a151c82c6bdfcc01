/** Views made anew while everybody goes on and the processes that make them are killed: nobody notices. */
@NullMarked
package dev.guildhall.e2e.fault.rebuild;

import org.jspecify.annotations.NullMarked;
