package chat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/** Spring Boot's STOMP broker: a room is a topic that its members publish to. It has no history. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class Main {

  public static void main(String[] args) {
    System.setProperty("server.port", System.getenv("PORT"));
    System.setProperty("server.address", "127.0.0.1");
    System.setProperty("server.tomcat.accept-count", "4096");
    System.setProperty("server.tomcat.max-connections", "20000");
    SpringApplication.run(Main.class, args);
  }

  /** The broker, told to keep the order of messages, which it does not by itself. */
  @Configuration
  @EnableWebSocketMessageBroker
  public static class Broker implements WebSocketMessageBrokerConfigurer {
    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
      registry.addEndpoint("/chat").setAllowedOrigins("*");
      registry.setPreserveReceiveOrder(true);
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
      registry.enableSimpleBroker("/topic");
      registry.setPreservePublishOrder(true);
    }

    @Override
    public void configureClientOutboundChannel(ChannelRegistration registration) {
      registration.taskExecutor().corePoolSize(4).maxPoolSize(4);
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
      registration.setSendBufferSizeLimit(64 * 1024 * 1024).setSendTimeLimit(120_000);
    }
  }
}
