@NullMarked
package dev.guildhall.push.connection;

import org.jspecify.annotations.NullMarked;
