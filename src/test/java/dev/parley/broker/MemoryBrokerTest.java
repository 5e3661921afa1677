package dev.parley.broker;

class MemoryBrokerTest extends BrokerContract {
  @Override
  protected Broker broker() {
    return new MemoryBroker(config, clock);
  }
}
