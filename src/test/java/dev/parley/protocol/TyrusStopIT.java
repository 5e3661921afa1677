package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A server stops in good order. */
class TyrusStopIT {

  @Test
  void shouldTellEveryClientToComeBack() {
    TyrusServer server = new TyrusServer();
    ChatClient ada = ChatClient.connect(server.chat());
    ChatClient nobody = ChatClient.connect(server.chat());
    ada.signIn("Ada");

    server.close();

    assertThat(ada.closeCode()).isEqualTo(4001);
    assertThat(nobody.closeCode()).isEqualTo(4001);
  }
}
