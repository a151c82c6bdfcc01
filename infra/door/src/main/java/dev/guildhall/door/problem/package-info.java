/** How a refusal looks: RFC 9457 problem details with stable types. */
@NullMarked
package dev.guildhall.door.problem;

import org.jspecify.annotations.NullMarked;
