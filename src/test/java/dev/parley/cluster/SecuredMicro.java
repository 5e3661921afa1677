package dev.parley.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Payara Micro with a sign-in form and users in a file, as src/docs/auth has it. */
final class SecuredMicro implements AppServer {

  @Override
  public String name() {
    return "payara-micro-form";
  }

  @Override
  public ProcessBuilder prepare(Path dir, int port) throws IOException {
    Path ear = dir.resolve("parley.ear");
    Ear.pack(ear, "web.xml");
    Path users = dir.resolve("users.txt");
    Layout.write(
        users, List.of(createUser(dir, "ada", "lovelace"), createUser(dir, "bob", "babbage")));
    return new ProcessBuilder(
        Stream.concat(
                MicroServer.command(dir, port, ear).stream(),
                Stream.of("--postbootcommandfile", users.toString()))
            .toList());
  }

  private static String createUser(Path dir, String name, String password) throws IOException {
    Path file = dir.resolve(name + ".password");
    Layout.write(file, List.of("AS_ADMIN_USERPASSWORD=" + password));
    return "create-file-user --passwordfile " + file + " " + name;
  }
}
