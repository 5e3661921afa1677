package dev.parley.bench.micro;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of the inner parts: nanoseconds and bytes allocated for each. */
public final class Micro {
  private static final TimeValue ITERATION = TimeValue.seconds(1);

  private Micro() {}

  /** Runs all; the results go to {@code jmh.csv} too. */
  public static void run(Path dir) {
    try {
      new Runner(
              new OptionsBuilder()
                  .include(Micro.class.getPackageName().replace(".", "\\.") + "\\..*")
                  .mode(Mode.AverageTime)
                  .timeUnit(TimeUnit.NANOSECONDS)
                  .forks(1)
                  .warmupIterations(3)
                  .warmupTime(ITERATION)
                  .measurementIterations(5)
                  .measurementTime(ITERATION)
                  .addProfiler(GCProfiler.class)
                  .resultFormat(ResultFormatType.CSV)
                  .result(dir.resolve("jmh.csv").toString())
                  .build())
          .run();
    } catch (RunnerException e) {
      throw new IllegalStateException("the inner parts could not be measured", e);
    }
  }
}
