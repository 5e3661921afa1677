package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import dev.parley.config.ConfigKeys;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds the manifests to the API's definition, as its client for Java has it, and to each other.
 */
class KubernetesTest {
  private static final Path DIR = Path.of("src/ops/kubernetes");

  /** How long Open Liberty may take to stop when Parley has drained its clients. */
  private static final int LIBERTY_STOP_SECONDS = 30;

  private static final Map<String, Check> CHECKS =
      Map.of(
          "apps/v1 Deployment", V1Deployment::validateJsonElement,
          "v1 Service", V1Service::validateJsonElement,
          "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

  /** Throws what is wrong: a field that is not known, that is missing, or of the wrong type. */
  @FunctionalInterface
  private interface Check {
    void of(JsonElement manifest) throws IOException;
  }

  static Stream<Path> manifests() throws IOException {
    return Files.list(DIR);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void shouldBeAsTheApiDefinesIt(Path manifest) throws IOException {
    check(Files.readString(manifest));
  }

  @Test
  void shouldSeeMistakesDeepInAManifest() throws IOException {
    String good = Files.readString(DIR.resolve("deployment.yaml"));

    assertThatThrownBy(() -> check(good.replace("containerPort:", "containerPrt:")))
        .hasMessageContaining("containerPrt");
    assertThatThrownBy(() -> check(good.replace("- name: parley\n", "-\n")))
        .hasMessageContaining("`name` is not found");
  }

  @Test
  void shouldMeanTheSamePodsEverywhere() {
    Object labels = at("deployment", "spec", "template", "metadata", "labels");
    Object name = at("deployment", "metadata", "name");

    assertThat(
            Stream.<Object>of(
                at("deployment", "spec", "selector", "matchLabels"),
                at("service", "spec", "selector"),
                at("disruption-budget", "spec", "selector", "matchLabels")))
        .containsOnly(labels);
    assertThat(KubernetesTest.<Object>at("autoscaler", "spec", "scaleTargetRef", "name"))
        .isEqualTo(name);
  }

  @Test
  void shouldLeaveTheNumberOfNodesToTheAutoscaler() {
    assertThat(KubernetesTest.<Map<String, Object>>at("deployment", "spec"))
        .doesNotContainKey("replicas");
    assertThat(KubernetesTest.<Integer>at("autoscaler", "spec", "minReplicas")).isGreaterThan(1);
  }

  @Test
  void shouldGiveANodeTheTimeToSendItsClientsAway() {
    int grace = at("deployment", "spec", "template", "spec", "terminationGracePeriodSeconds");
    Map<String, Map<String, Map<String, List<String>>>> lifecycle =
        cast(container().get("lifecycle"));
    int drain = Integer.parseInt(environment().get("CHAT_STOP_DRAIN").replace("s", ""));

    assertThat(lifecycle.get("preStop").get("exec").get("command"))
        .startsWith("curl", "-fsS", "-X", "POST")
        .endsWith("http://localhost:" + port() + "/health/drain");
    assertThat(grace).isGreaterThan(drain + LIBERTY_STOP_SECONDS);
  }

  @Test
  void shouldSetOnlyWhatTheConfigurationKnows() {
    List<Map<String, Object>> variables = cast(container().get("env"));

    assertThat(variables)
        .extracting(variable -> (String) variable.get("name"))
        .filteredOn(name -> name.startsWith("CHAT_"))
        .isNotEmpty()
        .isSubsetOf(ConfigKeys.variables());
  }

  @Test
  void shouldProbeAndServeThePortOfTheServer() throws IOException {
    List<Map<String, Object>> ports = cast(container().get("ports"));

    assertThat(Files.readString(Path.of("server.xml"))).contains("defaultValue=\"" + port() + "\"");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      Map<String, Map<String, Object>> defined = cast(container().get(probe));
      assertThat(defined.get("httpGet")).containsEntry("port", ports.get(0).get("name"));
    }
  }

  private static void check(String text) throws IOException {
    Map<String, Object> manifest = new Yaml().load(text);
    String kind = manifest.get("apiVersion") + " " + manifest.get("kind");
    assertThat(CHECKS).containsKey(kind);
    CHECKS.get(kind).of(new Gson().toJsonTree(manifest));
  }

  private static Map<String, String> environment() {
    List<Map<String, Object>> variables = cast(container().get("env"));
    return variables.stream()
        .filter(variable -> variable.containsKey("value"))
        .collect(
            Collectors.toMap(
                variable -> (String) variable.get("name"),
                variable -> (String) variable.get("value")));
  }

  private static Object port() {
    List<Map<String, Object>> ports = cast(container().get("ports"));
    return ports.get(0).get("containerPort");
  }

  private static Map<String, Object> container() {
    List<Map<String, Object>> containers =
        at("deployment", "spec", "template", "spec", "containers");
    return containers.get(0);
  }

  /** The value at this path of a manifest. */
  private static <T> T at(String manifest, String... path) {
    try {
      Object value = new Yaml().load(Files.readString(DIR.resolve(manifest + ".yaml")));
      for (String key : path) {
        value = KubernetesTest.<Map<String, Object>>cast(value).get(key);
      }
      return cast(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
