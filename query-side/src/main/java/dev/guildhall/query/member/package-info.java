/** What is to be done in Discord because somebody came or went. There is no view of members: Discord knows them. */
@NullMarked
package dev.guildhall.query.member;

import org.jspecify.annotations.NullMarked;
