/** Sessions that ended before their access tokens expire, and how every process hears of it. */
@NullMarked
package dev.guildhall.door.session;

import org.jspecify.annotations.NullMarked;
