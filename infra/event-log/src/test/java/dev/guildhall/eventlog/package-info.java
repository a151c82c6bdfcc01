@NullMarked
package dev.guildhall.eventlog;

import org.jspecify.annotations.NullMarked;
