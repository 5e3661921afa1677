package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;

/** What is asked for. */
final class Paths {
  private Paths() {}

  /** The path within the application, such as {@code /parley.js}, however the server maps files. */
  static String within(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }
}
