package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsyncApiTest {

  @Test
  void shouldKnowTheEventsOfTheProtocol() {
    assertThat(faults("{'type':'leftRoom','room':'java'}")).isEmpty();
    assertThat(faults("{'type':'pong','re':'1','time':'2026-11-24T15:04:05.123Z'}")).isEmpty();
  }

  @Test
  void shouldFindWhatIsMissingUnknownOrOfTheWrongForm() {
    assertThat(faults("{'type':'leftRoom'}")).isNotEmpty();
    assertThat(faults("{'type':'nope'}")).isNotEmpty();
    assertThat(faults("{'type':'pong','time':'2026-11-24T15:04:05Z'}")).isNotEmpty();
    assertThat(faults("{'type':'typing','room':'java','users':'Ada'}")).isNotEmpty();
  }

  private static java.util.List<String> faults(String event) {
    return AsyncApi.faultsOfEvent(event.replace('\'', '"'));
  }
}
