/** What operators decide about being signed in. */
@NullMarked
package dev.guildhall.events.signin;

import org.jspecify.annotations.NullMarked;
