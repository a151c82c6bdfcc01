@NullMarked
package dev.guildhall.door.session;

import org.jspecify.annotations.NullMarked;
