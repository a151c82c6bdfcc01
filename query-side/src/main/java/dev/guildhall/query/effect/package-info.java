/** What is to be done in Discord: decided once, given out to one bot at a time, and kept until its outcome is known. */
@NullMarked
package dev.guildhall.query.effect;

import org.jspecify.annotations.NullMarked;
