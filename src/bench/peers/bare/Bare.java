package bare;

import jakarta.enterprise.context.Dependent;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Decoder;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An endpoint that does nothing, with the methods and coders of Parley's: what is left is the
 * container's own.
 */
@Dependent
@ServerEndpoint(value = "/chat", decoders = Bare.Reader.class, encoders = Bare.Writer.class)
public class Bare {
  /** A text frame. */
  public record Frame(String text) {}

  /** Reads text frames. */
  public static class Reader implements Decoder.Text<Frame> {
    @Override
    public boolean willDecode(String text) {
      return true;
    }

    @Override
    public Frame decode(String text) {
      return new Frame(text);
    }
  }

  /** Writes text frames. */
  public static class Writer implements Encoder.Text<Frame> {
    @Override
    public String encode(Frame frame) {
      return frame.text();
    }
  }

  @OnOpen
  public void onOpen(Session session) {
    session.setMaxIdleTimeout(0);
  }

  @OnMessage
  public void onText(Session session, Frame frame) throws IOException, EncodeException {
    session.getBasicRemote().sendObject(frame);
  }

  @OnMessage
  public void onBinary(ByteBuffer part, boolean last) {}

  @OnMessage
  public void onPong(PongMessage pong) {}

  @OnClose
  public void onClose(CloseReason reason) {}

  @OnError
  public void onError(Throwable failure) {}
}
