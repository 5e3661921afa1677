package dev.parley.endpoint;

import dev.parley.message.ClientFrame;
import jakarta.websocket.Decoder;

/**
 * Reads requests with JSON-B. It never throws and never returns null, which every server takes
 * differently: bad input becomes a message of its own, which is answered with an error.
 */
public class ClientMessageDecoder implements Decoder.Text<ClientFrame> {

  @Override
  public boolean willDecode(String text) {
    return true;
  }

  @Override
  public ClientFrame decode(String text) {
    return ClientFrame.read(text);
  }
}
