package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {

  @Test
  void shouldTellFieldsByName() {
    LogLine line = new LogLine("Parley stops").with("connections", 3).with("drain", "PT5S");

    assertThat(line).hasToString("Parley stops connections=3 drain=PT5S");
  }

  @Test
  void shouldQuoteWhatIsNoSingleWord() {
    assertThat(new LogLine("a").with("b", "c d").with("e", "").with("f", "g=\"h\"\\"))
        .hasToString("a b=\"c d\" e=\"\" f=\"g=\\\"h\\\"\\\\\"");
  }

  @Test
  void shouldLetNoValueBeginALine() {
    String line = new LogLine("a").with("b", "1\r\n2\u00853\u20284\u00005\u001b").toString();

    assertThat(line).isEqualTo("a b=\"1\\r\\n2\\u00853\\u20284\\u00005\\u001b\"");
  }

  @Test
  void shouldTellAFailureWithoutItsMessage() {
    Exception cause = new IllegalStateException("secret");
    Exception failure = new IllegalArgumentException("a secret message", cause);

    Fault fault = Fault.of(failure);

    assertThat(fault).hasStackTraceContaining("java.lang.IllegalArgumentException");
    assertThat(fault).hasStackTraceContaining("java.lang.IllegalStateException");
    assertThat(fault).hasStackTraceContaining("LogLineTest");
    assertThat(fault.getStackTrace()).isEqualTo(failure.getStackTrace());
    assertThat(org.assertj.core.util.Throwables.getStackTrace(fault)).doesNotContain("secret");
  }
}
