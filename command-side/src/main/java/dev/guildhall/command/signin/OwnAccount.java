package dev.guildhall.command.signin;

import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, for their own eyes.
 *
 * @param operator whether a panel need show what is for operators; that they are is checked at each route
 */
record OwnAccount(String id, String username, @Nullable String avatar, boolean operator) {}
