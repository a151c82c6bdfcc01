/** The contract as data: routes, events, who may use them, and the documents that follow from that. */
@NullMarked
package dev.guildhall.contract;

import org.jspecify.annotations.NullMarked;
