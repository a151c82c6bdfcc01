@NullMarked
package dev.guildhall.testkit.discord;

import org.jspecify.annotations.NullMarked;
