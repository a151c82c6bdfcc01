@NullMarked
package dev.guildhall.bot;

import org.jspecify.annotations.NullMarked;
