package dev.parley.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate for this machine that nobody else has signed, with its key, as files for servers.
 *
 * @param certificate in PEM
 * @param key in PEM, without a password
 */
public record SelfSigned(Path certificate, Path key) {
  private static final String ALIAS = "parley";
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /** Makes one, valid for a day, with the JDK's keytool. */
  public static SelfSigned create(Path dir)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = dir.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "1",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("keytool.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(dir.resolve("keytool.log")));
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return new SelfSigned(
        pem(dir.resolve("certificate.pem"), "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()),
        pem(dir.resolve("key.pem"), "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded()));
  }

  private static Path pem(Path file, String what, byte[] encoded) throws IOException {
    String text = LINES.encodeToString(encoded);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(what, text));
  }
}
