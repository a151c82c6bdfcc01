/** What the program maps to controllers, and what the table declares about it. */
@NullMarked
package dev.guildhall.contract.route;

import org.jspecify.annotations.NullMarked;
