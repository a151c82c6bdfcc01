/** What protects people in browsers: headers, origins, proxies that may speak for them. */
@NullMarked
package dev.guildhall.door.browser;

import org.jspecify.annotations.NullMarked;
