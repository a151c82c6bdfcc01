@NullMarked
package dev.guildhall.query.permission;

import org.jspecify.annotations.NullMarked;
