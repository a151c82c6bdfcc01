/** Whether JSON is what a document says it is. */
@NullMarked
package dev.guildhall.contract.validation;

import org.jspecify.annotations.NullMarked;
