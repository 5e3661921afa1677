package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a page is told of sign-in by a managed application server on which all are guests. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerSessionIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @ArquillianResource private URI server;

  @Deployment(testable = false)
  static WebArchive parley() {
    return ParleyWar.archive();
  }

  @Test
  void shouldTellThatAllAreGuestsWithoutBeginningASession() throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(page("session")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"auth\":\"guest\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void shouldLeadGuestsWhoWantToSignInBackToThePage() throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(page("sign-in")));

    assertThat(answer.statusCode()).isEqualTo(302);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(page("sign-in").resolve(location).getPath()).isEqualTo(page("").getPath());
  }

  @Test
  void shouldTakeASignOutFromTheOwnPageAlone() throws Exception {
    String own = "http://" + page("").getAuthority();

    assertThat(send(signOut().header("Origin", own)).statusCode()).isEqualTo(204);
    assertThat(send(signOut()).statusCode()).isEqualTo(204);
    assertThat(send(signOut().header("Origin", "http://evil.example")).statusCode()).isEqualTo(403);
    assertThat(send(signOut().header("Origin", "null")).statusCode()).isEqualTo(403);
  }

  @Test
  void shouldBeginNoSessionWithAHandshake() {
    try (RawClient guest = new RawClient(ParleyWar.chat(server))) {
      assertThat(guest.status()).isEqualTo(101);
      assertThat(guest.header("Set-Cookie")).isNull();
    }
  }

  private HttpRequest.Builder signOut() {
    return HttpRequest.newBuilder(page("sign-out")).POST(BodyPublishers.noBody());
  }

  private URI page(String path) {
    URI chat = ParleyWar.chat(server);
    return URI.create("http://" + chat.getAuthority() + chat.getPath()).resolve("./" + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
