@NullMarked
package dev.guildhall.push.permission;

import org.jspecify.annotations.NullMarked;
