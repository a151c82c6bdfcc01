package dev.guildhall.e2e;

/** How the sides are spread over processes where classes share an installation. */
enum Layout {
    ONE_PROCESS,
    FOUR_PROCESSES
}
