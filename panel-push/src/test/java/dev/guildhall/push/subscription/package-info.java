@NullMarked
package dev.guildhall.push.subscription;

import org.jspecify.annotations.NullMarked;
