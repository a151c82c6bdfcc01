/** Queues as they are read. */
@NullMarked
package dev.guildhall.query.music;

import org.jspecify.annotations.NullMarked;
