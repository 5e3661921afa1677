package dev.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Ends logins with their HTTP sessions: invalidated, logged out of, or expired. */
@WebListener
public class SessionWatch implements HttpSessionListener, HttpSessionIdListener {
  @Inject private Logins logins;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    logins.end(event.getSession().getId());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String before) {
    logins.rename(before, event.getSession().getId());
  }
}
