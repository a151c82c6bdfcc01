@NullMarked
package dev.guildhall.testkit;

import org.jspecify.annotations.NullMarked;
