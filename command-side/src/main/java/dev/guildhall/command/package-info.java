/** The command side: decides what happens, and lets people sign in. */
@NullMarked
package dev.guildhall.command;

import org.jspecify.annotations.NullMarked;
