package dev.parley.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro with a sign-in form and users in a file, as src/docs/auth has it. */
final class SecuredMicro implements AppServer {

  @Override
  public String name() {
    return "payara-micro-form";
  }

  @Override
  public ProcessBuilder prepare(Path dir, int port) throws IOException {
    Path war = dir.resolve("parley.war");
    Layout.copy(Layout.war(), war);
    Path commands = dir.resolve("commands.txt");
    Layout.write(
        commands,
        List.of(
            createUser(dir, "ada", "lovelace"),
            createUser(dir, "bob", "babbage"),
            String.join(
                " ",
                "deploy --name parley --contextroot /parley --altdd",
                Ear.SOURCES.resolve("web.xml").toAbsolutePath().toString(),
                war.toString())));
    return new ProcessBuilder(
        MicroServer.command(dir, port, "--postbootcommandfile", commands.toString()));
  }

  private static String createUser(Path dir, String name, String password) throws IOException {
    Path file = dir.resolve(name + ".password");
    Layout.write(file, List.of("AS_ADMIN_USERPASSWORD=" + password));
    return "create-file-user --passwordfile " + file + " " + name;
  }
}
