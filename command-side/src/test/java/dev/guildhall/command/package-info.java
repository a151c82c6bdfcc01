/** The command side as a whole, over real HTTP and a real data base. */
@NullMarked
package dev.guildhall.command;

import org.jspecify.annotations.NullMarked;
