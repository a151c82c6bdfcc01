@NullMarked
package dev.guildhall.command.identity;

import org.jspecify.annotations.NullMarked;
