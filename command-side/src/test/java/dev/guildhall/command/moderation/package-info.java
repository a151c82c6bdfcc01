@NullMarked
package dev.guildhall.command.moderation;

import org.jspecify.annotations.NullMarked;
