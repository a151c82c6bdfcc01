package dev.guildhall.events.ticket;

/** @param url where Discord serves the file */
public record TicketAttachment(String name, String url) {}
