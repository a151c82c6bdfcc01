/** The API's document and the page that shows it. */
@NullMarked
package dev.guildhall.door.documentation;

import org.jspecify.annotations.NullMarked;
