package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementAccessTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
  void shouldAdmitThoseOnThisMachine(String address) throws Exception {
    assertThat(admits("loopback", request(address, Map.of(), null, ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "192.0.2.7", "::", "0.0.0.0", "2001:db8::1", "no address"})
  void shouldAdmitNobodyElse(String address) throws Exception {
    assertThat(admits("loopback", request(address, Map.of(), null, ""))).isFalse();
    assertThat(admits("any", request(address, Map.of(), null, ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP"})
  void shouldNotTakeTheClientsOfALocalProxyForLocal(String header) throws Exception {
    Map<String, String> headers = Map.of(header, "127.0.0.1");

    assertThat(admits("loopback", request("127.0.0.1", headers, null, ""))).isFalse();
  }

  @Test
  void shouldAdmitThoseWithTheRole() throws Exception {
    Principal ada = () -> "Ada";

    assertThat(admits("role:operator", request("10.0.0.1", Map.of(), ada, "operator"))).isTrue();
    assertThat(admits("role:operator", request("10.0.0.1", Map.of(), ada, "user"))).isFalse();
    assertThat(admits("role:operator", request("127.0.0.1", Map.of(), null, ""))).isFalse();
  }

  private static boolean admits(String access, HttpServletRequest request) throws Exception {
    return ManagementAccess.of(access).admits(request, null);
  }

  /** A request of which nothing is known but this; nobody can sign in when asked to. */
  private static HttpServletRequest request(
      String address, Map<String, String> headers, Principal user, String role) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> address;
                  case "getHeader" -> headers.get((String) arguments[0]);
                  case "getUserPrincipal" -> user;
                  case "authenticate" -> throw new ServletException("no way to sign in");
                  case "isUserInRole" -> role.equals(arguments[0]);
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }
}
