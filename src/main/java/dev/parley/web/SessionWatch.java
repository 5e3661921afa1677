package dev.parley.web;

import dev.parley.runtime.ChatClock;
import dev.parley.runtime.Tasks;
import dev.parley.runtime.Workers;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;

/**
 * Ends logins with their HTTP sessions: invalidated, logged out of, or expired. It waits a little,
 * since some servers that stop end all sessions first, and then clients are to come back.
 */
@WebListener
public class SessionWatch implements HttpSessionListener, HttpSessionIdListener {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Inject private Logins logins;
  @Inject private ChatClock clock;
  @Inject private Workers workers;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    String id = event.getSession().getId();
    clock.after(PATIENCE, () -> Tasks.submit(workers, () -> logins.end(id)));
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String before) {
    logins.rename(before, event.getSession().getId());
  }
}
