/** Sockets: how a browser comes in, and what it may say. */
@NullMarked
package dev.guildhall.push.connection;

import org.jspecify.annotations.NullMarked;
