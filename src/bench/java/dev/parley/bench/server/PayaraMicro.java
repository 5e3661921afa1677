package dev.parley.bench.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Payara Micro, without the cluster that it would look for. */
final class PayaraMicro extends Container {
  PayaraMicro(Site site, String version) {
    super(site, "payara-micro", "Payara Micro " + version);
  }

  @Override
  public Running start(Mode mode) {
    Path dir = site().fresh(name());
    Path preboot = dir.resolve("preboot.txt");
    copy(site().base().resolve("src/test/payara/preboot.txt"), preboot);
    copy(war(mode), dir.resolve("parley.war"));
    List<String> command = new ArrayList<>();
    command.add(Site.java());
    command.addAll(jvmFlags());
    command.addAll(
        List.of(
            "-jar",
            site().dist("payara-micro.jar").toString(),
            "--rootdir",
            dir.resolve("root").toString(),
            "--nocluster",
            "--prebootcommandfile",
            preboot.toString(),
            "--port",
            Integer.toString(site().port()),
            "--deploy",
            dir.resolve("parley.war").toString()));
    return Running.start(
        command, Map.of(), dir.toFile(), log(dir), site().port(), "/parley", probe());
  }
}
