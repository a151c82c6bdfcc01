@NullMarked
package dev.guildhall.push.stream;

import org.jspecify.annotations.NullMarked;
