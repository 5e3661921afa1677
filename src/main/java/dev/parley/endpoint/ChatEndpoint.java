package dev.parley.endpoint;

import dev.parley.config.ChatConfig;
import dev.parley.message.ClientFrame;
import dev.parley.room.Connection;
import dev.parley.room.Peer;
import dev.parley.room.RoomRegistry;
import dev.parley.runtime.Heap;
import dev.parley.web.Caller;
import dev.parley.web.Login;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket endpoint: one instance for each connection, which tells the registry what happens
 * on it. No state is kept here beyond which connection it is.
 */
@Dependent
@ServerEndpoint(
    value = "/chat",
    configurator = Handshake.class,
    decoders = ClientMessageDecoder.class,
    encoders = ServerMessageEncoder.class)
public class ChatEndpoint {
  private static final Logger LOG = System.getLogger(ChatEndpoint.class.getName());

  @Inject private RoomRegistry registry;
  @Inject private ChatConfig config;
  @Inject private Heap heap;
  @Inject private SessionTransports transports;
  private volatile SessionTransport transport;
  private volatile Connection connection;
  private volatile @Nullable Login login;

  /** The login must know it again to forget it. */
  @SuppressWarnings("UnnecessaryLambda")
  private final Runnable signOut =
      () -> {
        registry.signOut(connection);
        transport.awaitClosed();
      };

  /** Registers the connection. */
  @OnOpen
  public void onOpen(Session session) {
    session.setMaxIdleTimeout(0); // silence is noticed by the heartbeat, the same on all servers
    session.setMaxTextMessageBufferSize(config.frameMaxSize());
    Caller caller = Handshake.caller(session);
    transport = transports.to(session, caller.output());
    Login ongoing = caller.login();
    connection = registry.open(transport, peer(caller));
    if (!Handshake.accepted(session)) {
      registry.refuse(connection);
    } else if (ongoing != null) {
      login = ongoing;
      ongoing.onEnd(signOut);
    }
  }

  /** Takes a request, or what is none: the decoder lets everything through. */
  @OnMessage(maxMessageSize = ChatConfig.FRAME_CEILING)
  public void onText(ClientFrame frame) {
    registry.receive(connection, heap.isNearlyFull() ? frame.shed() : frame);
  }

  /** Refuses binary frames, without waiting for the whole of one. */
  @OnMessage
  public void onBinary(ByteBuffer part, boolean last) {
    registry.receiveBinary(connection);
  }

  /** Takes a sign of life. */
  @OnMessage
  public void onPong(PongMessage pong) {
    registry.receivePong(connection, pong.getApplicationData());
  }

  /** Tells the registry; it may come late, twice, or not at all. */
  @OnClose
  public void onClose(CloseReason reason) {
    if (connection != null) {
      transport.end();
      Login ended = login;
      if (ended != null) {
        ended.forget(signOut);
      }
      boolean orderly = reason.getCloseCode().getCode() == CloseCodes.NORMAL_CLOSURE.getCode();
      registry.close(connection, orderly);
    }
  }

  /**
   * Takes whatever the container reports, such as a reset, for a broken connection. It is closed
   * with a code of its own: a plain close would come back as an orderly one.
   */
  @OnError
  public void onError(Throwable failure) {
    LOG.log(Level.DEBUG, "a connection failed", failure);
    if (connection != null) {
      registry.fail(connection);
    }
  }

  private static Peer peer(Caller caller) {
    return new Peer(caller.address(), caller.user(), caller.loginEnds());
  }
}
