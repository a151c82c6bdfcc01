/** What is decided about erasures, and how they are carried out. */
@NullMarked
package dev.guildhall.command.erasure;

import org.jspecify.annotations.NullMarked;
