/** Real servers and other processes for tests, each stopped when its user or the JVM ends. */
@NullMarked
package dev.guildhall.testkit;

import org.jspecify.annotations.NullMarked;
