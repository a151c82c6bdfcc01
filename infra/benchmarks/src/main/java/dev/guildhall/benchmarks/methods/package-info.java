/** What single steps of every command take, by JMH. */
@NullMarked
package dev.guildhall.benchmarks.methods;

import org.jspecify.annotations.NullMarked;
