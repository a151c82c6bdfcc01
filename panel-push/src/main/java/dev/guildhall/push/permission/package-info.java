/** Access that ends while a browser is connected. */
@NullMarked
package dev.guildhall.push.permission;

import org.jspecify.annotations.NullMarked;
