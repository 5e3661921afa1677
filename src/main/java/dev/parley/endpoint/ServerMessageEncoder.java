package dev.parley.endpoint;

import dev.parley.message.ServerFrame;
import jakarta.websocket.Encoder;

/**
 * Writes frames. The events in them were encoded with JSON-B when they came up: once, however many
 * connections they go to. (What is written blocking, or directly, does not come here: {@link
 * SessionTransport}.)
 */
public class ServerMessageEncoder implements Encoder.Text<ServerFrame> {

  @Override
  public String encode(ServerFrame frame) {
    return frame.text();
  }
}
