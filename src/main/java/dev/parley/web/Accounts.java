package dev.parley.web;

import dev.parley.config.ChatConfig;
import dev.parley.message.Refusal;
import dev.parley.name.Username;
import dev.parley.runtime.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;

/** Who the server says is signed in. Thread-safe. */
@ApplicationScoped
public class Accounts {
  private static final Logger LOG = System.getLogger(Accounts.class.getName());

  @Inject private ChatConfig config;

  /** Whether the server knows who a client is, and nobody may be a guest. */
  boolean areRequired() {
    return config.usesContainerAuth();
  }

  /**
   * The principal of a request, where that is what counts and its name can be a username; one that
   * cannot is logged.
   */
  Optional<Principal> find(HttpServletRequest request) {
    return areRequired()
        ? Optional.ofNullable(request.getUserPrincipal()).filter(Accounts::canBeUser)
        : Optional.empty();
  }

  /** The name as it is shown. */
  static String display(Principal principal) {
    try {
      return Username.parse("the name", principal.getName()).display();
    } catch (Refusal e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static boolean canBeUser(Principal principal) {
    try {
      Username.parse("the name", principal.getName());
      return true;
    } catch (Refusal e) {
      LOG.log(
          Level.WARNING,
          new LogLine("a principal cannot be a user of the chat, and is answered 401")
              .with("principal", beginning(principal.getName()))
              .with("reason", Objects.requireNonNull(e.getMessage()))
              .toString());
      return false;
    }
  }

  /** So that no line gets longer than it need be. */
  private static String beginning(String name) {
    return name.codePointCount(0, name.length()) > 100
        ? name.substring(0, name.offsetByCodePoints(0, 100))
        : name;
  }
}
