/** JSON Schemas of records and configurations. */
@NullMarked
package dev.guildhall.contract.schema;

import org.jspecify.annotations.NullMarked;
