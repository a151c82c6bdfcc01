package dev.guildhall.query.member;

/** @param atMillis when the membership began or ended that an effect is about */
record ShownMembership(String userId, long atMillis) {}
