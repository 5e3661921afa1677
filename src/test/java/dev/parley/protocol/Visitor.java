package dev.parley.protocol;

import dev.parley.cluster.Node;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Somebody with cookies of their own who follows where pages lead, and chats from there. */
final class Visitor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CookieManager cookies = new CookieManager();
  private final List<ChatClient> tabs = new ArrayList<>();
  private final HttpClient http;
  private final Node node;

  /**
   * Somebody who was nowhere yet.
   *
   * @param trusted by the browser
   */
  Visitor(Node node, SSLContext trusted) {
    this.node = node;
    this.http =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .sslContext(trusted)
            .followRedirects(HttpClient.Redirect.ALWAYS) // back from TLS, too
            .build();
  }

  /** One of the paths of the server. */
  URI page(String path) {
    return node.http(path);
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(node.http(path)));
  }

  /** Sends a form. */
  HttpResponse<String> post(URI to, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + '=' + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Signs out by the page of an origin. */
  HttpResponse<String> signOut(String origin) {
    return send(
        HttpRequest.newBuilder(node.http("sign-out"))
            .header("Origin", origin)
            .POST(BodyPublishers.noBody()));
  }

  /** The origin of the server. */
  String origin() {
    URI page = node.http("");
    return "http://" + page.getAuthority();
  }

  void setCookie(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(node.http(""), cookie);
  }

  /** Opens the chat in another tab. */
  ChatClient chat() {
    ChatClient tab = ChatClient.connect(http, node.uri());
    tabs.add(tab);
    return tab;
  }

  @Override
  public void close() {
    tabs.forEach(ChatClient::close);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
