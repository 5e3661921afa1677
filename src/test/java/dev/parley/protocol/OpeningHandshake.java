package dev.parley.protocol;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * The beginning of a client's connection (RFC 6455, section 4). An undeployed application's clients
 * may leave Grizzly, the network layer of GlassFish and Payara, with a request that two connections
 * share, and a later handshake is then answered wrongly or not at all. There clients come again, as
 * the page does; elsewhere the first answer counts.
 */
final class OpeningHandshake {
  private static final Logger LOG = System.getLogger(OpeningHandshake.class.getName());

  private static final Set<String> GRIZZLY = Set.of("asadmin", "payara-micro");
  private static final int ATTEMPTS =
      GRIZZLY.contains(System.getProperty("arquillian.launch", "")) ? 3 : 1;

  private OpeningHandshake() {}

  /**
   * Waits for an open connection.
   *
   * @throws CompletionException if the server refuses it
   */
  static WebSocket open(WebSocket.Builder client, URI chat, WebSocket.Listener reader) {
    for (int attempt = 1; ; attempt++) {
      try {
        return client.buildAsync(chat, reader).join();
      } catch (CompletionException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.log(Level.WARNING, "once more, after handshake " + attempt + " failed", e);
      }
    }
  }
}
