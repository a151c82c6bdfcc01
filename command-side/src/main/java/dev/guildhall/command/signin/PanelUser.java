package dev.guildhall.command.signin;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed in. {@code username} is what Discord shows of them; {@code avatar} is Discord's hash of the
 * picture, if there is one.
 */
record PanelUser(String id, String username, @Nullable String avatar) {}
