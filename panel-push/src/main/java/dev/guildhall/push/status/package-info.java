/** What this process tells about itself. */
@NullMarked
package dev.guildhall.push.status;

import org.jspecify.annotations.NullMarked;
