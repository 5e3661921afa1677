package dev.parley.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The logins that connections were opened in, by the id of their HTTP session, until that ends.
 * Thread-safe.
 */
@ApplicationScoped
public class Logins {
  private final ConcurrentMap<String, Login> logins = new ConcurrentHashMap<>();

  /** The login of a session, which may have ended just now. */
  Login of(HttpSession session) {
    String id = session.getId();
    Login login = logins.computeIfAbsent(id, first -> new Login());
    try {
      session.getCreationTime();
    } catch (IllegalStateException e) {
      end(id); // too late for whoever watches sessions
    }
    return login;
  }

  /** The session has another id now. */
  void rename(String before, String now) {
    Login login = logins.remove(before);
    if (login != null) {
      logins.put(now, login);
    }
  }

  /** The session has ended. */
  void end(String id) {
    @Nullable Login login = logins.remove(id);
    if (login != null) {
      login.end();
    }
  }
}
