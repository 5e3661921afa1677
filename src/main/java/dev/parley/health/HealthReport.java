package dev.parley.health;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What checks said, in the shape of MicroProfile Health. It is up when all of them are.
 *
 * @param status of all
 * @param checks by name
 */
public record HealthReport(Status status, List<Check> checks) {
  private static final Jsonb JSONB = JsonbBuilder.create();

  /** How it is. */
  public enum Status {
    UP,
    DOWN;

    private static Status of(boolean up) {
      return up ? UP : DOWN;
    }
  }

  /** What one check said. */
  public record Check(String name, Status status) {}

  static HealthReport of(Map<String, BooleanSupplier> checks) {
    List<Check> results =
        checks.entrySet().stream()
            .map(check -> new Check(check.getKey(), Status.of(check.getValue().getAsBoolean())))
            .toList();
    boolean up = results.stream().allMatch(check -> check.status() == Status.UP);
    return new HealthReport(Status.of(up), results);
  }

  /** Whether all are up. */
  public boolean allUp() {
    return status == Status.UP;
  }

  /** As JSON. */
  public String json() {
    return JSONB.toJson(this);
  }
}
