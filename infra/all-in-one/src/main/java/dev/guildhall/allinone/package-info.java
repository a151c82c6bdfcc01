/** Everything in one process: the four sides, embedded servers, and the Discord simulator. */
@NullMarked
package dev.guildhall.allinone;

import org.jspecify.annotations.NullMarked;
