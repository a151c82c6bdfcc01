@NullMarked
package dev.guildhall.push.room;

import org.jspecify.annotations.NullMarked;
