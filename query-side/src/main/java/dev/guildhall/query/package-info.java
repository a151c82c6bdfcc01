/** The query side: projects the log and answers. */
@NullMarked
package dev.guildhall.query;

import org.jspecify.annotations.NullMarked;
