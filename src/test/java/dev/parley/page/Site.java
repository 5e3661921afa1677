package dev.parley.page;

import dev.parley.cluster.Node;
import java.net.URI;

/** Where the page of a server is that the test has started. */
final class Site {
  private Site() {}

  static URI of(Node node) {
    URI chat = node.uri();
    return URI.create("http://" + chat.getAuthority() + chat.getPath()).resolve("./");
  }
}
