/** What is the same for every request and answer: correlation, bounds of the body, the success envelope. */
@NullMarked
package dev.guildhall.door.request;

import org.jspecify.annotations.NullMarked;
