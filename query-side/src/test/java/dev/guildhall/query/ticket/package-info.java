@NullMarked
package dev.guildhall.query.ticket;

import org.jspecify.annotations.NullMarked;
