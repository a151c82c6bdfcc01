package dev.guildhall.panel;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Serves the panel at {@code /}. */
@Configuration(proxyBeanMethods = false)
@Import(PanelRoutes.class)
public class PanelConfiguration {}
