/** HTTP without a framework: requests, replies, routes and the faults put on them. */
@NullMarked
package dev.guildhall.simulator.http;

import org.jspecify.annotations.NullMarked;
