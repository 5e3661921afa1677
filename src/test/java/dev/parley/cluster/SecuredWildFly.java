package dev.parley.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** WildFly with a sign-in form and users in a file, as src/docs/auth has it. */
final class SecuredWildFly implements AppServer {

  @Override
  public String name() {
    return "wildfly-form";
  }

  @Override
  public ProcessBuilder prepare(Path dir, int port) throws IOException {
    ProcessBuilder builder = WildFlyServer.command(dir, port);
    Ear.pack(dir.resolve("deployments/parley.ear"), "web.xml");
    Layout.write(
        dir.resolve("configuration/application-users.properties"),
        List.of(user("ada", "lovelace"), user("bob", "babbage")));
    return builder;
  }

  /** As {@code add-user.sh} writes it. */
  private static String user(String name, String password) {
    try {
      byte[] text = (name + ":ApplicationRealm:" + password).getBytes(StandardCharsets.UTF_8);
      return name + '=' + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
